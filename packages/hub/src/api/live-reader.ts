import type { RequestQueries } from '../database/database.ts'
import type { AppFeed } from '../feed/app-feed.ts'
import type { FeedFilter } from '../feed/feed-filter.ts'
import type { Feeds } from '../feed/feeds.ts'
import type { FeedRow } from '../feed/topics.ts'
import type { Authenticate } from './authenticate.ts'
import type { ContentGate } from './content.ts'
import type { Frames } from './frames.ts'
import type { LiveConnection, LiveConnections } from './live-connections.ts'

/** What a reader has not taken for so long, it will not: it holds up memory that others need. */
export const SLOWEST_MS = 30_000

/** The writable side of a WebSocket's connection or of an answer. */
interface Wire {
  readonly writableLength: number
  readonly writableNeedDrain: boolean
  write(bytes: Buffer): boolean
  once(event: 'drain', listener: () => void): unknown
  off(event: 'drain', listener: () => void): unknown
}

/** What the routes of live connections work with. */
export interface LiveRouteOptions extends Pick<LiveReaderOptions, 'slowestMs'> {
  readonly queries: RequestQueries
  readonly feeds: Feeds
  readonly connections: LiveConnections
  readonly authenticate: Authenticate
  readonly contentGate: ContentGate
}

export interface LiveReaderOptions {
  readonly connection: LiveConnection
  readonly feed: AppFeed
  /** The last entry that they have. */
  readonly since: number
  readonly filter: FeedFilter
  readonly frames: Frames
  /** Says that they were sent all that there was when they came. Not written when there is nothing to catch up with. */
  readonly ready: (cursor: number) => Buffer
  readonly wire: Wire
  /** False once the other side has said goodbye. */
  readonly isOpen: () => boolean
  /** How long the reader may take for what it was sent, in ms. */
  readonly slowestMs: number
}

/**
 * Sends one reader everything after a cursor, and then every further entry as it comes, until its connection ends. A
 * reader that does not take a write within `slowestMs` is ended as slow. @throws when the feed cannot be read
 */
export function serveReader(options: LiveReaderOptions): Promise<void> {
  return new LiveReader(options).run()
}

class LiveReader {
  readonly #options: LiveReaderOptions
  readonly #signal: AbortSignal
  /** Where the feed stood when they came. */
  readonly #end: number
  #cursor: number
  #isReady: boolean

  constructor(options: LiveReaderOptions) {
    this.#options = options
    this.#signal = options.connection.signal
    this.#end = options.feed.head
    this.#cursor = Math.min(options.since, this.#end)
    this.#isReady = this.#cursor >= this.#end
  }

  async run(): Promise<void> {
    const { feed, wire } = this.#options
    const follower = feed.follow(this.#signal)
    // While they wait for a reader, these hold on to no entries: a slow one costs what was written to it.
    while (this.#mayWrite()) {
      if (this.#cursor >= feed.head) await follower.news()
      else if (!this.#sendRecent()) await this.#sendReplayed()
      if (wire.writableNeedDrain) await this.#drain()
    }
  }

  #mayWrite(): boolean {
    return !this.#signal.aborted && this.#options.isOpen()
  }

  /** False: what comes next lies further back. */
  #sendRecent(): boolean {
    const { feed } = this.#options
    const rows = feed.recent(this.#cursor)
    if (rows === null) return false
    this.#send(rows, feed.head)
    return true
  }

  async #sendReplayed(): Promise<void> {
    const { feed, connection } = this.#options
    const reader = { whose: connection.holder.actor, signal: this.#signal }
    const { rows, cursor } = await feed.replay(this.#cursor, reader)
    this.#send(rows, cursor)
  }

  /** Whole frames, in one write: a thousand readers cost little more than their sockets. */
  #send(rows: readonly FeedRow[], upTo: number): void {
    if (!this.#mayWrite()) return
    const { frames, filter, wire, ready } = this.#options
    this.#cursor = upTo
    if (rows.length > 0) {
      const { bytes, last } = frames.take(rows, filter)
      if (last !== rows.at(-1)) this.#cursor = last.seq
      if (bytes.length > 0) wire.write(bytes)
    }
    if (this.#isReady || this.#cursor < this.#end) return
    this.#isReady = true
    wire.write(ready(this.#cursor))
  }

  /** Waits until they have taken what was written; what they miss meanwhile stays in the feed, not in memory. */
  async #drain(): Promise<void> {
    const { wire, connection, slowestMs } = this.#options
    if (this.#signal.aborted) return
    connection.hold(wire.writableLength)
    await new Promise<void>(resolve => {
      const done = () => {
        clearTimeout(timer)
        wire.off('drain', done)
        this.#signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(() => connection.end({ kind: 'slow' }), slowestMs)
      wire.once('drain', done)
      this.#signal.addEventListener('abort', done, { once: true })
      // Held too much, and was cut off.
      if (this.#signal.aborted) done()
    })
    connection.hold(0)
  }
}
