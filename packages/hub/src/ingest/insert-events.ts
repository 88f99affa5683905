import type { DialpadEventKind } from '@trunkline/dialpad'
import { sql } from 'kysely'
import { textArray } from '../database/binary-array.ts'
import type { Queries } from '../database/database.ts'
import { errorText, reasonOf } from '../database/set-aside.ts'
import type { EventSource } from '../database/tables.ts'

/** A row of the raw event log that is to be inserted. */
export interface NewEvent {
  readonly appId: string | null
  readonly source: EventSource
  readonly syncRunId?: string | undefined
  readonly kind: DialpadEventKind
  readonly type: string | null
  readonly subjectId: string | null
  readonly payload: string
  /** 32 hexadecimal digits, stored as a uuid, which takes 16 bytes. */
  readonly fingerprint: string
}

/**
 * Inserts events that have different fingerprints, in one statement.
 *
 * @param failure why they are set aside; null: they are not
 */
export type InsertEvents = (events: readonly NewEvent[], failure: unknown) => Promise<Inserted>

export interface Inserted {
  /** The fingerprints of those that were in the log already. */
  readonly repeats: ReadonlySet<string>
  /** The ids of the others, in their order. */
  readonly ids: readonly string[]
}

/** Inserts on these connections. */
export function insertEvents(queries: Queries): InsertEvents {
  return async (events, failure) => {
    const { rows } = await insertStatement(events, failure).execute(queries)
    return { repeats: new Set(rows[0]?.repeats), ids: rows[0]?.ids ?? [] }
  }
}

function insertStatement(events: readonly NewEvent[], failure: unknown) {
  const isSetAside = failure !== null
  const [error, reason] = isSetAside ? [errorText(failure), reasonOf(failure)] : [null, null]
  const week = weekOf(Date.now())
  const previousWeek = weekOf(Date.now() - WEEK_MS)
  const column = (read: (event: NewEvent) => string | null) => sql`${textArray(events.map(read))}::text[]`
  return sql<{ repeats: string[]; ids: string[] }>`
    with incoming as (
      select fingerprint::uuid, app_id::uuid, source, sync_run_id::bigint, kind, event_type, subject_id, payload, place
      from unnest(
        ${column(event => event.fingerprint)},
        ${column(event => event.appId)},
        ${column(event => event.source)},
        ${column(event => event.syncRunId ?? null)},
        ${column(event => event.kind)},
        ${column(event => event.type)},
        ${column(event => event.subjectId)},
        ${column(event => event.payload)}
      ) with ordinality as t (fingerprint, app_id, source, sync_run_id, kind, event_type, subject_id, payload, place)
    ), fresh as (
      insert into event_fingerprints (fingerprint, week)
      select fingerprint, ${week}::date from incoming as i
      where not exists (
        select from event_fingerprints as k where k.fingerprint = i.fingerprint and k.week = ${previousWeek}::date)
      order by fingerprint
      on conflict do nothing
      returning fingerprint
    ), logged as (
      insert into raw_events (app_id, source, sync_run_id, kind, event_type, subject_id, payload)
      select i.app_id, i.source, i.sync_run_id, i.kind, i.event_type, i.subject_id, i.payload
      from fresh join incoming as i using (fingerprint) order by i.place
      returning id, app_id, received_at
    ), pending as (
      insert into pending_events (app_id, event_id, received_at, attempts, error, reason, next_attempt_at)
      select app_id, id, received_at, ${isSetAside ? 1 : 0}::int, ${error}::text, ${reason}::text,
        case when ${isSetAside}::boolean then 'infinity' else now() end
      from logged where app_id is not null
      returning app_id
    ), unassigned as (
      insert into unassigned_events (event_id, received_at)
      select id, received_at from logged where app_id is null
    ), woken as (
      select pg_notify('trunkline_events', app_id::text) from (select distinct app_id from pending) as apps
    )
    -- Few are repeats: a row for each of the others would cost more than finding these.
    select (select count(*) from woken), array(select id from logged order by id) as ids, array(
      select replace(i.fingerprint::text, '-', '') from incoming as i
      where not exists (select from fresh where fresh.fingerprint = i.fingerprint)) as repeats`
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000
/** 1970 began on a Thursday: the Monday before it. */
const FIRST_MONDAY_MS = -3 * 24 * 60 * 60 * 1_000

/** The Monday of a moment's week (UTC), as a date. */
function weekOf(ms: number): string {
  const monday = FIRST_MONDAY_MS + Math.floor((ms - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS
  return new Date(monday).toISOString().slice(0, 10)
}
