import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import type { Notifications } from '../database/notifications.ts'
import { AppFeed } from './app-feed.ts'

/** The feeds of all apps that somebody follows at the moment. */
export class Feeds {
  readonly #database: Database
  readonly #log: Logger
  readonly #open = new Map<string, Promise<AppFeed>>()
  readonly #opened = new Set<AppFeed>()

  constructor(database: Database, notifications: Notifications, log: Logger) {
    this.#database = database
    this.#log = log
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
    const opening = AppFeed.open(this.#database, appId)
    this.#open.set(appId, opening)
    opening.then(
      feed => this.#opened.add(feed),
      () => this.#open.delete(appId),
    )
    return opening
  }

  #refresh(appId: string): void {
    this.#open
      .get(appId)
      ?.then(feed => feed.refresh())
      .catch(error => this.#log.warn({ err: error, appId }, 'cannot read the feed, retrying'))
  }
}
