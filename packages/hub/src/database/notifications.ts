import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Part } from '../health.ts'
import { HUB_APPLICATION_NAME } from './database.ts'
import { hangUp } from './pool.ts'

/** Connecting, and each answer; in ms. */
const ANSWER_WITHIN_MS = 2_000
/** A silent connection may be idle or dead: only a probe shows which. */
const PROBE_EVERY_MS = 2_000
/** Longer each time, up to the last. */
const RECONNECT_AFTER_MS = [250, 500, 1_000, 2_000]

/** What a commit notifies every hub on the same database of, so that none has to poll. */
export type Channel =
  | 'trunkline_apps'
  | 'trunkline_keys'
  | 'trunkline_events'
  | 'trunkline_feed'
  | 'trunkline_rights'
const CHANNELS: readonly Channel[] = [
  'trunkline_apps',
  'trunkline_keys',
  'trunkline_events',
  'trunkline_feed',
  'trunkline_rights',
]

/**
 * Receives PostgreSQL's notifications on a connection of its own and opens a new one when it is lost, or when it does not
 * answer in time. Notifications sent meanwhile are lost: `reconnected` asks listeners to query for themselves.
 */
export class Notifications extends EventEmitter<Record<Channel, [payload: string]> & { reconnected: [] }> {
  readonly #url: string
  readonly #log: Logger
  readonly #health: Part
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #closed = false

  constructor(url: string, health: Part, log: Logger) {
    super()
    this.setMaxListeners(0)
    this.#url = url
    this.#health = health
    this.#log = log
  }

  /** @throws when the first connection fails. */
  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: HUB_APPLICATION_NAME,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      // What makes pg destroy a connection that does not answer in time.
      pipeline: true,
    })
    client.on('notification', ({ channel, payload }) => this.emit(channel as Channel, payload ?? ''))
    // After a probe that failed, this is its consequence.
    client.on('error', error => this.#health.isFailing || this.#health.failed(error))
    client.on('end', () => {
      if (this.#client === client) this.#reopenLater()
    })
    await this.#health.watch(async () => {
      try {
        await client.connect()
        await Promise.all(CHANNELS.map(channel => client.query(`listen ${channel}`)))
      } catch (error) {
        hangUp(client)
        throw error
      }
    })
    if (this.#closed) return hangUp(client)
    this.#client = client
    this.#failures = 0
    this.#probeLater(client)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    if (this.#client !== null) hangUp(this.#client)
  }

  #probeLater(client: pg.Client): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // One that fails ends the connection, and that opens the next.
      this.#health
        .watch(() => client.query('select 1'))
        .then(
          () => !this.#closed && this.#client === client && this.#probeLater(client),
          error =>
            this.#log.debug(
              { reason: error.message },
              'lost the database connection for notifications, reconnecting',
            ),
        )
    }, PROBE_EVERY_MS)
  }

  #reopenLater(): void {
    if (this.#closed) return
    this.#client = null
    clearTimeout(this.#timer)
    const wait = RECONNECT_AFTER_MS[Math.min(this.#failures++, RECONNECT_AFTER_MS.length - 1)]
    this.#timer = setTimeout(() => {
      this.open().then(
        () => this.emit('reconnected'),
        () => this.#reopenLater(),
      )
    }, wait)
  }
}
