import type { KnownParty } from '../calls/call-body.ts'
import { presentId } from '../calls/call-body.ts'
import type { MessageRow } from '../database/tables.ts'

/** A text message as `/api/messages` and the feed show it. Times are ISO 8601, UTC. */
export interface MessageBody {
  readonly id: number | string
  readonly direction: 'inbound' | 'outbound'
  readonly status: string
  readonly delivery_result: string | null
  readonly from: string | null
  readonly to: readonly string[]
  /** The other party. */
  readonly contact: { readonly name: string | null; readonly organization: string | null }
  /** The user or the group whose number it is. */
  readonly target: {
    readonly id: number | string | null
    readonly type: string | null
    readonly name: string | null
  }
  readonly sender_id: number | string | null
  readonly text: string | null
  readonly mms: boolean
  readonly media_url: string | null
  readonly is_internal: boolean
  readonly sent_at: string
  readonly status_at: string
}

export function presentMessage(row: MessageRow, known: KnownParty | null): MessageBody {
  return {
    id: presentId(row.message_id),
    direction: row.direction,
    status: row.status,
    delivery_result: row.delivery_result,
    from: row.from_number,
    to: row.to_numbers,
    contact: { name: known?.name ?? row.contact_name, organization: known?.organization ?? null },
    target: {
      id: row.target_id === null ? null : presentId(row.target_id),
      type: row.target_type,
      name: row.target_name,
    },
    sender_id: row.sender_id === null ? null : presentId(row.sender_id),
    text: row.text,
    mms: row.is_mms,
    media_url: row.media_url,
    is_internal: row.is_internal,
    sent_at: row.sent_at.toISOString(),
    status_at: row.status_at.toISOString(),
  }
}
