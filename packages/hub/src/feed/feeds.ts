import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import type { Notifications } from '../database/notifications.ts'
import { isDatabaseAway, toLog } from '../database/trouble.ts'
import { Tally } from '../tally.ts'
import { AppFeed } from './app-feed.ts'

/** When the database was away for a notification: nobody says it a second time, in ms. */
const READ_AGAIN_AFTER_MS = 1_000

/** The feeds of all apps that somebody follows at the moment. */
export class Feeds {
  readonly #database: Database
  readonly #unread: Tally
  readonly #open = new Map<string, Promise<AppFeed>>()
  readonly #opened = new Set<AppFeed>()

  constructor(database: Database, notifications: Notifications, log: Logger) {
    this.#database = database
    this.#unread = new Tally(log, 'a feed cannot be read at the moment')
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
      .catch(error => {
        this.#unread.add({ ...toLog(error), appId })
        if (isDatabaseAway(error)) setTimeout(() => this.#refresh(appId), READ_AGAIN_AFTER_MS).unref()
      })
  }
}
