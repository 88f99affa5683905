import type { Query, RequestBody, ResponseBody } from './bodies.ts'

/** A 64-bit id: a number, or a string where a number would lose precision. */
export type DialpadId = number | string
type Moment = string | Date | number

// What the hub responds with. Times are ISO 8601 in UTC.
export type CallPage = ResponseBody<'get', '/api/calls'>
export type Call = CallPage['calls'][number]
export type CallDetails = ResponseBody<'get', '/api/calls/{id}'>
export type Message = ResponseBody<'get', '/api/messages'>['messages'][number]
export type Voicemail = ResponseBody<'get', '/api/voicemails'>['voicemails'][number]
export type Contact = ResponseBody<'get', '/api/contacts'>['contacts'][number]
export type Agent = ResponseBody<'get', '/api/agents'>['agents'][number]
export type Status = ResponseBody<'get', '/status'>

export type CallStatus = Call['status']
/** `missed` is an inbound call that nobody answered, `no_answer` an outbound one. */
export type CallDisposition = NonNullable<Call['disposition']>

// What the hub takes.
export type NewCall = RequestBody<'post', '/api/calls'>
export type TransferTarget = RequestBody<'post', '/api/calls/{id}/transfer'>['to']
export type NewMessage = RequestBody<'post', '/api/messages'>

/** Selects a page of a list. */
export type Page = Pick<Query<'/api/calls'>, 'limit' | 'offset' | 'cursor'>

type Moments = 'since' | 'until' | 'updated_since'
/** Selects calls; numbers are in E.164 format, `user` is a Dialpad id or an email address. */
export type CallFilter = Omit<Query<'/api/calls'>, keyof Page | Moments | 'user'> & {
  readonly user?: DialpadId
  readonly since?: Moment
  readonly until?: Moment
  /** Sorts by last change, oldest first. */
  readonly updated_since?: Moment
}
export type MessageFilter = Omit<Query<'/api/messages'>, keyof Page>

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

type FieldsOfCall = Pick<
  Call,
  'call_id' | 'direction' | 'status' | 'from_number' | 'to_number' | 'dialpad_user_id' | 'transcript'
>

export interface CallEvent extends EventHead, FieldsOfCall {
  readonly type: CallEventType
  /** Talk time or, of `voicemail.received`, the length of the message. */
  readonly duration_seconds: number | null
  /** Of the call or, of `voicemail.received`, of the message. */
  readonly recording_url: string | null
  /** The ids of calls that turned out to be part of this one and no longer exist. */
  readonly merged?: readonly string[]
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
