import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'

/** An event that could not be applied. */
export interface FailedEvent {
  readonly event_id: string
  readonly app_id: string | null
  readonly kind: string
  readonly event_type: string | null
  readonly dialpad_event_id: string | null
  readonly received_at: Date
  readonly attempts: number
  /** Why, the last time. */
  readonly error: string | null
  /** When it is tried again; null: it was set aside and waits for a person. */
  readonly next_attempt_at: Date | null
}

/** Events that failed at least once and are not applied yet, the oldest first. */
export async function listFailedEvents(queries: Queries, limit: number): Promise<FailedEvent[]> {
  const { rows } = await sql<FailedEvent>`
    select e.id as event_id, e.app_id, e.kind, e.event_type, e.dialpad_event_id, e.received_at,
      p.attempts, p.error, case when isfinite(p.next_attempt_at) then p.next_attempt_at end as next_attempt_at
    from pending_events p join webhook_events e on e.id = p.event_id and e.received_at = p.received_at
    where p.attempts > 0 order by e.id limit ${limit}`.execute(queries)
  return rows
}

/**
 * Has failed events applied once more at once.
 *
 * @param eventId null: all of them
 * @returns how many there were
 */
export async function replayFailedEvents(queries: Queries, eventId: string | null): Promise<number> {
  const { rows } = await sql`
    update pending_events set attempts = 0, next_attempt_at = now()
    where attempts > 0 and (${eventId}::bigint is null or event_id = ${eventId}::bigint)
    returning event_id`.execute(queries)
  if (rows.length > 0) await sql`select pg_notify('trunkline_events', '')`.execute(queries)
  return rows.length
}
