import type { AppTransaction } from '../../database/database.ts'
import type { VoicemailRow } from '../../database/tables.ts'
import { openDirectory, type Unnamed } from '../../identity/directory.ts'
import { presentVoicemail, type VoicemailBody } from './resource.ts'

/** One page of the messages that callers left, the newest first, and how many there are in all. */
export async function listVoicemails(
  queries: AppTransaction,
  appId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ voicemails: VoicemailBody[]; total: number }> {
  const rows = await withContact(queries, appId)
    .orderBy('voicemails.left_at', 'desc')
    .orderBy('voicemails.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await queries
    .selectFrom('voicemails')
    .where('app_id', '=', appId)
    .select(eb => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return { voicemails: await present(queries, appId, rows), total: Number(total) }
}

/** The message that was left in a call, if one was. */
export async function readVoicemailOf(
  queries: AppTransaction,
  appId: string,
  callUuid: string,
): Promise<VoicemailBody | null> {
  const rows = await withContact(queries, appId)
    .where('voicemails.call_uuid', '=', callUuid)
    .orderBy('voicemails.left_at', 'desc')
    .limit(1)
    .execute()
  const [voicemail] = await present(queries, appId, rows)
  return voicemail ?? null
}

/** With the contact that Dialpad took the caller for: several people may share a number. */
function withContact(queries: AppTransaction, appId: string) {
  return queries
    .selectFrom('voicemails')
    .leftJoin('calls', join =>
      join.onRef('calls.id', '=', 'voicemails.call_uuid').onRef('calls.app_id', '=', 'voicemails.app_id'),
    )
    .where('voicemails.app_id', '=', appId)
    .selectAll('voicemails')
    .select('calls.contact_id')
}

async function present(
  queries: AppTransaction,
  appId: string,
  rows: readonly (VoicemailRow & { contact_id: string | null })[],
): Promise<VoicemailBody[]> {
  const whoIs = (row: (typeof rows)[number]): Unnamed => ({
    number: row.from_number,
    contactId: row.contact_id,
  })
  const directory = await openDirectory(queries, appId, rows.map(whoIs))
  return rows.map(row => presentVoicemail(row, directory(whoIs(row))))
}
