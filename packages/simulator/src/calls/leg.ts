import type { Contact, Group, User } from '../world/company.ts'

export type Target = User | Group

/** One leg of a call as Dialpad keeps it. Moments and durations are ms; null where nothing happened yet. */
export interface Leg {
  readonly callId: number
  readonly direction: 'inbound' | 'outbound'
  readonly target: Target
  readonly contact: Contact
  readonly externalNumber: string
  readonly officeId: number
  readonly startedAt: number
  state: string
  masterCallId: number | null
  entryPointCallId: number | null
  entryPoint: Target | null
  operatorCallId: number | null
  rangAt: number | null
  queuedAt: number | null
  connectedAt: number | null
  endedAt: number | null
  talkTime: number | null
  heldFor: number
  isTransferred: boolean
  wasRecorded: boolean
  recordingIds: number[]
  voicemailLink: string | null
  voicemailRecordingId: number | null
  transcription: string | null
  recapSummary: string | null
}

export function isUser(target: Target): target is User {
  return !('members' in target)
}
