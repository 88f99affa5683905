import { isRecord, parseJson, readOrigin } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { EngineQueries } from '../database/database.ts'
import { defineJob, type JobContext } from '../jobs/define-job.ts'
import type { AppCache, AppDirectory } from './app-cache.ts'
import { assignApp } from './assign-app.ts'

const PAGE = 500

export interface AssignContext extends JobContext {
  readonly queries: EngineQueries
  readonly apps: AppCache
}

/**
 * Looks again at the events that no app was found for. The database enqueues it when that may have changed
 * (`enqueue_assign_events`), so that one of the hubs does it once for each change.
 */
export const assignEvents = defineJob({
  name: 'assign-events',
  key: () => 'assign-events',
  run: async (_payload, { queries, apps }: AssignContext) => {
    // This hub may not have heard of the change yet.
    await apps.load()
    await assignAll(queries, apps.directory)
  },
})

/** Events that have an app now are applied like any other. Returns how many there were. */
async function assignAll(queries: EngineQueries, directory: AppDirectory): Promise<number> {
  let found = 0
  let after = '0'
  for (;;) {
    const events = await queries
      .selectFrom('unassigned_events as u')
      .innerJoin('raw_events as e', join =>
        join.onRef('e.id', '=', 'u.event_id').onRef('e.received_at', '=', 'u.received_at'),
      )
      .select(['e.id', 'e.payload'])
      .where('e.id', '>', after)
      .orderBy('e.id')
      .limit(PAGE)
      .execute()
    const last = events.at(-1)
    if (last === undefined) return found
    after = last.id
    const assigned = events.flatMap(({ id, payload }) => {
      const event = parseJson(payload)
      const appId = isRecord(event) ? assignApp(directory, readOrigin(event)) : null
      return appId === null ? [] : [{ id, appId }]
    })
    found += assigned.length
    if (assigned.length > 0) await writeAssigned(queries, assigned)
  }
}

/** One statement, so that an event is never both unassigned and pending, nor neither. */
async function writeAssigned(
  queries: EngineQueries,
  assigned: readonly { id: string; appId: string }[],
): Promise<void> {
  await sql`
    with assigned as (
      select * from unnest(${assigned.map(one => one.id)}::bigint[], ${assigned.map(one => one.appId)}::uuid[])
        as t (event_id, app_id)
    ), taken as (
      delete from unassigned_events using assigned where unassigned_events.event_id = assigned.event_id
      returning assigned.event_id, assigned.app_id, unassigned_events.received_at
    ), owned as (
      update raw_events as e set app_id = taken.app_id from taken
      where e.id = taken.event_id and e.received_at = taken.received_at
      returning e.app_id, e.id, e.received_at
    ), pending as (
      insert into pending_events (app_id, event_id, received_at)
      select app_id, id, received_at from owned returning app_id
    )
    select pg_notify('trunkline_events', app_id::text) from (select distinct app_id from pending) as apps`.execute(
    queries,
  )
}
