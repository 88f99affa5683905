import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import { type Order, type PageRequest, readPage } from '../../database/cursor-pagination.ts'
import type { AppTransaction } from '../../database/database.ts'
import type { VoicemailRow } from '../../database/tables.ts'
import { openDirectory, type Unnamed } from '../../identity/contact-lookup.ts'
import type { Page } from '../resource.ts'
import { presentVoicemail, type VoicemailBody } from './resource.ts'

const NEWEST_FIRST: Order = {
  by: [
    { column: sql.ref('voicemails.left_at'), type: 'timestamptz' },
    { column: sql.ref('voicemails.id'), type: 'uuid' },
  ],
  direction: 'desc',
}

/** Messages that callers left, the newest first. */
export async function listVoicemails(
  queries: AppTransaction,
  appId: string,
  request: PageRequest,
): Promise<Page<VoicemailBody>> {
  const page = await readPage(withContact(queries, appId), NEWEST_FIRST, request)
  return {
    data: await present(queries, appId, page.rows),
    nextCursor: page.nextCursor,
    total: request.total ? await count(queries.selectFrom('voicemails').where('app_id', '=', appId)) : null,
  }
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
