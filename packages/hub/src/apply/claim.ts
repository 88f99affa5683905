import type { JsonRecord } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { EngineQueries, EngineTransaction } from '../database/database.ts'
import { IS_LOCKED, tryLockApp } from '../database/locks.ts'
import { errorText, reasonOf } from '../database/set-aside.ts'
import { type Bound, defineStatement, query } from '../database/statement.ts'
import type { RecentEvents } from './recent-events.ts'

/** An event of the log that is to be applied: its text, or what that was parsed into. */
export type LoggedEvent = {
  readonly id: string
  readonly appId: string
  readonly kind: string
  readonly receivedAt: Date
} & ({ readonly payload: string } | { readonly event: JsonRecord })

/** Delays before an event that failed is tried again, in s; then it is set aside. */
const RETRY_AFTER_S = [1, 5, 30, 120, 600]

/** Events that are applied together are in memory together: at most this many bytes of payloads, or one that is larger. */
const MOST_BYTES = 32 * 1024 * 1024

/** The first of some rows of the log, as SQL, as far as memory allows: at least one. They are in the order of their ids. */
export function withinMemory(rows: string): string {
  return `
    select id, app_id as "appId", kind, payload, received_at as "receivedAt", bytes from (
      select *, sum(octet_length(payload)) over (order by id) as bytes from (${rows}) as found
    ) as sized
    where bytes - octet_length(payload) < ${MOST_BYTES} order by id`
}

const CLAIM = defineStatement(`
  select event_id as id, to_json(received_at) #>> '{}' as "receivedAt" from pending_events
  where app_id = $1 and event_id > $2 and next_attempt_at <= now() and ${IS_LOCKED}
  order by event_id limit $3`)

// One by one ("offset 0" keeps them apart): the planner, which knows nothing of a week that has just begun, would walk through
// the whole log for every batch.
const READ = defineStatement(
  withinMemory(`
    select e.* from unnest($1::bigint[], $2::timestamptz[]) as c (event_id, received_at) cross join lateral (
      select id, app_id, kind, payload, received_at from raw_events
      where id = c.event_id and received_at = c.received_at
      offset 0
    ) as e`),
)

/** Events of one app that were claimed, and whether the app may have more of them. */
export interface Claimed {
  readonly events: readonly LoggedEvent[]
  readonly isMore: boolean
}

/** The apps that have due events. Jumps from app to app, however many events wait. */
export async function findDueApps(queries: EngineQueries): Promise<string[]> {
  const { rows } = await sql<{ app_id: string }>`
    with recursive apps as (
      (select app_id from pending_events order by app_id limit 1)
      union all
      select (select next.app_id from pending_events as next where next.app_id > apps.app_id order by next.app_id limit 1)
      from apps where apps.app_id is not null
    )
    select app_id from apps where app_id is not null and exists (
      select from pending_events as p where p.app_id = apps.app_id and p.next_attempt_at <= now())`.execute(
    queries,
  )
  return rows.map(row => row.app_id)
}

/**
 * Takes the oldest due events of an app, under a lock that lasts until the transaction ends: of all hubs on a database one
 * applies an app's events at a time, and it sees what the one before it wrote. Nothing is taken while another hub does.
 *
 * @param after only events with higher ids: those that were applied stay in the index until it is vacuumed, and to pass over
 *   them would take longer than all the rest
 * @param recent events that are in memory and need not be read
 */
export async function claimEvents(
  queries: EngineTransaction,
  appId: string,
  limit: number,
  after: string,
  recent: Pick<RecentEvents, 'get'>,
): Promise<Claimed> {
  // The lock comes first, in a statement of its own: the next one then sees what its last holder committed.
  const locked = query(queries, tryLockApp(appId))
  const [, claimed] = await Promise.all([
    locked,
    query<{ id: string; receivedAt: string }>(queries, { statement: CLAIM, values: [appId, after, limit] }),
  ])
  const missing = claimed.filter(({ id }) => recent.get(id) === undefined)
  const read = missing.length === 0 ? new Map<string, LoggedEvent>() : await readEvents(queries, missing)
  const events: LoggedEvent[] = []
  for (const { id, receivedAt } of claimed) {
    const known = recent.get(id)
    const event =
      known === undefined
        ? read.get(id)
        : { id, appId, kind: known.kind, event: known.event, receivedAt: new Date(receivedAt) }
    // The rest is more than memory allows.
    if (event === undefined) break
    events.push(event)
  }
  return { events, isMore: claimed.length === limit || events.length < claimed.length }
}

async function readEvents(
  queries: EngineTransaction,
  rows: readonly { readonly id: string; readonly receivedAt: string }[],
): Promise<Map<string, LoggedEvent>> {
  const events = await query<LoggedEvent>(queries, {
    statement: READ,
    values: [rows.map(({ id }) => id), rows.map(({ receivedAt }) => receivedAt)],
  })
  return new Map(events.map(event => [event.id, event]))
}

const MARK_APPLIED = defineStatement(
  'delete from pending_events where app_id = $1 and event_id = any($2::bigint[])',
)

/** @param events of one app, at least one */
export function markApplied(events: readonly LoggedEvent[]): Bound {
  return { statement: MARK_APPLIED, values: [events[0]?.appId, events.map(event => event.id)] }
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
