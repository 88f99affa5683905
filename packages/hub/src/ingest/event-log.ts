import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DialpadEventKind, identifyEvent, type JsonRecord } from '@trunkline/dialpad'
import { isDataError } from '../database/set-aside.ts'
import type { EventSource } from '../database/tables.ts'
import { Deadlines } from '../deadlines.ts'
import { unavailable } from '../errors.ts'
import type { Part } from '../health.ts'
import type { InsertEvents, NewEvent } from './insert-events.ts'

/** A raw event on its way into the log. */
export interface RawEvent {
  /** Null while its app is unknown. */
  readonly appId: string | null
  readonly source: EventSource
  /** The run that pulled it; undefined: it was not pulled. */
  readonly syncRunId?: string
  /** The event as it was sent, to the letter. */
  readonly payload: string
  /** The same, parsed. */
  readonly event: JsonRecord
}

/** An event that was stored, as it was parsed. */
export interface StoredEvent {
  readonly id: string
  readonly kind: DialpadEventKind
  readonly event: JsonRecord
  /** Of its payload. */
  readonly bytes: number
}

/** `repeat`: the same event is in the log already. */
export type Appended = 'stored' | 'repeat'

interface Entry extends NewEvent {
  readonly event: JsonRecord
  readonly bytes: number
  readonly resolve: (outcome: Appended) => void
  readonly reject: (error: unknown) => void
}

/** The most that one statement writes: some megabytes of typical events. */
const BATCH_SIZE = 500
const BATCH_BYTES = 16 * 1024 * 1024
/** So many batches are written at the same time: while one waits for the disk, the next is inserted. */
const BATCHES = 2
/** A batch beside another has at least so many events. */
const WORTH_A_COMMIT = 64
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
  readonly #insert: InsertEvents
  readonly #onStored: (stored: StoredEvent) => void
  readonly #health: Part
  #waiting: Entry[] = []
  /** All whose senders have no answer yet: those that wait, and those that are being written. */
  readonly #unanswered: Deadlines<Entry>
  /** Of all these. */
  #bytes = 0
  #writers = 0
  /** What the writers do that were started so far. */
  #written: Promise<unknown> = Promise.resolve()

  /** @param onStored called for each event that is in the log now */
  constructor(insert: InsertEvents, health: Part, onStored: (stored: StoredEvent) => void = () => undefined) {
    this.#insert = insert
    this.#onStored = onStored
    this.#health = health
    this.#unanswered = new Deadlines(STORED_WITHIN_MS, entry => {
      this.#bytes -= entry.bytes
      entry.reject(unavailable('DATABASE_UNAVAILABLE', 'The database did not respond in time'))
    })
  }

  /**
   * Resolves when the event is durable, not before.
   *
   * @throws HubError OVERLOADED when too many wait, DATABASE_UNAVAILABLE when it is not stored within 3 s (it may be
   * later: its repeat is recognised then); the database's error when it cannot write.
   */
  append({ appId, source, syncRunId, payload, event }: RawEvent): Promise<Appended> {
    const bytes = Buffer.byteLength(payload)
    if (this.#waiting.length >= QUEUE_LIMIT || this.#bytes + bytes > QUEUE_BYTES) {
      return Promise.reject(
        unavailable('OVERLOADED', 'Too many events are waiting to be stored: retry later'),
      )
    }
    const { kind, type, subjectId } = identifyEvent(event)
    const fingerprint = fingerprintOf(appId, payload, kind)
    return new Promise<Appended>((resolve, reject) => {
      const about = { appId, source, syncRunId, kind, type, subjectId, payload, fingerprint }
      const entry = { ...about, event, bytes, resolve, reject }
      this.#bytes += bytes
      this.#unanswered.add(entry)
      this.#waiting.push(entry)
      this.#writeMore()
    })
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#writers > 0) await this.#written
  }

  /** Writes a batch, and another beside it when so many events wait that it is worth a commit of its own. */
  #writeMore(): void {
    const isEnough = this.#writers > 0 && this.#waiting.length < WORTH_A_COMMIT
    if (isEnough || this.#writers >= BATCHES) return
    this.#writers++
    this.#written = Promise.all([this.#written, this.#writeAll()])
  }

  async #writeAll(): Promise<void> {
    // All that arrives in this turn of the event loop: an event alone costs PostgreSQL as much as ten together.
    await nextTurn()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
        .splice(0, batchLength(this.#waiting))
        .filter(entry => this.#unanswered.has(entry))
      if (batch.length > 0) await this.#store(batch)
    }
    // In the same turn as the look at what waits: what is appended after it finds that nobody writes.
    this.#writers--
  }

  /** What PostgreSQL refuses for what is in it is halved, until the event that it refuses is alone. */
  async #store(batch: readonly Entry[]): Promise<void> {
    try {
      await this.#health.watch(() => this.#write(batch, batch, null))
    } catch (error) {
      const [entry] = batch
      if (!isDataError(error)) for (const entry of batch) this.#fail(entry, error)
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
        return await this.#write([entry], [kept], reason)
      } catch (error) {
        if (!isDataError(error)) return this.#fail(entry, error)
      }
    }
    this.#fail(entry, unavailable('NOT_STORED', 'The event cannot be stored'))
  }

  /** @param rows what is inserted for each. @param failure why they are set aside; null: they are not */
  async #write(batch: readonly Entry[], rows: readonly NewEvent[], failure: unknown): Promise<void> {
    // The same event twice in one batch is one row: a statement cannot touch a row twice.
    const distinct = new Map<string, NewEvent>()
    for (const row of rows) {
      if (!distinct.has(row.fingerprint)) distinct.set(row.fingerprint, row)
    }
    const { repeats, ids } = await this.#insert([...distinct.values()], failure)
    if (failure === null) this.#reportStored(batch, repeats, ids)
    for (const [place, entry] of batch.entries()) {
      const isStored = distinct.get(entry.fingerprint) === rows[place] && !repeats.has(entry.fingerprint)
      if (this.#settle(entry)) entry.resolve(isStored ? 'stored' : 'repeat')
    }
  }

  /** @param ids of the events that are no repeats, in their order */
  #reportStored(batch: readonly Entry[], repeats: ReadonlySet<string>, ids: readonly string[]): void {
    const reported = new Set(repeats)
    let place = 0
    for (const { fingerprint, kind, event, bytes } of batch) {
      if (reported.has(fingerprint)) continue
      reported.add(fingerprint)
      const id = ids[place++]
      if (id !== undefined) this.#onStored({ id, kind, event, bytes })
    }
  }

  #fail(entry: Entry, error: unknown): void {
    if (this.#settle(entry)) entry.reject(error)
  }

  /** @returns false when its sender has an answer already */
  #settle(entry: Entry): boolean {
    if (!this.#unanswered.remove(entry)) return false
    this.#bytes -= entry.bytes
    return true
  }
}

/** How many of the waiting events are written together: at least one. */
function batchLength(waiting: readonly Entry[]): number {
  const most = Math.min(waiting.length, BATCH_SIZE)
  let bytes = 0
  for (let place = 0; place < most; place++) {
    bytes += waiting[place]?.bytes ?? 0
    if (bytes > BATCH_BYTES) return Math.max(1, place)
  }
  return most
}

/**
 * What makes two deliveries the same event: the same text for the same app. A contact event carries no time,
 * so the same text a while later is a contact that was changed back, not a repeat.
 */
function fingerprintOf(appId: string | null, payload: string, kind: DialpadEventKind): string {
  const window = kind === 'contact' ? Math.floor(Date.now() / CONTACT_WINDOW_MS) : ''
  return hash('sha256', `${appId} ${window} ${payload}`).slice(0, 32)
}
