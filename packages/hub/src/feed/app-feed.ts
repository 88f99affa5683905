import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
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
  /** By which a cursor of another or an older database is told. */
  readonly feedId: string
  /** Those who have been told all, and wait for more. */
  #waiting = new Set<() => void>()
  /** The last rows, without a gap, up to #head. */
  #recent: FeedRow[] = []
  #head: number
  #reading: Promise<void> | null = null
  #readAgain = false
  #readers = 0

  private constructor(database: Database, appId: string, feedId: string, head: number) {
    this.#database = database
    this.#appId = appId
    this.feedId = feedId
    this.#head = head
  }

  static async open(database: Database, appId: string): Promise<AppFeed> {
    const [head, { feed_id }] = await database.forApp(appId, queries =>
      Promise.all([
        queries.selectFrom('feed_heads').select('last_seq').where('app_id', '=', appId).executeTakeFirst(),
        queries.selectFrom('feed_identity').select('feed_id').executeTakeFirstOrThrow(),
      ]),
    )
    return new AppFeed(database, appId, feed_id, Number(head?.last_seq ?? 0))
  }

  /** How many follow it at this moment. */
  get readers(): number {
    return this.#readers
  }

  get head(): number {
    return this.#head
  }

  /**
   * Makes sure that a cursor is one of this feed.
   *
   * @param feedId where the reader has it from; undefined: they do not say
   * @throws HubError 410 CURSOR_GONE
   */
  async requireCursor(cursor: number, feedId: string | undefined): Promise<void> {
    if (feedId !== undefined && feedId !== this.feedId) throw this.#gone('is of another feed than this one')
    if (cursor <= this.#head) return
    // Another hub may have told of it before this one has heard.
    await this.refresh()
    if (cursor > this.#head) throw this.#gone('is beyond the end of the feed')
  }

  #gone(why: string): HubError {
    const message = `The cursor ${why}: the database was restored from a backup, or is another one`
    const resume =
      'Read what you keep of the past anew, and go on without since, or with the cursor that GET /api/feed answers'
    return new HubError(410, 'CURSOR_GONE', message, { resume, cursor: this.#head, feed_id: this.feedId })
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
