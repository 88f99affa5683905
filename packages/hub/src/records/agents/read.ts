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
import { type AgentBody, presentAgent } from './resource.ts'

const BY_USER: Order = { by: [{ column: sql.ref('user_id'), type: 'bigint' }], direction: 'asc' }

/** Every agent with their current status. */
export async function listAgents(
  queries: AppTransaction,
  appId: string,
  { limit, offset, cursor, total }: PageRequest,
): Promise<Page<AgentBody>> {
  const matching = queries.selectFrom('agents').where('app_id', '=', appId)
  const rows = await matching
    .selectAll()
    .select(selectPlace(BY_USER))
    .$if(cursor !== null, query => query.where(afterCursor(BY_USER, cursor ?? '')))
    .orderBy(orderBy(BY_USER))
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const page = pageOf(rows, limit)
  return {
    data: page.rows.map(presentAgent),
    nextCursor: page.nextCursor,
    total: total ? await count(matching) : null,
  }
}

const BY_CHANGE: Order = {
  by: [
    { column: sql.ref('changed_at'), type: 'timestamptz' },
    { column: sql.ref('event_at'), type: 'timestamptz' },
    { column: sql.ref('duty_status'), type: 'text' },
    { column: sql.ref('duty_reason'), type: 'text' },
  ],
  direction: 'desc',
}

/** The statuses that an agent had, the newest first. */
export async function listAgentHistory(
  queries: AppTransaction,
  appId: string,
  userId: string,
  { limit, offset, cursor, total }: PageRequest,
): Promise<Page<AgentBody>> {
  const matching = queries
    .selectFrom('agent_statuses')
    .where('app_id', '=', appId)
    .where('user_id', '=', userId)
  const rows = await matching
    .selectAll()
    .select(selectPlace(BY_CHANGE))
    .$if(cursor !== null, query => query.where(afterCursor(BY_CHANGE, cursor ?? '')))
    .orderBy(orderBy(BY_CHANGE))
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const page = pageOf(rows, limit)
  return {
    data: page.rows.map(presentAgent),
    nextCursor: page.nextCursor,
    total: total ? await count(matching) : null,
  }
}
