import type { Target } from '../calls/leg.ts'
import type { EventKind } from '../state.ts'

/** By what a subscription may choose among events. */
export interface Subject {
  readonly target?: Target
  /** A call's state. */
  readonly state?: string
  /** Whether a call has to do with a group. */
  readonly isGroupCall?: boolean
  /** A message's. */
  readonly direction?: 'inbound' | 'outbound'
  readonly isInternal?: boolean
  /** Whether it only reports the delivery status of a message. */
  readonly isStatus?: boolean
  /** A contact's. */
  readonly contactType?: 'shared' | 'local'
}

/** What the scopes of the token that made a subscription let its events hold. */
export interface Visible {
  readonly recordings: boolean
  readonly messageText: boolean
}

/** Tells everybody who subscribed. The event is made for each of them anew, as their scopes allow. */
export type Publish = (
  kind: EventKind,
  subject: Subject,
  makeEvent: (visible: Visible) => Record<string, unknown>,
) => void
