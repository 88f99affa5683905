import { type Static, Type } from 'typebox'
import type { AgentStatusRow } from '../../database/tables.ts'
import { DialpadId, Instant, Nullable, Text } from '../../schemas.ts'

/** How an agent stands, as `/api/agents` and the feed show it. */
export const AgentBodySchema = Type.Object({
  user_id: DialpadId,
  name: Text,
  email: Text,
  status: Type.String({
    description: 'available, unavailable, occupied, wrapup, busy or another status of Dialpad',
  }),
  reason: Text,
  is_available: Nullable(Type.Boolean()),
  call_center_ids: Type.Array(DialpadId, { description: 'Call centers where the agent is on duty' }),
  since: Instant,
})
export type AgentBody = Static<typeof AgentBodySchema>

export function presentAgent(row: AgentStatusRow): AgentBody {
  return {
    user_id: row.user_id,
    name: row.user_name,
    email: row.user_email,
    status: row.duty_status,
    reason: row.duty_reason === '' ? null : row.duty_reason,
    is_available: row.is_available,
    call_center_ids: row.call_center_ids,
    since: row.changed_at.toISOString(),
  }
}
