import { type Static, Type } from 'typebox'
import type { ChangeLogRow } from '../../database/tables.ts'
import { DialpadId, Instant, Nullable, Text } from '../../schemas.ts'

/** A change of settings as `/api/changes` and the feed show it. */
export const ChangeBodySchema = Type.Object({
  action: Type.String(),
  note: Text,
  details: Type.Unknown(),
  target: Type.Object({ type: Text, id: Nullable(DialpadId) }),
  changed_by: Type.Object(
    { id: Nullable(DialpadId), name: Text },
    { description: 'No name if Dialpad’s own staff made the change' },
  ),
  changed_at: Instant,
})
export type ChangeBody = Static<typeof ChangeBodySchema>

export function presentChange(row: ChangeLogRow): ChangeBody {
  return {
    action: row.action,
    note: row.note,
    details: row.details,
    target: { type: row.target_type, id: row.target_id },
    changed_by: {
      id: row.changed_by_id,
      name: row.changed_by_name,
    },
    changed_at: row.changed_at.toISOString(),
  }
}
