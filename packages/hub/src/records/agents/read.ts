import type { AppTransaction } from '../../database/database.ts'
import { type AgentBody, presentAgent } from './resource.ts'

/** How every agent stands now. */
export async function listAgents(queries: AppTransaction, appId: string): Promise<AgentBody[]> {
  const rows = await queries
    .selectFrom('agent_statuses')
    .selectAll()
    .distinctOn('user_id')
    .where('app_id', '=', appId)
    .orderBy('user_id')
    .orderBy('changed_at', 'desc')
    .orderBy('event_at', 'desc')
    .execute()
  return rows.map(presentAgent)
}

/** How one agent stood, the newest status first. */
export async function listAgentHistory(
  queries: AppTransaction,
  appId: string,
  userId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<AgentBody[]> {
  const rows = await queries
    .selectFrom('agent_statuses')
    .selectAll()
    .where('app_id', '=', appId)
    .where('user_id', '=', userId)
    .orderBy('changed_at', 'desc')
    .orderBy('event_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(presentAgent)
}
