import { sql } from 'kysely'
import type { AppTransaction } from '../database/database.ts'
import { openDirectory } from './directory.ts'
import type { Found } from './find-calls.ts'

/** A call as `/api/v1/phone-log` shows it: the columns of comms.dialpad_calls, ids as text, without what was said. */
export interface PhoneLogEntry {
  readonly id: string
  readonly dialpad_call_id: string
  readonly direction: string
  readonly state: string
  readonly date_started: Date | null
  readonly duration_ms: number
  readonly from_number: string | null
  readonly from_name: string | null
  readonly to_number: string | null
  readonly to_name: string | null
  readonly has_recording: boolean
  readonly has_transcript: boolean
}

/** The entries of calls that were found, in their order, each with the name that the directory has. */
export async function presentPhoneLog(
  queries: AppTransaction,
  appId: string,
  rows: Found['rows'],
): Promise<PhoneLogEntry[]> {
  if (rows.length === 0) return []
  const { rows: entries } = await sql<PhoneLogEntry & { duration_ms: string }>`
    select id, dialpad_call_id, master_call_id, entry_point_call_id, direction, state, date_started, date_rang,
      date_connected, date_ended, duration_ms, from_number, from_name, from_dialpad_contact_id,
      from_yp3000_identity_id, to_number, to_name, to_dialpad_user_id, to_dialpad_target_type,
      to_yp3000_identity_id, entry_point_name, entry_point_type, has_recording,
      transcript_text is not null as has_transcript, ai_summary, ai_sentiment, ai_topics, yp3000_enriched_at,
      created_at, updated_at
    from comms.dialpad_calls where app_id = ${appId} and id = any(${rows.map(row => row.id)}::uuid[])`.execute(
    queries,
  )
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const whoIs = (row: Found['rows'][number]) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(queries, appId, rows.map(whoIs))
  return rows.flatMap(row => {
    const entry = byId.get(row.id)
    if (entry === undefined) return []
    const known = directory(whoIs(row))
    const [name, organization] =
      row.direction === 'inbound'
        ? (['from_name', 'from_organization'] as const)
        : (['to_name', 'to_organization'] as const)
    return [
      {
        ...entry,
        duration_ms: Number(entry.duration_ms),
        [name]: known?.name ?? entry[name],
        [organization]: known?.organization ?? null,
      },
    ]
  })
}
