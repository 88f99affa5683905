import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import type { FeedPayload, FeedType } from './append.ts'

/** One entry of an app's feed. `seq` is its place there and the cursor that continues after it. */
export interface FeedRow {
  readonly seq: number
  readonly type: FeedType
  readonly payload: FeedPayload
}

const PAGE = 500
/** Readers this close to the end share what was read once; those further back read for themselves. */
const KEEP = 2_000
/** For so many readers, news is gathered a millisecond longer, up to so many ms. */
const READERS_PER_MS = 50
const LONGEST_PAUSE_MS = 50

/**
 * The end of one app's feed, read once for all who follow it. Everything live is a reader of this: it has its
 * own cursor, so none waits for another.
 */
export class AppFeed {
  readonly #database: Database
  readonly #appId: string
  /** Those who have been told all, and wait for more. */
  #waiting = new Set<() => void>()
  /** The last rows, without a gap, up to #head. */
  #recent: FeedRow[] = []
  #head: number
  #reading: Promise<void> | null = null
  #readAgain = false
  #readers = 0

  private constructor(database: Database, appId: string, head: number) {
    this.#database = database
    this.#appId = appId
    this.#head = head
  }

  static async open(database: Database, appId: string): Promise<AppFeed> {
    const head = await database.forApp(appId, queries =>
      queries.selectFrom('feed_heads').select('last_seq').where('app_id', '=', appId).executeTakeFirst(),
    )
    return new AppFeed(database, appId, Number(head?.last_seq ?? 0))
  }

  /** How many follow it at this moment. */
  get readers(): number {
    return this.#readers
  }

  get head(): number {
    return this.#head
  }

  /** Reads what is new. Called when a commit says so. */
  refresh(): Promise<void> {
    this.#readAgain = true
    this.#reading ??= this.#readNew().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  /**
   * Every row after a cursor, then every further one as it comes, until the signal says stop. Nothing is left
   * out and nothing told twice.
   */
  async *follow(since: number, signal: AbortSignal): AsyncGenerator<readonly FeedRow[]> {
    let cursor = Math.min(since, this.#head)
    let wake = () => {}
    const stop = () => wake()
    signal.addEventListener('abort', stop)
    this.#readers++
    try {
      while (!signal.aborted) {
        const rows = await this.#after(cursor)
        const last = rows.at(-1)
        if (last !== undefined) {
          cursor = last.seq
          yield rows
        } else if (cursor >= this.#head && !signal.aborted) {
          await new Promise<void>(resolve => {
            wake = resolve
            this.#waiting.add(wake)
          })
          this.#waiting.delete(wake)
        }
      }
    } finally {
      signal.removeEventListener('abort', stop)
      this.#readers--
    }
  }

  /** So many entries after a cursor, without waiting for more. */
  page(since: number, limit: number): Promise<FeedRow[]> {
    return this.#read(since, limit)
  }

  async #after(cursor: number): Promise<readonly FeedRow[]> {
    if (cursor >= this.#head) return []
    const first = this.#recent[0]
    if (first === undefined || cursor < first.seq - 1) return this.#read(cursor)
    return this.#recent.slice(cursor - first.seq + 1)
  }

  async #readNew(): Promise<void> {
    while (this.#readAgain) {
      this.#readAgain = false
      for (;;) {
        const rows = await this.#read(this.#head)
        const last = rows.at(-1)
        if (last === undefined) break
        this.#recent = [...this.#recent, ...rows].slice(-KEEP)
        this.#head = last.seq
        this.#wakeAll()
        if (rows.length < PAGE) break
      }
      // To tell each of many readers each piece of news for itself takes longer than to tell them some together.
      const pauseMs = Math.min(this.#readers / READERS_PER_MS, LONGEST_PAUSE_MS)
      if (pauseMs >= 1) await sleep(pauseMs)
    }
  }

  #wakeAll(): void {
    const waiting = this.#waiting
    this.#waiting = new Set()
    for (const wake of waiting) wake()
  }

  async #read(cursor: number, limit = PAGE): Promise<FeedRow[]> {
    const rows = await this.#database.forApp(this.#appId, queries =>
      queries
        .selectFrom('feed')
        .select(['seq', 'type', 'payload'])
        .where('app_id', '=', this.#appId)
        .where('seq', '>', String(cursor))
        .orderBy('seq')
        .limit(limit)
        .execute(),
    )
    return rows.map(({ seq, type, payload }) => ({
      seq: Number(seq),
      type: type as FeedType,
      payload: payload as FeedPayload,
    }))
  }
}
