import type { Contact, Group, User } from '../world/company.ts'

export type Target = User | Group

export interface Recording {
  readonly id: number
  readonly type: 'callrecording' | 'voicemail' | 'admincallrecording'
  /** ms */
  readonly duration: number
  /** ms since 1970 */
  readonly startedAt: number
}

export interface Recap {
  readonly summary: string
  readonly outcome: string
  readonly purposes: readonly { category: string; content: string }[]
  readonly actionItems: readonly string[]
  /** ms since 1970 */
  readonly madeAt: number
}

/** What people spoke about, in short. */
export interface Topic {
  readonly category: string
  readonly ask: string
  readonly answer: string
  readonly todo: string
}

/** Deviations that real events have now and then. */
export interface Quirks {
  /** Ids that lead nowhere. */
  readonly links?: Readonly<Record<string, unknown>>
  readonly endedWhileRinging?: boolean
  readonly targetIdAsText?: boolean
}

/** One leg of a call as Dialpad keeps it. Moments and durations are ms; null where nothing happened yet. */
export interface Leg {
  readonly callId: number
  readonly direction: 'inbound' | 'outbound'
  readonly target: Target
  readonly contact: Contact
  readonly externalNumber: string
  readonly startedAt: number
  readonly isInternal: boolean
  quirks: Quirks
  state: string
  masterCallId: number | null
  entryPointCallId: number | null
  entryPoint: Target | null
  operatorCallId: number | null
  proxy: Group | null
  rangAt: number | null
  queuedAt: number | null
  connectedAt: number | null
  endedAt: number | null
  heldFor: number
  /** The menu or the queue had the call for so long, which counts as duration but not as talk. */
  queueTime: number
  isTransferred: boolean
  recordings: readonly Recording[]
  /** Of the recording that an administrator has made of it; it is there after the call. */
  adminRecordingId: number | null
  /** Whether the caller asked to be called. */
  isCallback: boolean
  voicemailLink: boolean
  voicemailRecordingId: number | null
  /** Of a voicemail. */
  transcription: string | null
  /** What the listening machine wrote down; null until it has. */
  transcript: Topic | null
  recap: Recap | null
  labels: readonly string[]
  csatScore: string | null
  dispositions: readonly string[]
  customData: string | null
}

/** Somebody of the company, unlike a contact. */
export function isTarget(party: Target | Contact): party is Target {
  return typeof party.id === 'number'
}

export function isUser(target: Target): target is User {
  return !('members' in target)
}

/** Whether it came to a group, through one, or goes out under the number of one. */
export function isGroupCall({ target, entryPoint, proxy }: Leg): boolean {
  return [target, entryPoint, proxy].some(party => party !== null && !isUser(party))
}

export function isConcluded(leg: Leg): leg is Leg & { endedAt: number } {
  return leg.endedAt !== null && leg.state !== 'ringing'
}

/** Time that people spoke, in ms. */
export function talkTime(leg: Leg): number {
  return leg.connectedAt === null ? 0 : (leg.endedAt ?? leg.connectedAt) - leg.connectedAt - leg.heldFor
}
