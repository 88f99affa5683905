import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import { type Order, type PageRequest, readPage } from '../../database/cursor-pagination.ts'
import type { AppTransaction } from '../../database/database.ts'
import type { Page } from '../resource.ts'
import { type ContactBody, presentContact } from './resource.ts'

const BY_NAME: Order = {
  by: [
    { column: sql`coalesce(display_name, '')`, type: 'text' },
    { column: sql.ref('contact_id'), type: 'text' },
  ],
  direction: 'asc',
}

/** Contacts by name. */
export async function listContacts(
  queries: AppTransaction,
  appId: string,
  request: PageRequest,
): Promise<Page<ContactBody>> {
  const own = queries.selectFrom('contacts').where('app_id', '=', appId).where('deleted', '=', false)
  const page = await readPage(own.selectAll(), BY_NAME, request)
  return {
    data: page.rows.map(presentContact),
    nextCursor: page.nextCursor,
    total: request.total ? await count(own) : null,
  }
}
