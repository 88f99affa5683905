import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import { type Order, type PageRequest, readPage } from '../../database/cursor-pagination.ts'
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
  request: PageRequest,
): Promise<Page<ChangeBody>> {
  const matching = queries.selectFrom('change_log').where('app_id', '=', appId)
  const page = await readPage(matching.selectAll(), NEWEST_FIRST, request)
  return {
    data: page.rows.map(presentChange),
    nextCursor: page.nextCursor,
    total: request.total ? await count(matching) : null,
  }
}
