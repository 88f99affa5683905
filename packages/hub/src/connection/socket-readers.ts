import type { Logger } from 'pino'
import type { EngineQueries } from '../database/database.ts'
import { SocketReader } from './socket-reader.ts'

export interface SocketReadersOptions {
  readonly queries: EngineQueries
  /** A fresh address of an app's websocket. */
  readonly address: (appId: string, websocketId: string) => Promise<string>
  readonly take: (text: string, appId: string) => Promise<unknown>
  readonly log: Logger
  readonly renewAfterMs?: number
}

/**
 * Reads the events of every app that has a websocket at Dialpad. Each hub of several reads all of them: an event that
 * came twice is one event, and when a hub dies nothing is missed.
 */
export class SocketReaders {
  readonly #options: SocketReadersOptions
  readonly #readers = new Map<string, { websocketId: string; reader: SocketReader }>()
  #stopped = false
  #round: Promise<void> = Promise.resolve()

  constructor(options: SocketReadersOptions) {
    this.#options = options
  }

  /** Begins and ends readers, as the apps' websockets are now. @param appIds null: of all apps */
  refresh(appIds: readonly string[] | null = null): Promise<void> {
    this.#round = this.#round.catch(() => undefined).then(() => this.#refresh(appIds))
    return this.#round
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#round.catch(() => undefined)
    await Promise.all([...this.#readers.values()].map(({ reader }) => reader.stop()))
  }

  async #refresh(appIds: readonly string[] | null): Promise<void> {
    if (this.#stopped) return
    const rows = await this.#options.queries
      .selectFrom('dialpad_websockets')
      .innerJoin('apps', 'apps.id', 'dialpad_websockets.app_id')
      .innerJoin('dialpad_connections', 'dialpad_connections.app_id', 'apps.id')
      .select(['apps.id', 'websocket_id'])
      .where('apps.active', '=', true)
      .where('dialpad_connections.status', '=', 'connected')
      .$if(appIds !== null, query => query.where('apps.id', 'in', appIds ?? []))
      .execute()
    const wanted = new Map(rows.map(row => [row.id, row.websocket_id]))
    for (const [appId, { websocketId, reader }] of this.#readers) {
      if (appIds !== null && !appIds.includes(appId)) continue
      if (wanted.get(appId) === websocketId) continue
      this.#readers.delete(appId)
      await reader.stop()
    }
    for (const [appId, websocketId] of wanted) {
      if (!this.#readers.has(appId))
        this.#readers.set(appId, { websocketId, reader: this.#read(appId, websocketId) })
    }
  }

  #read(appId: string, websocketId: string): SocketReader {
    const { address, take, log, renewAfterMs } = this.#options
    return new SocketReader({
      address: () => address(appId, websocketId),
      take: text => take(text, appId),
      log: log.child({ appId }),
      ...(renewAfterMs === undefined ? {} : { renewAfterMs }),
    })
  }
}
