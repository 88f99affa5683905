import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import { type Order, type PageRequest, readPage } from '../../database/cursor-pagination.ts'
import type { AppTransaction } from '../../database/database.ts'
import type { Page } from '../resource.ts'
import { type AgentBody, presentAgent } from './resource.ts'

const BY_USER: Order = { by: [{ column: sql.ref('user_id'), type: 'bigint' }], direction: 'asc' }

/** Every agent with their current status. */
export async function listAgents(
  queries: AppTransaction,
  appId: string,
  request: PageRequest,
): Promise<Page<AgentBody>> {
  const matching = queries.selectFrom('agents').where('app_id', '=', appId)
  const page = await readPage(matching.selectAll(), BY_USER, request)
  return {
    data: page.rows.map(presentAgent),
    nextCursor: page.nextCursor,
    total: request.total ? await count(matching) : null,
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
  request: PageRequest,
): Promise<Page<AgentBody>> {
  const matching = queries
    .selectFrom('agent_statuses')
    .where('app_id', '=', appId)
    .where('user_id', '=', userId)
  const page = await readPage(matching.selectAll(), BY_CHANGE, request)
  return {
    data: page.rows.map(presentAgent),
    nextCursor: page.nextCursor,
    total: request.total ? await count(matching) : null,
  }
}
