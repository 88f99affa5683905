import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Logger } from 'pino'
import { HUB_APPLICATION_NAME } from './database.ts'

const RECONNECT_AFTER_MS = 1_000

/** What a commit tells every hub on the same database, so that nobody has to poll. */
export type Channel = 'trunkline_apps' | 'trunkline_events' | 'trunkline_feed'
const CHANNELS: readonly Channel[] = ['trunkline_apps', 'trunkline_events', 'trunkline_feed']

/**
 * Hears PostgreSQL's notifications on a connection of its own and opens a new one when it is lost. What was
 * said meanwhile is lost, too: `reconnected` tells listeners to look for themselves.
 */
export class Notifications extends EventEmitter<Record<Channel, [payload: string]> & { reconnected: [] }> {
  readonly #url: string
  readonly #log: Logger
  #client: pg.Client | null = null
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string, log: Logger) {
    super()
    this.setMaxListeners(0)
    this.#url = url
    this.#log = log
  }

  /** @throws when the first connection fails. */
  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: HUB_APPLICATION_NAME,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    client.on('notification', ({ channel, payload }) => this.emit(channel as Channel, payload ?? ''))
    client.on('error', error =>
      this.#log.warn({ err: error }, 'lost the database connection for notifications'),
    )
    client.on('end', () => this.#reopenLater(client))
    await client.connect()
    for (const channel of CHANNELS) await client.query(`listen ${channel}`)
    this.#client = client
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#client?.end()
  }

  #reopenLater(lost: pg.Client): void {
    if (this.#closed || this.#client !== lost) return
    this.#retry = setTimeout(() => {
      this.open().then(
        () => this.emit('reconnected'),
        () => this.#reopenLater(lost),
      )
    }, RECONNECT_AFTER_MS)
  }
}
