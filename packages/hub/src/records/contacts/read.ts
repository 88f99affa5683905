import type { AppTransaction } from '../../database/database.ts'
import { type ContactBody, presentContact } from './resource.ts'

/** One page of an app's contacts by their names, and how many there are in all. */
export async function listContacts(
  queries: AppTransaction,
  appId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ contacts: ContactBody[]; total: number }> {
  const own = queries.selectFrom('contacts').where('app_id', '=', appId).where('deleted', '=', false)
  const rows = await own
    .selectAll()
    .orderBy('display_name')
    .orderBy('contact_id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await own.select(eb => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  return { contacts: rows.map(presentContact), total: Number(total) }
}
