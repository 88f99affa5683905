import { setImmediate as others } from 'node:timers/promises'
import { type Database, REPLAY_CONNECTIONS } from '../database/database.ts'
import { FairQueue } from './fair-queue.ts'
import { readFeed } from './read-feed.ts'
import type { FeedRow, FeedTopics } from './topics.ts'

/** Entries in a page. Readers hold no page while they wait: they come back for the rest of it. */
const PAGE = 100
/** Pages that are kept for others who read the same: those who come back together mostly do. */
const KEEP_PAGES = 8
const FORGET_AFTER_MS = 5_000

/** Entries after a cursor, and the cursor that continues after them. */
export interface Span {
  readonly rows: readonly FeedRow[]
  readonly cursor: number
}

/**
 * Reads what lies further back in feeds than what is kept for all, for every reader on this hub: a few at a time, on
 * connections of their own, in pages that readers share.
 */
export class Replays {
  readonly #database: Database
  readonly #topics: FeedTopics
  readonly #turns = new FairQueue(REPLAY_CONNECTIONS)
  /** The last used at the end. */
  readonly #pages = new Map<string, Promise<FeedRow[]>>()
  #forgetting: NodeJS.Timeout | undefined

  constructor(database: Database, topics: FeedTopics) {
    this.#database = database
    this.#topics = topics
  }

  /**
   * The entries after a cursor, up to the end of its page. Empty when the signal was aborted meanwhile.
   *
   * @param head the last entry that there is
   * @param whose readers of the same name share their turns
   */
  read(
    appId: string,
    cursor: number,
    head: number,
    { whose, signal }: { whose: string; signal: AbortSignal },
  ): Promise<Span> {
    return this.#turns.take(whose, async () => {
      if (signal.aborted) return { rows: [], cursor }
      const start = cursor - (cursor % PAGE)
      const end = Math.min(start + PAGE, head)
      const rows = await this.#page(appId, start, end)
      // What was read before takes no time: requests would wait for all of it.
      await others()
      return { rows: rows.filter(({ seq }) => seq > cursor), cursor: end }
    })
  }

  #page(appId: string, after: number, upTo: number): Promise<FeedRow[]> {
    const name = `${appId}/${after}-${upTo}`
    const page =
      this.#pages.get(name) ??
      readFeed(this.#database, this.#topics, appId, { after, upTo, limit: PAGE }, 'replays')
    page.catch(() => this.#pages.delete(name))
    this.#pages.delete(name)
    this.#pages.set(name, page)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEEP_PAGES) break
      this.#pages.delete(oldest)
    }
    this.#forgetting ??= setTimeout(() => {
      this.#forgetting = undefined
      this.#pages.clear()
    }, FORGET_AFTER_MS).unref()
    this.#forgetting.refresh()
    return page
  }
}
