import type { ChangeLogEvent } from '@trunkline/dialpad'
import type { ChangeLogRow } from '../../database/tables.ts'
import { insertOnce } from '../../database/upsert.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
import { presentChange } from './resource.ts'
import { changeTopic } from './topic.ts'

/** Keeps every change of settings. */
export async function applyChanges(
  { appId, writes }: Batch,
  events: readonly RecordEvent<ChangeLogEvent>[],
  publish: Publish,
): Promise<void> {
  const rows = events.map(event => toRow(appId, event))
  writes.add(insertOnce('change_log', rows))
  await publish?.(
    rows.map(row => ({
      eventId: row.event_id,
      topic: changeTopic,
      type: 'settings.changed',
      subjectId: row.target_id ?? row.action,
      at: row.changed_at.toISOString(),
      body: presentChange(row),
    })),
  )
}

function toRow(
  appId: string,
  { data: change, eventId, receivedAt }: RecordEvent<ChangeLogEvent>,
): ChangeLogRow {
  return {
    app_id: appId,
    event_id: eventId,
    changed_at: new Date(change.changedAt ?? receivedAt),
    action: change.action,
    note: change.note,
    details: change.details,
    target_type: change.targetType,
    target_id: change.targetId,
    changed_by_name: change.changedByName,
    changed_by_id: change.changedById,
  }
}
