import type { AgentStatusEvent } from '@trunkline/dialpad'
import type { AgentRow, AgentStatusRow } from '../../database/tables.ts'
import { insertOnce, upsert } from '../../database/upsert.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
import { presentAgent } from './resource.ts'
import { agentTopic } from './topic.ts'

/** Keeps every status that agents had. */
export async function applyAgents(
  { appId, writes }: Batch,
  events: readonly RecordEvent<AgentStatusEvent>[],
  publish: Publish,
): Promise<void> {
  const rows = events.map(event => toRow(appId, event))
  writes.add(insertOnce('agent_statuses', rows))
  const last = new Map<string, AgentRow>()
  for (const row of rows) {
    const known = last.get(row.user_id)
    if (known === undefined || isLater(row, known)) last.set(row.user_id, row)
  }
  writes.add(upsert('agents', ['app_id', 'user_id'], [...last.values()], { where: IS_LATER }))
  await publish?.(
    events.map(({ eventId }, index) => {
      const row = rows[index] as AgentStatusRow
      const body = presentAgent(row)
      return {
        eventId,
        topic: agentTopic,
        type: 'agent.status',
        subjectId: row.user_id,
        at: row.changed_at.toISOString(),
        body,
      }
    }),
  )
}

/** By when a status began, then by when it was reported; of two that agree in both, always the same one. */
const IS_LATER = `
  (excluded.changed_at, excluded.event_at, excluded.duty_status collate "C", excluded.duty_reason collate "C")
  > (known.changed_at, known.event_at, known.duty_status collate "C", known.duty_reason collate "C")`

function isLater(a: AgentRow, b: AgentRow): boolean {
  return (
    (a.changed_at.getTime() - b.changed_at.getTime() ||
      a.event_at.getTime() - b.event_at.getTime() ||
      compare(a.duty_status, b.duty_status) ||
      compare(a.duty_reason, b.duty_reason)) > 0
  )
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a > b ? 1 : -1
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
