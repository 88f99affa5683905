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
import { type ChangeBody, presentChange } from './resource.ts'

const NEWEST_FIRST: Order = {
  by: [
    { column: sql.ref('changed_at'), type: 'timestamptz' },
    { column: sql.ref('event_id'), type: 'bigint' },
  ],
  direction: 'desc',
}

/** Changes of settings, the newest first. */
export async function listChanges(
  queries: AppTransaction,
  appId: string,
  { limit, offset, cursor, total }: PageRequest,
): Promise<Page<ChangeBody>> {
  const matching = queries.selectFrom('change_log').where('app_id', '=', appId)
  const rows = await matching
    .selectAll()
    .select(selectPlace(NEWEST_FIRST))
    .$if(cursor !== null, query => query.where(afterCursor(NEWEST_FIRST, cursor ?? '')))
    .orderBy(orderBy(NEWEST_FIRST))
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const page = pageOf(rows, limit)
  return {
    data: page.rows.map(presentChange),
    nextCursor: page.nextCursor,
    total: total ? await count(matching) : null,
  }
}
