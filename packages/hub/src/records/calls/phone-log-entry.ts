import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { AppTransaction } from '../../database/database.ts'
import type { CallRow } from '../../database/tables.ts'
import { openDirectory } from '../../identity/contact-lookup.ts'
import { Instant, Nullable, Redacted, Text, Texts, Uuid } from '../../schemas.ts'

const Moment = Nullable(Instant)

/** A call as `/api/v1/phone-log` shows it: the columns of comms.dialpad_calls, ids as text, without what was said. */
export const PhoneLogEntrySchema = Type.Object({
  id: Uuid,
  dialpad_call_id: Type.String(),
  master_call_id: Text,
  entry_point_call_id: Text,
  direction: Type.String(),
  state: Type.String({ description: 'ringing, connected, missed, no_answer or voicemail' }),
  disposition: Text,
  date_started: Moment,
  date_rang: Moment,
  date_connected: Moment,
  date_ended: Moment,
  duration_ms: Type.Integer(),
  from_number: Text,
  from_name: Text,
  from_organization: Type.Optional(Text),
  from_dialpad_contact_id: Text,
  from_yp3000_identity_id: Text,
  to_number: Text,
  to_name: Text,
  to_organization: Type.Optional(Text),
  to_dialpad_user_id: Text,
  to_dialpad_target_type: Text,
  to_yp3000_identity_id: Text,
  entry_point_name: Text,
  entry_point_type: Text,
  has_recording: Type.Boolean(),
  has_transcript: Type.Boolean(),
  ai_summary: Text,
  ai_sentiment: Text,
  ai_topics: Nullable(Texts),
  yp3000_enriched_at: Moment,
  created_at: Instant,
  updated_at: Instant,
  redacted: Redacted,
})
export type PhoneLogEntry = Static<typeof PhoneLogEntrySchema>

type PartyOfCall = Pick<CallRow, 'id' | 'direction' | 'external_e164' | 'contact_id'>

/** The entries of calls that were found, in their order, each with the name that the directory has. */
export async function presentPhoneLog(
  queries: AppTransaction,
  appId: string,
  rows: readonly PartyOfCall[],
): Promise<PhoneLogEntry[]> {
  if (rows.length === 0) return []
  const { rows: entries } = await sql<PhoneLogEntry & { duration_ms: string }>`
    select id, dialpad_call_id, master_call_id, entry_point_call_id, direction, state, disposition, date_started, date_rang,
      date_connected, date_ended, duration_ms, from_number, from_name, from_dialpad_contact_id,
      from_yp3000_identity_id, to_number, to_name, to_dialpad_user_id, to_dialpad_target_type,
      to_yp3000_identity_id, entry_point_name, entry_point_type, has_recording,
      transcript_text is not null as has_transcript, ai_summary, ai_sentiment, ai_topics, yp3000_enriched_at,
      created_at, updated_at
    from comms.dialpad_calls where app_id = ${appId} and id = any(${rows.map(row => row.id)}::uuid[])`.execute(
    queries,
  )
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const whoIs = (row: PartyOfCall) => ({ number: row.external_e164, contactId: row.contact_id })
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
