import { type RawBuilder, sql } from 'kysely'
import type { AppTransaction } from '../database/database.ts'
import { APPLY_LOCK } from '../database/locks.ts'
import { errorText, reasonOf } from '../database/set-aside.ts'

/** An event of the log that is to be applied. */
export interface LoggedEvent {
  readonly id: string
  readonly appId: string
  readonly kind: string
  readonly payload: string
  readonly receivedAt: Date
}

/** After this long an event that failed is tried again, longer each time, then set aside. */
const RETRY_AFTER_S = [1, 5, 30, 120, 600]

/** What is applied together is in memory together: so many bytes of payloads, or one that is larger. */
const MOST_BYTES = 32 * 1024 * 1024

/** The first of some rows of the log, as far as memory allows: at least one. They are in the order of their ids. */
export function withinMemory(rows: RawBuilder<unknown>) {
  return sql<LoggedEvent & { bytes: string }>`
    select id, app_id as "appId", kind, payload, received_at as "receivedAt", bytes from (
      select *, sum(octet_length(payload)) over (order by id) as bytes from (${rows}) as found
    ) as sized
    where bytes - octet_length(payload) < ${MOST_BYTES} order by id`
}

/** Events that were claimed, and whether there may be more of them. */
export interface Claimed {
  readonly events: readonly LoggedEvent[]
  readonly isMore: boolean
}

/**
 * Takes the oldest events that wait, under a lock that lasts until the transaction ends: of all hubs on a
 * database one applies at a time, and it sees what the one before it wrote.
 */
export async function claimEvents(queries: AppTransaction, limit: number): Promise<Claimed> {
  const locked = sql`select pg_advisory_xact_lock(${APPLY_LOCK})`.execute(queries)
  // The list first, then what is on it, one by one ("offset 0" keeps them apart): the planner, which knows nothing
  // of a week that has just begun, would walk through the whole log for every batch.
  const claimed = withinMemory(sql`
    with claimed as materialized (
      select event_id, received_at from pending_events where next_attempt_at <= now() order by event_id limit ${limit}
    )
    select e.* from claimed as c cross join lateral (
      select id, app_id, kind, payload, received_at from webhook_events
      where id = c.event_id and received_at = c.received_at
      offset 0
    ) as e`).execute(queries)
  const [, { rows: events }] = await Promise.all([locked, claimed])
  return { events, isMore: events.length === limit || Number(events.at(-1)?.bytes ?? 0) >= MOST_BYTES }
}

export function markApplied(events: readonly LoggedEvent[]) {
  const ids = events.map(event => event.id)
  return sql`delete from pending_events where event_id = any(${ids}::bigint[])`
}

/**
 * Puts an event that failed off or, after some attempts, aside: it keeps its error and waits for a person. What no later
 * attempt can change is set aside at once.
 */
export async function markFailed(queries: AppTransaction, event: LoggedEvent, error: unknown): Promise<void> {
  const reason = reasonOf(error)
  const retries = reason === 'invalid_data' || reason === 'unreadable' ? [] : RETRY_AFTER_S
  await sql`
    update pending_events set
      attempts = attempts + 1,
      error = ${errorText(error)},
      reason = ${reason},
      next_attempt_at = coalesce(now() + (${retries}::int[])[attempts + 1] * interval '1 second', 'infinity')
    where event_id = ${event.id}`.execute(queries)
}
