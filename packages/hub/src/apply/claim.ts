import { sql } from 'kysely'
import type { AppTransaction } from '../database/database.ts'

/** An event of the log that is to be applied. */
export interface LoggedEvent {
  readonly id: string
  readonly appId: string
  readonly kind: string
  readonly payload: string
  readonly receivedAt: Date
}

/** Whoever holds it, until the end of the transaction, is the only one who applies events. */
export const APPLY_LOCK = 7_350_001
/** After this long an event that failed is tried again, longer each time, then set aside. */
const RETRY_AFTER_S = [1, 5, 30, 120, 600]

/**
 * Takes the oldest events that wait, under a lock that lasts until the transaction ends: of all hubs on a
 * database one applies at a time, and it sees what the one before it wrote.
 */
export async function claimEvents(queries: AppTransaction, limit: number): Promise<LoggedEvent[]> {
  const locked = sql`select pg_advisory_xact_lock(${APPLY_LOCK})`.execute(queries)
  // The list first, then what is on it, one by one ("offset 0" keeps them apart): the planner, which knows nothing
  // of a week that has just begun, would walk through the whole log for every batch.
  const claimed = sql<LoggedEvent>`
    with claimed as materialized (
      select event_id, received_at from pending_events where next_attempt_at <= now() order by event_id limit ${limit}
    )
    select e.id, e.app_id as "appId", e.kind, e.payload, e.received_at as "receivedAt"
    from claimed as c cross join lateral (
      select id, app_id, kind, payload, received_at from webhook_events
      where id = c.event_id and received_at = c.received_at
      offset 0
    ) as e
    order by e.id`.execute(queries)
  const [, { rows }] = await Promise.all([locked, claimed])
  return rows
}

export function markApplied(events: readonly LoggedEvent[]) {
  const ids = events.map(event => event.id)
  return sql`delete from pending_events where event_id = any(${ids}::bigint[])`
}

/** Puts an event that failed off or, after some attempts, aside: it keeps its error and waits for a person. */
export async function markFailed(queries: AppTransaction, event: LoggedEvent, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  await sql`
    update pending_events set
      attempts = attempts + 1,
      error = ${message},
      next_attempt_at = coalesce(
        now() + (${RETRY_AFTER_S}::int[])[attempts + 1] * interval '1 second', 'infinity')
    where event_id = ${event.id}`.execute(queries)
}
