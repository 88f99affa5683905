import { presentId } from '../calls/call-body.ts'
import type { VoicemailRow } from '../database/tables.ts'

/** A message that a caller left, as `/api/voicemails` shows it. Times are ISO 8601, UTC. */
export interface VoicemailBody {
  readonly id: string
  /** Of the leg that took it; `/api/calls/:id` finds the call by it. */
  readonly call_id: number | string
  readonly dialpad_user_id: number | string | null
  readonly to_name: string | null
  readonly from_number: string | null
  readonly from_name: string | null
  readonly to_number: string | null
  readonly recording_url: string | null
  readonly transcript: string | null
  readonly duration_seconds: number | null
  readonly created_at: string
}

export function presentVoicemail(row: VoicemailRow): VoicemailBody {
  return {
    id: row.id,
    call_id: presentId(row.dialpad_call_id),
    dialpad_user_id: row.dialpad_user_id === null ? null : presentId(row.dialpad_user_id),
    to_name: row.target_name,
    from_number: row.from_number,
    from_name: row.from_name,
    to_number: row.to_number,
    recording_url: row.recording_url,
    transcript: row.transcript,
    duration_seconds: row.duration_seconds,
    created_at: row.left_at.toISOString(),
  }
}

/** Without what was said. */
export function concealVoicemail(voicemail: VoicemailBody): VoicemailBody {
  return { ...voicemail, recording_url: null, transcript: null }
}
