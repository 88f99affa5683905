import { TrunklineError } from './errors.ts'
import { backoff, pause } from './pause.ts'
import type { Connection, Requester } from './request.ts'
import { readEventStream } from './transports/event-stream.ts'
import { readByPolling } from './transports/polling.ts'
import type { FeedOptions, Ready, Transport } from './transports/transport.ts'
import { readWebSocket } from './transports/web-socket.ts'
import type { FeedEvent } from './types.ts'

/** Fastest first; a transport that does not work falls back to the next. */
const TRANSPORTS: readonly Transport[] = [readWebSocket, readEventStream, readByPolling]
/** Consecutive failures, while the hub responds, before falling back to the next transport. */
const MOST_FAILURES = 2

/**
 * The live feed of an app: every event in order, exactly once. It reconnects automatically and resumes after the last event
 * that was consumed. Ends when its signal is aborted or the loop is left; throws a TrunklineError when the API key is
 * rejected, and CURSOR_GONE when the hub no longer knows the cursor and there is no `onGap`.
 */
export class Feed implements AsyncIterable<FeedEvent> {
  readonly #connection: Connection
  readonly #request: Requester
  readonly #options: FeedOptions
  #cursor: number | null
  #feedId: string | null
  #isCaughtUp = false
  #onCaughtUp: (() => void)[] = []

  constructor(connection: Connection, request: Requester, options: FeedOptions) {
    this.#connection = connection
    this.#request = request
    this.#options = options
    this.#cursor = options.since ?? null
    this.#feedId = options.feedId ?? null
  }

  /** The cursor of the last event; pass it as `since` to resume. Null until the feed has started. */
  get cursor(): number | null {
    return this.#cursor
  }

  /** Which feed the cursors belong to: save it with the cursor and pass both to resume. Null until the feed has begun. */
  get feedId(): string | null {
    return this.#feedId
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
    let cursor = this.#cursor
    const { onGap, onDisconnect, longestWaitMs, types, number, user, department } = this.#options
    // Node 20 has no WebSocket.
    let way = typeof WebSocket === 'undefined' ? 1 : 0
    for (let failures = 0, blamed = 0; !signal.aborted; ) {
      this.#isCaughtUp = false
      try {
        cursor ??= await this.#begin(signal)
        const transport = TRANSPORTS[way] ?? readByPolling
        const reader = {
          url: this.#connection.url,
          hasSession: this.#connection.apiKey === undefined,
          request: this.#request,
          since: cursor,
          feedId: this.#feedId,
          filter: { types, number, user, department },
          signal,
        }
        for await (const event of transport(reader)) {
          failures = blamed = 0
          const isNews = event.cursor > cursor
          // With a filter, the cursor also moves past events that do not match.
          cursor = Math.max(cursor, event.cursor)
          this.#cursor = cursor
          if (event.type === 'feed.ready') this.#reportCaughtUp(event)
          else if (isNews) yield event
        }
      } catch (error) {
        if (signal.aborted) return
        if (onGap !== undefined && error instanceof TrunklineError && error.code === 'CURSOR_GONE') {
          // First the new cursor, then the lists: no event is missed between them.
          cursor = await this.#begin(signal)
          await onGap(error)
          continue
        }
        if (error instanceof TrunklineError && !error.isTemporary && error.code !== 'INVALID_TICKET')
          throw error
        onDisconnect?.(error)
      }
      failures++
      if (way < TRANSPORTS.length - 1) {
        // While the hub itself is away, the transport is not to blame.
        blamed = (await this.#responds(signal)) ? blamed + 1 : 0
        if (blamed > MOST_FAILURES) {
          way++
          failures = blamed = 0
        }
      }
      await pause(backoff(failures, longestWaitMs), signal).catch(() => undefined)
    }
  }

  /** Starts after the latest event. */
  async #begin(signal: AbortSignal): Promise<number> {
    const { next_cursor, feed_id } = await this.#request('get', '/api/v1/feed', { signal })
    this.#feedId = feed_id
    this.#cursor = next_cursor
    return next_cursor
  }

  async #responds(signal: AbortSignal): Promise<boolean> {
    return this.#request.raw('get', '/api/v1/feed', { signal }).then(
      () => true,
      () => false,
    )
  }

  #reportCaughtUp({ feed_id }: Ready): void {
    this.#feedId ??= feed_id ?? null
    if (!this.#isCaughtUp) this.#options.onCaughtUp?.()
    this.#isCaughtUp = true
    for (const resolve of this.#onCaughtUp.splice(0)) resolve()
  }
}
