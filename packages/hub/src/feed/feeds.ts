import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { toLog } from '../database/errors.ts'
import type { Notifications } from '../database/notifications.ts'
import { ThrottledLog } from '../throttled-log.ts'
import { AppFeed } from './app-feed.ts'
import { Replays } from './replays.ts'
import type { FeedTopics } from './topics.ts'

const RETRY_AFTER_MS = 1_000

/** The feeds of all apps that somebody follows at the moment. */
export class Feeds {
  readonly #database: Database
  readonly #topics: FeedTopics
  readonly #replays: Replays
  readonly #unread: ThrottledLog
  readonly #open = new Map<string, Promise<AppFeed>>()
  readonly #opened = new Set<AppFeed>()
  readonly #retries = new Map<string, NodeJS.Timeout>()
  #isStopped = false

  constructor(database: Database, topics: FeedTopics, notifications: Notifications, log: Logger) {
    this.#database = database
    this.#topics = topics
    this.#replays = new Replays(database, topics)
    this.#unread = new ThrottledLog(log, 'cannot read a feed, retrying')
    notifications.on('trunkline_feed', appId => this.#refresh(appId))
    notifications.on('reconnected', () => {
      for (const appId of this.#open.keys()) this.#refresh(appId)
    })
  }

  /** How many follow any of them at this moment. */
  readers(): number {
    return [...this.#opened].reduce((total, feed) => total + feed.readers, 0)
  }

  of(appId: string): Promise<AppFeed> {
    const known = this.#open.get(appId)
    if (known !== undefined) return known
    const opening = AppFeed.open(this.#database, this.#topics, this.#replays, appId)
    this.#open.set(appId, opening)
    opening.then(
      feed => this.#opened.add(feed),
      () => this.#open.delete(appId),
    )
    return opening
  }

  stop(): void {
    this.#isStopped = true
    for (const retry of this.#retries.values()) clearTimeout(retry)
  }

  #refresh(appId: string): void {
    this.#open
      .get(appId)
      ?.then(feed => feed.refresh())
      .catch(error => {
        this.#unread.add({ ...toLog(error), appId })
        this.#retryLater(appId)
      })
  }

  /** The next commit may be far away. */
  #retryLater(appId: string): void {
    if (this.#isStopped || this.#retries.has(appId)) return
    const retry = () => {
      this.#retries.delete(appId)
      this.#refresh(appId)
    }
    this.#retries.set(appId, setTimeout(retry, RETRY_AFTER_MS))
  }
}
