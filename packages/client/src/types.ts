/** A 64-bit id: a number, or a string where a number would lose precision. */
export type DialpadId = number | string
export type CallStatus = 'ringing' | 'active' | 'held' | 'ended' | 'missed' | 'voicemail'
/** `missed` is an inbound call that nobody answered, `no_answer` an outbound one. */
export type CallDisposition = 'answered' | 'no_answer' | 'missed' | 'voicemail'
type Moment = string | Date | number

/** Times are ISO 8601 in UTC. */
export interface Call {
  readonly id: string
  readonly call_id: DialpadId
  readonly direction: 'inbound' | 'outbound'
  readonly status: CallStatus
  /** How it ended; null while it is in progress. What agents chose for it in Dialpad is in `dispositions`. */
  readonly disposition: CallDisposition | null
  readonly from_number: string | null
  readonly from_name: string | null
  readonly from_organization: string | null
  readonly to_number: string | null
  readonly to_name: string | null
  readonly to_organization: string | null
  readonly department: string | null
  readonly user: {
    readonly id: DialpadId | null
    readonly name: string | null
    readonly email: string | null
  } | null
  readonly dialpad_user_id: DialpadId | null
  readonly started_at: string
  readonly rang_at: string | null
  readonly answered_at: string | null
  readonly ended_at: string | null
  /** Talk time in ms; null while the call is in progress, or while it is not known. */
  readonly duration: number | null
  readonly duration_seconds: number | null
  readonly was_recorded: boolean
  readonly recording_url: string | null
  readonly voicemail_url: string | null
  readonly voicemail_duration_seconds: number | null
  /** The transcript of the voicemail. */
  readonly transcript: string | null
  readonly recap_summary: string | null
  readonly mos_score: number | null
  /** Whether further events may still change the call; `call.missed` follows once no answer can turn up any more. */
  readonly provisional: boolean
}

export interface CallDetails extends Call {
  readonly participants: readonly {
    readonly role: string
    readonly name: string | null
    readonly number: string | null
    readonly answered: boolean
    readonly talk_time_ms: number
  }[]
  readonly timeline: readonly { readonly at: string; readonly event: string; readonly who: string | null }[]
  readonly legs: readonly {
    readonly call_id: DialpadId
    readonly state: string | null
    readonly talk_time_ms: number | null
  }[]
  readonly voicemail: Voicemail | null
  readonly recap: {
    readonly summary: string | null
    readonly outcome: string | null
    readonly purposes: readonly string[]
    readonly action_items: readonly string[]
  } | null
  readonly labels: readonly string[]
  readonly dispositions: readonly string[]
}

export interface CallFilter {
  readonly direction?: 'inbound' | 'outbound' | 'all'
  readonly status?: CallStatus
  /** In E.164 format. */
  readonly from?: string
  readonly to?: string
  readonly number?: string
  /** A Dialpad id, or an email address. */
  readonly user?: DialpadId
  readonly department?: string
  readonly since?: Moment
  readonly until?: Moment
  /** Sorts by last change, oldest first. */
  readonly updated_since?: Moment
  readonly has_recording?: boolean
  readonly text?: string
}

export interface Page {
  readonly limit?: number
  readonly offset?: number
  readonly cursor?: string
}

export interface CallPage {
  readonly calls: readonly Call[]
  readonly total: number
  /** False if there are more than `total`. */
  readonly total_is_exact: boolean
  readonly limit: number
  readonly offset: number
  readonly next_cursor: string | null
}

export interface Message {
  readonly id: DialpadId
  readonly direction: 'inbound' | 'outbound'
  readonly status: string
  readonly from: string | null
  readonly to: readonly string[]
  readonly contact: { readonly name: string | null; readonly organization: string | null }
  readonly text: string | null
  readonly sent_at: string
}

export interface Voicemail {
  readonly id: string
  readonly call_id: DialpadId
  readonly dialpad_user_id: DialpadId | null
  readonly from_number: string | null
  readonly from_name: string | null
  readonly to_number: string | null
  readonly to_name: string | null
  readonly recording_url: string | null
  readonly transcript: string | null
  readonly duration_seconds: number | null
  readonly created_at: string
}

export interface Contact {
  readonly id: string
  readonly name: string | null
  readonly organization: string | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

export interface Agent {
  readonly user_id: DialpadId
  readonly name: string | null
  readonly email: string | null
  readonly status: string
  readonly is_available: boolean | null
  readonly since: string
}

export interface Status {
  readonly app_id: string
  readonly connected: boolean
  readonly environment: 'simulated' | 'sandbox' | 'production'
  readonly message: string
}

export type CallEventType =
  | 'call.ring'
  | 'call.started'
  | 'call.held'
  | 'call.resumed'
  | 'call.ended'
  | 'call.missed'
  | 'voicemail.received'
  | 'call.updated'

interface EventHead {
  /** The position in the feed; pass it as `since` to resume after this event. */
  readonly cursor: number
  /** When it happened in Dialpad. */
  readonly timestamp: string
}

export interface CallEvent extends EventHead {
  readonly type: CallEventType
  readonly call_id: DialpadId
  readonly direction: 'inbound' | 'outbound'
  readonly status: CallStatus
  readonly from_number: string | null
  readonly to_number: string | null
  readonly dialpad_user_id: DialpadId | null
  /** Talk time or, of `voicemail.received`, the length of the message. */
  readonly duration_seconds: number | null
  /** Of the call or, of `voicemail.received`, of the message. */
  readonly recording_url: string | null
  readonly transcript: string | null
  readonly data: Call
}

export interface MessageEvent extends EventHead {
  readonly type: 'sms.received' | 'sms.sent' | 'sms.delivered' | 'sms.failed' | 'sms.updated'
  readonly data: Message
}

export interface AgentEvent extends EventHead {
  readonly type: 'agent.status'
  readonly data: Agent
}

export interface ContactEvent extends EventHead {
  readonly type: 'contact.created' | 'contact.updated' | 'contact.deleted'
  readonly data: Contact
}

export interface OtherEvent extends EventHead {
  readonly type:
    | 'settings.changed'
    | 'connection.connected'
    | 'connection.expired'
    | 'connection.disconnected'
  readonly data: unknown
}

export type FeedEvent = CallEvent | MessageEvent | AgentEvent | ContactEvent | OtherEvent
