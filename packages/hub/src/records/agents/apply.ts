import type { AgentStatusEvent } from '@trunkline/dialpad'
import type { AgentStatusRow } from '../../database/tables.ts'
import { insertOnce } from '../../database/upsert.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
import { presentAgent } from './resource.ts'

/** Keeps every status that agents had. */
export async function applyAgents(
  { appId, later }: Batch,
  events: readonly RecordEvent<AgentStatusEvent>[],
  publish: Publish,
): Promise<void> {
  const rows = events.map(event => toRow(appId, event))
  later(insertOnce('agent_statuses', rows))
  await publish?.(
    events.map(({ eventId }, index) => {
      const row = rows[index] as AgentStatusRow
      const body = presentAgent(row)
      return {
        eventId,
        type: 'agent.status',
        subjectId: row.user_id,
        at: row.changed_at.toISOString(),
        body,
      }
    }),
  )
}

function toRow(appId: string, { data: agent, receivedAt }: RecordEvent<AgentStatusEvent>): AgentStatusRow {
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
