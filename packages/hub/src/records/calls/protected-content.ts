import { sql } from 'kysely'
import type { AppTransaction } from '../../database/database.ts'

/** What callers and agents said, which is nobody's to see in passing. */
export interface ProtectedContent {
  readonly callUuid: string
  readonly callId: string
  readonly transcript: string | null
  readonly voicemailTranscript: string | null
  readonly recordingUrl: string | null
  readonly voicemailUrl: string | null
}

/** @param id as `readCall` takes it */
export async function readProtectedContent(
  queries: AppTransaction,
  appId: string,
  id: string,
): Promise<ProtectedContent | null> {
  const { rows } = await sql<ProtectedContent>`
    select c.id as "callUuid", c.call_id::text as "callId", t.transcript,
      t.voicemail_transcript as "voicemailTranscript", c.recording_url as "recordingUrl", c.voicemail_url as "voicemailUrl"
    from call_legs as l join calls as c on c.app_id = l.app_id and c.id = l.call_uuid
      left join call_texts as t on t.app_id = c.app_id and t.id = c.id
    where l.app_id = ${appId} and ${sql.ref(/^\d+$/.test(id) ? 'l.leg_id' : 'l.leg_uuid')} = ${id}`.execute(
    queries,
  )
  return rows[0] ?? null
}
