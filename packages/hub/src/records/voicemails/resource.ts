import { type Static, Type } from 'typebox'
import type { VoicemailRow } from '../../database/tables.ts'
import type { KnownParty } from '../../identity/contact-lookup.ts'
import { DIALPAD_ID, DialpadId, Instant, Nullable, Redacted, Text, Uuid } from '../../schemas.ts'

/** A message that a caller left, as `/api/voicemails` shows it. */
export const VoicemailBodySchema = Type.Object({
  id: Uuid,
  call_id: Type.String({
    description: 'Dialpad’s id of the leg that recorded it; addresses of calls accept it',
    [DIALPAD_ID]: true,
  }),
  dialpad_user_id: Nullable(DialpadId),
  to_name: Text,
  from_number: Text,
  from_name: Text,
  to_number: Text,
  recording_url: Text,
  transcript: Text,
  duration_seconds: Nullable(Type.Integer()),
  created_at: Instant,
  redacted: Redacted,
})
export type VoicemailBody = Static<typeof VoicemailBodySchema>

export function presentVoicemail(row: VoicemailRow, known: KnownParty | null): VoicemailBody {
  return {
    id: row.id,
    call_id: row.dialpad_call_id,
    dialpad_user_id: row.dialpad_user_id,
    to_name: row.target_name,
    from_number: row.from_number,
    from_name: known?.name ?? row.from_name,
    to_number: row.to_number,
    recording_url: row.recording_url,
    transcript: row.transcript,
    duration_seconds: row.duration_seconds,
    created_at: row.left_at.toISOString(),
  }
}
