import { fact } from './leg.ts'
import type { LegOutline } from './leg-outline.ts'

/** A message that a caller left on a leg. */
export interface LeftMessage {
  readonly recordingId: string | null
  /** Where its audio is: the one address that everything which shows the message names. */
  readonly url: string | null
  readonly text: string | null
  readonly durationSeconds: number | null
  /** ms since 1970; null: not known. */
  readonly leftAt: number | null
}

export function messageOf({ leftMessage, knowledge, startedAt }: LegOutline): LeftMessage | null {
  if (!leftMessage) return null
  const recording = fact(knowledge, 'recordings')?.find(one => one.type === 'voicemail')
  const durationMs = recording?.durationMs ?? null
  const upload = knowledge.states.find(([, state]) => state === 'voicemail_uploaded')
  return {
    recordingId: recording?.id ?? null,
    url: recording?.url ?? fact(knowledge, 'voicemailLink'),
    text: fact(knowledge, 'transcriptionText'),
    durationSeconds: durationMs === null ? null : Math.round(durationMs / 1_000),
    leftAt: upload?.[0] ?? startedAt,
  }
}
