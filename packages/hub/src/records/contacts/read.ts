import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import {
  afterCursor,
  type Order,
  orderBy,
  type PageRequest,
  pageOf,
  selectPlace,
} from '../../database/cursor-pagination.ts'
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
  { limit, offset, cursor, total }: PageRequest,
): Promise<Page<ContactBody>> {
  const own = queries.selectFrom('contacts').where('app_id', '=', appId).where('deleted', '=', false)
  const rows = await own
    .selectAll()
    .select(selectPlace(BY_NAME))
    .$if(cursor !== null, query => query.where(afterCursor(BY_NAME, cursor ?? '')))
    .orderBy(orderBy(BY_NAME))
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const page = pageOf(rows, limit)
  return {
    data: page.rows.map(presentContact),
    nextCursor: page.nextCursor,
    total: total ? await count(own) : null,
  }
}
