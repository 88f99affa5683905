import { sql } from 'kysely'
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

interface CompanyRow {
  readonly place: string[]
  readonly [column: string]: unknown
}

/** Users, groups, offices or numbers, by their ids. */
export async function listCompany(
  queries: AppTransaction,
  appId: string,
  { table, key }: { readonly table: string; readonly key: string },
  { limit, cursor, total }: PageRequest,
): Promise<Page<object>> {
  const order: Order = {
    by: [{ column: sql.ref(key), type: key === 'number' ? 'text' : 'bigint' }],
    direction: 'asc',
  }
  const { rows } = await sql<CompanyRow>`
    select *, ${selectPlace(order)} from ${sql.ref(table)}
    where app_id = ${appId} and ${cursor === null ? sql`true` : afterCursor(order, cursor)}
    order by ${orderBy(order)} limit ${limit + 1}`.execute(queries)
  const page = pageOf(rows, limit)
  const counted = total
    ? await sql<{ count: number }>`
        select count(*)::int as count from ${sql.ref(table)} where app_id = ${appId}`.execute(queries)
    : null
  return {
    data: page.rows.map(row => present(row, key)),
    nextCursor: page.nextCursor,
    total: counted?.rows[0]?.count ?? null,
  }
}

function present(row: Record<string, unknown>, key: string): object {
  const { app_id: _, [key]: id, target_id, target_type, ...rest } = row
  if (key === 'number') return { number: id, target: { type: target_type, id: target_id }, ...rest }
  return { id, ...rest }
}
