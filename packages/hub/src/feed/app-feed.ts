import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { readFeed } from './read-feed.ts'
import type { Replays, Span } from './replays.ts'
import type { FeedRow, FeedTopics } from './topics.ts'

const PAGE = 500
/** Readers this close to the end share what was read once; those further back take turns to read. */
const KEEP = 1_000
/** For so many readers, news is gathered a millisecond longer, up to so many ms. */
const READERS_PER_MS = 50
const LONGEST_PAUSE_MS = 50

export interface Follower {
  /** Resolves when there is more, or when the follower's signal is aborted. */
  news(): Promise<void>
}

/**
 * The end of one app's feed, read once for all who follow it. Everything live is a reader of this: it has its
 * own cursor, so none waits for another.
 */
export class AppFeed {
  readonly #database: Database
  readonly #topics: FeedTopics
  readonly #replays: Replays
  readonly #appId: string
  /** Identifies cursors of another or an older database. */
  readonly feedId: string
  /** Those who have been sent everything, and wait for more. */
  #waiting = new Set<() => void>()
  /** The last rows, without a gap, up to #head. */
  #recent: FeedRow[] = []
  #head: number
  #reading: Promise<void> | null = null
  #readAgain = false
  #readers = 0

  private constructor(
    database: Database,
    topics: FeedTopics,
    replays: Replays,
    appId: string,
    feedId: string,
    head: number,
  ) {
    this.#database = database
    this.#topics = topics
    this.#replays = replays
    this.#appId = appId
    this.feedId = feedId
    this.#head = head
  }

  static async open(
    database: Database,
    topics: FeedTopics,
    replays: Replays,
    appId: string,
  ): Promise<AppFeed> {
    const [head, { feed_id }] = await database.forApp(
      appId,
      queries =>
        Promise.all([
          queries.selectFrom('feed_heads').select('last_seq').where('app_id', '=', appId).executeTakeFirst(),
          queries.selectFrom('feed_identity').select('feed_id').executeTakeFirstOrThrow(),
        ]),
      'feeds',
    )
    return new AppFeed(database, topics, replays, appId, feed_id, Number(head?.last_seq ?? 0))
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
    const replaced = 'the database was restored from a backup or replaced'
    if (feedId !== undefined && feedId !== this.feedId)
      throw this.#gone(`belongs to another feed: ${replaced}`)
    if (cursor > this.#head) {
      // Another hub may have read the entry before this one was notified.
      await this.refresh()
      if (cursor > this.#head) throw this.#gone(`is beyond the end of the feed: ${replaced}`)
    } else if (cursor > 0 && this.recent(cursor) === null) {
      const first = await this.#first()
      if (cursor < first - 1)
        throw this.#gone('is older than the entries that are kept', { first_cursor: first - 1 })
    }
  }

  /** The first entry that is kept. */
  async #first(): Promise<number> {
    const head = await this.#database.forApp(
      this.#appId,
      queries =>
        queries
          .selectFrom('feed_heads')
          .select('first_seq')
          .where('app_id', '=', this.#appId)
          .executeTakeFirst(),
      'feeds',
    )
    return Number(head?.first_seq ?? 1)
  }

  #gone(why: string, details: object = {}): HubError {
    const resume =
      'Reload your data from the REST API, then continue without since, or with the cursor that GET /api/feed returns'
    return new HubError(410, 'CURSOR_GONE', `The cursor ${why}`, {
      resume,
      cursor: this.#head,
      feed_id: this.feedId,
      ...details,
    })
  }

  /** Counts one more reader until the signal is aborted. */
  follow(signal: AbortSignal): Follower {
    let wake = () => {}
    if (!signal.aborted) this.#readers++
    signal.addEventListener(
      'abort',
      () => {
        this.#readers--
        this.#waiting.delete(wake)
        wake()
      },
      { once: true },
    )
    return {
      news: () =>
        new Promise(resolve => {
          wake = resolve
          if (signal.aborted) resolve()
          else this.#waiting.add(wake)
        }),
    }
  }

  /** Reads what is new. Called when a commit says so. */
  refresh(): Promise<void> {
    this.#readAgain = true
    this.#reading ??= this.#readNew().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  /** What follows a cursor, if it is so recent that it is kept: all of it, up to the head. */
  recent(cursor: number): readonly FeedRow[] | null {
    const first = this.#recent[0]
    if (first === undefined || cursor < first.seq - 1) return null
    return this.#recent.slice(cursor - first.seq + 1)
  }

  /** What follows a cursor further back, when it is this reader's turn. */
  replay(cursor: number, reader: { whose: string; signal: AbortSignal }): Promise<Span> {
    return this.#replays.read(this.#appId, cursor, this.#head, reader)
  }

  /** So many entries after a cursor, without waiting for more. */
  page(since: number, limit: number): Promise<FeedRow[]> {
    return readFeed(this.#database, this.#topics, this.#appId, { after: since, limit }, 'requests')
  }

  async #readNew(): Promise<void> {
    while (this.#readAgain) {
      this.#readAgain = false
      for (;;) {
        const range = { after: this.#head, limit: PAGE }
        const rows = await readFeed(this.#database, this.#topics, this.#appId, range, 'feeds')
        const last = rows.at(-1)
        if (last === undefined) break
        this.#recent = this.#readers === 0 ? [] : [...this.#recent, ...rows].slice(-KEEP)
        this.#head = last.seq
        this.#wakeAll()
        if (rows.length < PAGE) break
      }
      // To write each piece of news to each of many readers by itself takes longer than to write some together.
      const pauseMs = Math.min(this.#readers / READERS_PER_MS, LONGEST_PAUSE_MS)
      if (pauseMs >= 1) await sleep(pauseMs)
    }
  }

  #wakeAll(): void {
    const waiting = this.#waiting
    this.#waiting = new Set()
    for (const wake of waiting) wake()
  }
}
