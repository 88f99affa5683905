import { createHash } from 'node:crypto'
import { type DialpadEventKind, identifyEvent, type JsonRecord } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { EngineQueries } from '../database/database.ts'
import { errorText, isDataError, reasonOf } from '../database/set-aside.ts'
import type { EventSource } from '../database/tables.ts'
import { unavailable } from '../errors.ts'
import type { Part } from '../health.ts'

/** A raw event on its way into the log. */
export interface RawEvent {
  /** Null while nobody knows whose it is. */
  readonly appId: string | null
  readonly source: EventSource
  /** The run that pulled it; undefined: it was not pulled. */
  readonly syncRunId?: string
  /** The event as it was sent, to the letter. */
  readonly payload: string
  /** The same, parsed. */
  readonly event: JsonRecord
}

/** `repeat`: the same event is in the log already. */
export type Appended = 'stored' | 'repeat'

interface Entry extends Omit<RawEvent, 'event'> {
  readonly bytes: number
  readonly kind: DialpadEventKind
  readonly type: string | null
  readonly subjectId: string | null
  /** As a uuid, which PostgreSQL keeps in 16 bytes. */
  readonly fingerprint: string
  /** Its sender has been told that it was not stored. */
  isRefused: boolean
  readonly done: (outcome: Appended) => void
  readonly failed: (error: unknown) => void
}

/** The most that one statement writes: some megabytes of typical events. */
const BATCH_SIZE = 500
const BATCH_BYTES = 16 * 1024 * 1024
/** Past this many waiting events more would only wait longer than Dialpad does. */
const QUEUE_LIMIT = 10_000
/** They wait in memory, and are copied there once more to be written. */
const QUEUE_BYTES = 64 * 1024 * 1024
/** Dialpad gives up after 5 s: an event that is not stored by then is refused, and forgotten while it still waits. */
const STORED_WITHIN_MS = 3_000
/** Longer than Dialpad goes on repeating a contact event, shorter than people take to change one back. */
const CONTACT_WINDOW_MS = 60_000

/**
 * The append-only log of raw events, the one way into the hub. Events that arrive together share one
 * statement and one commit (group commit): while one batch is written the next one gathers.
 */
export class EventLog {
  readonly #queries: EngineQueries
  readonly #health: Part
  #waiting: Entry[] = []
  /** Of all events that are not stored yet. */
  #bytes = 0
  #writing: Promise<void> | null = null

  constructor(queries: EngineQueries, health: Part) {
    this.#queries = queries
    this.#health = health
  }

  /**
   * Resolves when the event is durable, not before.
   *
   * @throws HubError OVERLOADED when too many wait, DATABASE_UNAVAILABLE when it is not stored within 3 s (it may be
   * later: its repeat is recognised then); the database's error when it cannot write.
   */
  append(raw: RawEvent): Promise<Appended> {
    const { event, ...stored } = raw
    const bytes = Buffer.byteLength(raw.payload)
    if (this.#waiting.length >= QUEUE_LIMIT || this.#bytes + bytes > QUEUE_BYTES) {
      return Promise.reject(
        unavailable('OVERLOADED', 'Too many events are waiting to be stored: retry later'),
      )
    }
    const { kind, type, subjectId } = identifyEvent(event)
    return new Promise<Appended>((resolve, reject) => {
      const deadline = setTimeout(() => {
        entry.isRefused = true
        reject(unavailable('DATABASE_UNAVAILABLE', 'The database did not respond in time'))
      }, STORED_WITHIN_MS)
      const settle =
        <T>(run: (value: T) => void) =>
        (value: T) => {
          clearTimeout(deadline)
          run(value)
        }
      const fingerprint = fingerprintOf(raw, kind)
      const about = { ...stored, bytes, kind, type, subjectId, fingerprint }
      const entry: Entry = { ...about, isRefused: false, done: settle(resolve), failed: settle(reject) }
      this.#bytes += bytes
      this.#waiting.push(entry)
      this.#writing ??= this.#writeAll().finally(() => {
        this.#writing = null
      })
    }).finally(() => {
      this.#bytes -= bytes
    })
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchLength(this.#waiting)).filter(entry => !entry.isRefused)
      if (batch.length > 0) await this.#store(batch)
    }
  }

  /** What PostgreSQL refuses for what is in it is halved, until the event that it refuses is alone. */
  async #store(batch: readonly Entry[]): Promise<void> {
    try {
      const fresh = await this.#health.watch(() => this.#write(batch, null))
      for (const entry of batch) entry.done(fresh.has(entry) ? 'stored' : 'repeat')
    } catch (error) {
      const [entry] = batch
      if (!isDataError(error)) for (const entry of batch) entry.failed(error)
      else if (batch.length === 1 && entry !== undefined) await this.#setAside(entry, error)
      else {
        const half = batch.length / 2
        await this.#store(batch.slice(0, half))
        await this.#store(batch.slice(half))
      }
    }
  }

  /** Keeps an event with nothing beside it that could be refused, not even its app, which may be gone. */
  async #setAside(entry: Entry, reason: unknown): Promise<void> {
    const bare = { ...entry, type: null, subjectId: null }
    for (const kept of [bare, { ...bare, appId: null }]) {
      try {
        const fresh = await this.#write([kept], reason)
        return entry.done(fresh.has(kept) ? 'stored' : 'repeat')
      } catch (error) {
        if (!isDataError(error)) return entry.failed(error)
      }
    }
    entry.failed(unavailable('NOT_STORED', 'The event cannot be stored'))
  }

  /** @param failure why they are set aside; null: they are not */
  async #write(batch: readonly Entry[], failure: unknown): Promise<Set<Entry>> {
    // The same event twice in one batch is one row: a statement cannot touch a row twice.
    const distinct = new Map<string, Entry>()
    for (const entry of batch) {
      if (!distinct.has(entry.fingerprint)) distinct.set(entry.fingerprint, entry)
    }
    const { rows } = await insertStatement([...distinct.values()], failure).execute(this.#queries)
    return new Set(
      rows.map(row => distinct.get(row.fingerprint.replaceAll('-', ''))).filter(entry => entry !== undefined),
    )
  }
}

/** How many of the waiting events are written together: at least one. */
function batchLength(waiting: readonly Entry[]): number {
  let bytes = 0
  for (const [place, entry] of waiting.slice(0, BATCH_SIZE).entries()) {
    bytes += entry.bytes
    if (bytes > BATCH_BYTES) return Math.max(1, place)
  }
  return BATCH_SIZE
}

function insertStatement(entries: readonly Entry[], failure: unknown) {
  const isSetAside = failure !== null
  const [error, reason] = isSetAside ? [errorText(failure), reasonOf(failure)] : [null, null]
  const week = weekOf(Date.now())
  const previousWeek = weekOf(Date.now() - WEEK_MS)
  return sql<{ fingerprint: string }>`
    with incoming as (
      select * from unnest(
        ${entries.map(entry => entry.fingerprint)}::uuid[],
        ${entries.map(entry => entry.appId)}::uuid[],
        ${entries.map(entry => entry.source)}::text[],
        ${entries.map(entry => entry.syncRunId ?? null)}::bigint[],
        ${entries.map(entry => entry.kind)}::text[],
        ${entries.map(entry => entry.type)}::text[],
        ${entries.map(entry => entry.subjectId)}::text[],
        ${entries.map(entry => entry.payload)}::text[]
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
      select count(pg_notify('trunkline_events', app_id::text)) from (select distinct app_id from pending) as apps
    )
    select fresh.fingerprint from fresh left join woken on true`
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000
/** 1970 began on a Thursday: the Monday before it. */
const FIRST_MONDAY_MS = -3 * 24 * 60 * 60 * 1_000

/** The Monday of a moment's week (UTC), as a date. */
function weekOf(ms: number): string {
  const monday = FIRST_MONDAY_MS + Math.floor((ms - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS
  return new Date(monday).toISOString().slice(0, 10)
}

/**
 * What makes two deliveries the same event: the same text for the same app. A contact event carries no time,
 * so the same text a while later is a contact that was changed back, not a repeat.
 */
function fingerprintOf(raw: Omit<RawEvent, 'event'>, kind: DialpadEventKind): string {
  const window = kind === 'contact' ? Math.floor(Date.now() / CONTACT_WINDOW_MS) : ''
  return createHash('sha256').update(`${raw.appId} ${window} `).update(raw.payload).digest('hex').slice(0, 32)
}
