import { type RawBuilder, sql } from 'kysely'
import type { EngineTransaction } from '../database/database.ts'
import { lockRebuild, tryLockApp } from '../database/locks.ts'
import { errorText, reasonOf } from '../database/set-aside.ts'

/** An event of the log that is to be applied. */
export interface LoggedEvent {
  readonly id: string
  readonly appId: string
  readonly kind: string
  readonly payload: string
  readonly receivedAt: Date
}

/** Delays before an event that failed is tried again, in s; then it is set aside. */
const RETRY_AFTER_S = [1, 5, 30, 120, 600]

/** Events that are applied together are in memory together: at most this many bytes of payloads, or one that is larger. */
const MOST_BYTES = 32 * 1024 * 1024

/** The first of some rows of the log, as far as memory allows: at least one. They are in the order of their ids. */
export function withinMemory(rows: RawBuilder<unknown>) {
  return sql<LoggedEvent & { bytes: string }>`
    select id, app_id as "appId", kind, payload, received_at as "receivedAt", bytes from (
      select *, sum(octet_length(payload)) over (order by id) as bytes from (${rows}) as found
    ) as sized
    where bytes - octet_length(payload) < ${MOST_BYTES} order by id`
}

/** Events of one app that were claimed, and whether the app may have more of them. */
export interface Claimed {
  readonly events: readonly LoggedEvent[]
  readonly isMore: boolean
}

/**
 * Takes the oldest due events of one app, under a lock that lasts until the transaction ends: of all hubs on a database one
 * applies an app's events at a time, and it sees what the one before it wrote. Apps that another hub works on are left out.
 *
 * @param except apps that are left out as well
 */
export async function claimEvents(
  queries: EngineTransaction,
  limit: number,
  except: readonly string[] = [],
): Promise<Claimed> {
  const locked = lockRebuild().execute(queries)
  // The lock comes first, in a statement of its own: the next one then sees what its last holder committed. The recursion
  // jumps from app to app, however many events wait.
  const chosen = sql`
    with recursive apps as (
      (select app_id from pending_events order by app_id limit 1)
      union all
      select (select next.app_id from pending_events as next where next.app_id > apps.app_id order by next.app_id limit 1)
      from apps where apps.app_id is not null
    ), due as materialized (
      select app_id from apps
      where app_id is not null and not (app_id = any(${except}::uuid[])) and exists (
        select from pending_events as p where p.app_id = apps.app_id and p.next_attempt_at <= now())
    )
    select set_config('trunkline.claimed_app', app_id::text, true) from due
    where ${tryLockApp(sql.ref('app_id'))} limit 1`.execute(queries)
  // The list first, then what is on it, one by one ("offset 0" keeps them apart): the planner, which knows nothing
  // of a week that has just begun, would walk through the whole log for every batch.
  const claimed = withinMemory(sql`
    with claimed as materialized (
      select event_id, received_at from pending_events
      where app_id = nullif(current_setting('trunkline.claimed_app', true), '')::uuid and next_attempt_at <= now()
      order by event_id limit ${limit}
    )
    select e.* from claimed as c cross join lateral (
      select id, app_id, kind, payload, received_at from raw_events
      where id = c.event_id and received_at = c.received_at
      offset 0
    ) as e`).execute(queries)
  const [, , { rows: events }] = await Promise.all([locked, chosen, claimed])
  return { events, isMore: events.length === limit || Number(events.at(-1)?.bytes ?? 0) >= MOST_BYTES }
}

/** @param events of one app, at least one */
export function markApplied(events: readonly LoggedEvent[]) {
  const ids = events.map(event => event.id)
  return sql`delete from pending_events where app_id = ${events[0]?.appId} and event_id = any(${ids}::bigint[])`
}

/**
 * Postpones an event that failed or, after some attempts, sets it aside: it keeps its error and waits for a person. What no
 * later attempt can change is set aside at once.
 */
export async function markFailed(
  queries: EngineTransaction,
  event: LoggedEvent,
  error: unknown,
): Promise<void> {
  const reason = reasonOf(error)
  const retries = reason === 'invalid_data' || reason === 'unreadable' ? [] : RETRY_AFTER_S
  await sql`
    update pending_events set
      attempts = attempts + 1,
      error = ${errorText(error)},
      reason = ${reason},
      next_attempt_at = coalesce(now() + (${retries}::int[])[attempts + 1] * interval '1 second', 'infinity')
    where app_id = ${event.appId} and event_id = ${event.id}`.execute(queries)
}
