import { TrunklineError } from './errors.ts'
import { backoff, pause } from './pause.ts'
import type { Requester } from './request.ts'
import { readEventStream } from './transports/event-stream.ts'
import { readByPolling } from './transports/polling.ts'
import type { FeedOptions, Transport } from './transports/transport.ts'
import { readWebSocket } from './transports/web-socket.ts'
import type { FeedEvent } from './types.ts'

/** Fastest first; a transport that does not work falls back to the next. */
const TRANSPORTS: readonly Transport[] = [readWebSocket, readEventStream, readByPolling]
/** Consecutive failures without any event before falling back to the next transport. */
const MOST_FAILURES = 2

/**
 * The live feed of an app: every event in order, exactly once. It reconnects automatically and resumes after the last event
 * that was consumed. Ends when its signal is aborted or the loop is left; throws a TrunklineError when the API key is
 * rejected.
 */
export class Feed implements AsyncIterable<FeedEvent> {
  readonly #url: string
  readonly #request: Requester
  readonly #options: FeedOptions
  #cursor: number | null
  #isCaughtUp = false
  #onCaughtUp: (() => void)[] = []

  constructor(url: string, request: Requester, options: FeedOptions) {
    this.#url = url
    this.#request = request
    this.#options = options
    this.#cursor = options.since ?? null
  }

  /** The cursor of the last event; pass it as `since` to resume. Null until the feed has started. */
  get cursor(): number | null {
    return this.#cursor
  }

  /** Whether every event that happened before the last connect has been delivered. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp
  }

  /** Resolves once the feed has caught up. The feed must be consumed for that. */
  caughtUp(): Promise<void> {
    if (this.#isCaughtUp) return Promise.resolve()
    return new Promise(resolve => this.#onCaughtUp.push(resolve))
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<FeedEvent, void> {
    const left = new AbortController()
    const given = this.#options.signal
    const signal = given === undefined ? left.signal : AbortSignal.any([given, left.signal])
    try {
      yield* this.#read(signal)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      left.abort()
    }
  }

  async *#read(signal: AbortSignal): AsyncGenerator<FeedEvent, void> {
    this.#cursor ??= (await this.#request<{ cursor: number }>('/api/feed', { signal })).cursor
    let cursor: number = this.#cursor
    const { signal: _, since: __, ...filter } = this.#options
    // Node 20 has no WebSocket.
    let way = typeof WebSocket === 'undefined' ? 1 : 0
    for (let failures = 0; !signal.aborted; ) {
      this.#isCaughtUp = false
      try {
        const transport = TRANSPORTS[way] ?? readByPolling
        const reader = { url: this.#url, request: this.#request, since: cursor, filter, signal }
        for await (const event of transport(reader)) {
          failures = 0
          const isNews = event.cursor > cursor
          // With a filter, the cursor also moves past events that do not match.
          cursor = Math.max(cursor, event.cursor)
          this.#cursor = cursor
          if (event.type === 'feed.ready') this.#tellCaughtUp()
          else if (isNews) yield event
        }
      } catch (error) {
        if (signal.aborted) return
        if (error instanceof TrunklineError && !error.isTemporary && error.code !== 'INVALID_TICKET')
          throw error
      }
      if (++failures > MOST_FAILURES && way < TRANSPORTS.length - 1) {
        way++
        failures = 0
      }
      await pause(backoff(failures), signal).catch(() => undefined)
    }
  }

  #tellCaughtUp(): void {
    this.#isCaughtUp = true
    for (const tell of this.#onCaughtUp.splice(0)) tell()
  }
}
