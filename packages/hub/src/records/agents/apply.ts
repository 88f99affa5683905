import { sql } from 'kysely'
import type { Understood } from '../../apply/parse.ts'
import type { AgentStatusRow } from '../../database/tables.ts'
import type { Batch, Publish } from '../batch.ts'
import { presentAgent } from './resource.ts'

/** Keeps every status that agents had. */
export async function applyAgents(
  { appId, later }: Batch,
  events: readonly Understood[],
  publish: Publish,
): Promise<void> {
  const statuses = events.flatMap(event => {
    const row = toRow(appId, event)
    return row === null ? [] : [{ eventId: event.eventId, row }]
  })
  if (statuses.length === 0) return
  later(sql`
    insert into agent_statuses
    select * from json_populate_recordset(null::agent_statuses, ${JSON.stringify(statuses.map(({ row }) => row))})
    on conflict do nothing`)
  await publish?.(
    statuses.map(({ eventId, row }) => ({
      eventId,
      type: 'agent.status',
      subjectId: row.user_id,
      payload: { at: row.changed_at.toISOString(), agent: presentAgent(row) },
    })),
  )
}

function toRow(appId: string, { agent, receivedAt }: Understood): AgentStatusRow | null {
  if (agent === null) return null
  const eventAt = new Date(agent.timestamp ?? agent.changedAt ?? receivedAt)
  return {
    app_id: appId,
    user_id: agent.userId,
    changed_at: new Date(agent.changedAt ?? eventAt),
    duty_status: agent.dutyStatus,
    is_available: agent.isAvailable,
    duty_reason: agent.dutyReason ?? '',
    call_center_ids: [...agent.callCenterIds],
    is_power_dialing: agent.isPowerDialing,
    user_name: agent.userName,
    user_email: agent.userEmail,
    event_at: eventAt,
  }
}
