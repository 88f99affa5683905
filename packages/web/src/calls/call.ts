export type Direction = 'inbound' | 'outbound'
export type CallStatus = 'ringing' | 'active' | 'held' | 'ended' | 'missed' | 'voicemail'

/** `missed` is an inbound call that nobody answered, `no_answer` an outbound one. */
type Disposition = 'answered' | 'no_answer' | 'missed' | 'voicemail'

/** A number, or a string where a number would lose digits. */
type DialpadId = number | string

export interface Call {
  readonly id: string
  readonly call_id: DialpadId
  readonly direction: Direction
  readonly status: CallStatus
  /** Null while the call is in progress. */
  readonly disposition: Disposition | null
  readonly from_number: string | null
  readonly to_number: string | null
  readonly from_name: string | null
  readonly from_organization: string | null
  readonly to_name: string | null
  readonly to_organization: string | null
  readonly department: string | null
  readonly user: {
    readonly id: DialpadId | null
    readonly name: string | null
    readonly email: string | null
  } | null
  readonly started_at: string
  readonly answered_at: string | null
  readonly ended_at: string | null
  /** Talk time in ms; null while the call is in progress. */
  readonly duration: number | null
  readonly was_recorded: boolean
  /** Fields that have a value, and are null here until the PIN is entered. */
  readonly redacted?: readonly string[]
  readonly mos_score: number | null
}

interface Leg {
  readonly call_id: DialpadId
  readonly state: string | null
  readonly target: { readonly type: string | null; readonly name: string | null } | null
  readonly started_at: string | null
  readonly connected_at: string | null
  readonly ended_at: string | null
  readonly talk_time_ms: number | null
}

interface TimelineEntry {
  readonly at: string
  readonly event: string
  readonly who: string | null
}

export interface CallDetails extends Call {
  readonly legs: readonly Leg[]
  readonly timeline: readonly TimelineEntry[]
  /** Null: there is none, or it is among the `redacted`. */
  readonly recap: {
    readonly summary: string | null
    readonly outcome: string | null
    readonly purposes: readonly string[]
    readonly action_items: readonly string[]
  } | null
  /** What they say is behind a PIN. */
  readonly has_transcript: boolean
  /** Null: no message was left. What it says is behind a PIN. */
  readonly voicemail: { readonly id: string } | null
  /** When its last event came. */
  readonly updated_at: string
}

/** What the event stream tells of a call. */
export interface CallEvent {
  readonly type: string
  readonly cursor: number
  readonly call: Call
  /** Calls that turned out to be part of this one and are no more. */
  readonly merged?: readonly string[]
}

/** Someone is on the phone, or is about to be. */
export function isOngoing(call: Call): boolean {
  return call.status === 'ringing' || call.status === 'active' || call.status === 'held'
}
