import { createHash } from 'node:crypto'
import { type DialpadEventKind, identifyEvent, type JsonRecord } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { unavailable } from '../errors.ts'

/** A raw event on its way into the log. */
export interface RawEvent {
  /** Null while nobody knows whose it is. */
  readonly appId: string | null
  readonly source: 'webhook' | 'pull'
  /** The event as it was sent, to the letter. */
  readonly payload: string
  /** The same, parsed. */
  readonly event: JsonRecord
}

/** `repeat`: the same event is in the log already. */
export type Appended = 'stored' | 'repeat'

interface Entry {
  readonly raw: RawEvent
  readonly kind: DialpadEventKind
  readonly type: string | null
  readonly subjectId: string | null
  readonly fingerprint: Buffer
  readonly done: (outcome: Appended) => void
  readonly failed: (error: unknown) => void
}

/** The most that one statement writes: some megabytes of typical events. */
const BATCH_SIZE = 500
/** Past this many waiting events more would only wait longer than Dialpad does. */
const QUEUE_LIMIT = 10_000
/** Longer than Dialpad goes on repeating a contact event, shorter than people take to change one back. */
const CONTACT_WINDOW_MS = 60_000

/**
 * The append-only log of raw events, the one way into the hub. Events that arrive together share one
 * statement and one commit (group commit): while one batch is written the next one gathers.
 */
export class EventLog {
  readonly #queries: Queries
  #waiting: Entry[] = []
  #writing: Promise<void> | null = null

  constructor(queries: Queries) {
    this.#queries = queries
  }

  /**
   * Resolves when the event is durable, not before.
   *
   * @throws HubError OVERLOADED when too many wait; the database's error when it cannot write.
   */
  append(raw: RawEvent): Promise<Appended> {
    if (this.#waiting.length >= QUEUE_LIMIT) {
      return Promise.reject(
        unavailable('OVERLOADED', 'Too many events are waiting to be stored: retry later'),
      )
    }
    const { kind, type, subjectId } = identifyEvent(raw.event)
    return new Promise((done, failed) => {
      const fingerprint = fingerprintOf(raw, kind)
      this.#waiting.push({ raw, kind, type, subjectId, fingerprint, done, failed })
      this.#writing ??= this.#writeAll().finally(() => {
        this.#writing = null
      })
    })
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH_SIZE)
      try {
        const fresh = await this.#write(batch)
        for (const entry of batch) entry.done(fresh.has(entry) ? 'stored' : 'repeat')
      } catch (error) {
        for (const entry of batch) entry.failed(error)
      }
    }
  }

  async #write(batch: readonly Entry[]): Promise<Set<Entry>> {
    // The same event twice in one batch is one row: a statement cannot touch a row twice.
    const distinct = new Map<string, Entry>()
    for (const entry of batch) {
      const key = entry.fingerprint.toString('hex')
      if (!distinct.has(key)) distinct.set(key, entry)
    }
    const { rows } = await insertStatement([...distinct.values()]).execute(this.#queries)
    return new Set(
      rows.map(row => distinct.get(row.fingerprint.toString('hex'))).filter(entry => entry !== undefined),
    )
  }
}

function insertStatement(entries: readonly Entry[]) {
  return sql<{ fingerprint: Buffer }>`
    with incoming as (
      select * from unnest(
        ${entries.map(entry => entry.fingerprint)}::bytea[],
        ${entries.map(entry => entry.raw.appId)}::uuid[],
        ${entries.map(entry => entry.raw.source)}::text[],
        ${entries.map(entry => entry.kind)}::text[],
        ${entries.map(entry => entry.type)}::text[],
        ${entries.map(entry => entry.subjectId)}::text[],
        ${entries.map(entry => entry.raw.payload)}::text[]
      ) with ordinality as t (fingerprint, app_id, source, kind, event_type, dialpad_event_id, payload, place)
    ), seen as (
      insert into event_fingerprints as known (fingerprint, event_id, received_at)
      select fingerprint, nextval('webhook_event_ids'), now() from (select * from incoming order by place) as ordered
      on conflict (fingerprint) do update set repeats = known.repeats + 1
      returning fingerprint, event_id, xmax = 0 as fresh
    ), logged as (
      insert into webhook_events (id, app_id, source, kind, event_type, dialpad_event_id, payload, received_at)
      select seen.event_id, i.app_id, i.source, i.kind, i.event_type, i.dialpad_event_id, i.payload, now()
      from seen join incoming as i using (fingerprint)
      where seen.fresh
      returning id, app_id, received_at
    ), pending as (
      insert into pending_events (event_id, received_at)
      select id, received_at from logged where app_id is not null
      returning event_id
    ), unplaced as (
      insert into unplaced_events (event_id, received_at)
      select id, received_at from logged where app_id is null
    ), woken as (
      select pg_notify('trunkline_events', '') from (select from pending limit 1) as any_pending
    )
    select seen.fingerprint from seen left join woken on true where seen.fresh`
}

/**
 * What makes two deliveries the same event: the same text for the same app. A contact event carries no time,
 * so the same text a while later is a contact that was changed back, not a repeat.
 */
function fingerprintOf(raw: RawEvent, kind: DialpadEventKind): Buffer {
  const window = kind === 'contact' ? Math.floor(Date.now() / CONTACT_WINDOW_MS) : ''
  return createHash('sha256').update(`${raw.appId} ${window} `).update(raw.payload).digest().subarray(0, 16)
}
