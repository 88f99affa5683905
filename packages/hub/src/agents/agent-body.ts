import { presentId } from '../calls/call-body.ts'
import type { AgentStatusRow } from '../database/tables.ts'

/** How an agent stands, as `/api/agents` and the feed show it. Times are ISO 8601, UTC. */
export interface AgentBody {
  readonly user_id: number | string
  readonly name: string | null
  readonly email: string | null
  /** available, unavailable, occupied, wrapup, busy; the list is open. */
  readonly status: string
  readonly reason: string | null
  readonly is_available: boolean | null
  /** Where the agent is on duty. */
  readonly call_center_ids: readonly (number | string)[]
  readonly since: string
}

export function presentAgent(row: AgentStatusRow): AgentBody {
  return {
    user_id: presentId(row.user_id),
    name: row.user_name,
    email: row.user_email,
    status: row.duty_status,
    reason: row.duty_reason === '' ? null : row.duty_reason,
    is_available: row.is_available,
    call_center_ids: row.call_center_ids.map(presentId),
    since: row.changed_at.toISOString(),
  }
}
