import { presentId } from '../calls/call-body.ts'
import type { ChangeLogRow } from '../database/tables.ts'

/** A change of settings as the feed shows it. Times are ISO 8601, UTC. */
export interface ChangeBody {
  readonly action: string
  readonly note: string | null
  readonly details: unknown
  readonly target: { readonly type: string | null; readonly id: number | string | null }
  /** Without a name where Dialpad's own staff did it. */
  readonly changed_by: { readonly id: number | string | null; readonly name: string | null }
  readonly changed_at: string
}

export function presentChange(row: ChangeLogRow): ChangeBody {
  return {
    action: row.action,
    note: row.note,
    details: row.details,
    target: { type: row.target_type, id: row.target_id === null ? null : presentId(row.target_id) },
    changed_by: {
      id: row.changed_by_id === null ? null : presentId(row.changed_by_id),
      name: row.changed_by_name,
    },
    changed_at: row.changed_at.toISOString(),
  }
}
