import { sql } from 'kysely'
import type { Understood } from '../../apply/parse.ts'
import type { ChangeLogRow } from '../../database/tables.ts'
import type { Batch, Publish } from '../batch.ts'
import { presentChange } from './resource.ts'

/** Keeps what was changed in the settings. */
export async function applyChangeLog(
  { appId, later }: Batch,
  events: readonly Understood[],
  publish: Publish,
): Promise<void> {
  const rows = events.map(event => toRow(appId, event)).filter(row => row !== null)
  if (rows.length === 0) return
  later(sql`
    insert into change_log
    select * from json_populate_recordset(null::change_log, ${JSON.stringify(rows)})
    on conflict (app_id, event_id) do nothing`)
  await publish?.(
    rows.map(row => ({
      eventId: row.event_id,
      type: 'settings.changed',
      subjectId: row.target_id ?? row.action,
      payload: { at: row.changed_at.toISOString(), change: presentChange(row) },
    })),
  )
}

function toRow(appId: string, { change, eventId, receivedAt }: Understood): ChangeLogRow | null {
  if (change === null) return null
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
