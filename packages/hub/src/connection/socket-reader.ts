import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { WebSocket } from 'ws'
import { HubError } from '../errors.ts'

/** Dialpad ends a connection, and the address that it was made with, after an hour. */
const RENEW_AFTER_MS = 50 * 60_000
/** Both connections are read for so long: what the old one is about to say comes on one of them. */
const OVERLAP_MS = 5_000
const OPEN_WITHIN_MS = 15_000
const LONGEST_WAIT_MS = 30_000
/** So many events may wait for a database that is away: Dialpad does not send one a second time here. */
const MOST_WAITING = 50_000

export interface SocketSource {
  /** A fresh address, which is good for an hour. @throws when there is none at the moment */
  address(): Promise<string>
  /** Keeps an event durably. @throws HubError with a 4xx when it is none, else when it cannot at the moment */
  take(text: string): Promise<unknown>
  readonly log: Logger
  readonly renewAfterMs?: number
}

/**
 * Reads one app's events from Dialpad over WebSocket until it is stopped. States: connecting → reading → (near the
 * end of the hour) reading on two connections → reading; lost → waiting → connecting.
 */
export class SocketReader {
  readonly #source: SocketSource
  readonly #open = new Set<WebSocket>()
  readonly #stopped = new AbortController()
  readonly #waiting: string[] = []
  #storing: Promise<void> | null = null
  readonly #running: Promise<void>

  constructor(source: SocketSource) {
    this.#source = source
    this.#running = this.#run()
  }

  /** Keeps what was read, and ends. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    for (const socket of this.#open) socket.close()
    await this.#running
    await this.#storing
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped
    for (let failures = 0; !signal.aborted; ) {
      try {
        const socket = await this.#connect()
        failures = 0
        await Promise.race([gone(socket), this.#pause(this.#source.renewAfterMs ?? RENEW_AFTER_MS)])
        this.#retire(socket)
      } catch (error) {
        if (signal.aborted) return
        failures++
        this.#source.log.warn({ err: error }, 'cannot read events over WebSocket, retrying')
        await this.#pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures) * (0.5 + Math.random() / 2))
      }
    }
  }

  /** Closes one that is about to be ended, once its successor reads. */
  #retire(socket: WebSocket): void {
    if (socket.readyState !== WebSocket.OPEN) return
    setTimeout(() => socket.close(), OVERLAP_MS).unref()
  }

  async #connect(): Promise<WebSocket> {
    const socket = new WebSocket(await this.#source.address(), { handshakeTimeout: OPEN_WITHIN_MS })
    this.#open.add(socket)
    socket.on('close', () => this.#open.delete(socket))
    socket.on('message', data => this.#keep(data.toString()))
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('close', () => reject(new Error('Dialpad closed the connection')))
      // What is wrong may hold the address, and that is a secret: its message stays out of the log.
      socket.on('error', () => reject(new Error('Dialpad rejected the connection')))
    })
    return socket
  }

  #keep(text: string): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#source.log.error('too many events are waiting to be stored: dropped an event read over WebSocket')
      return
    }
    this.#waiting.push(text)
    this.#storing ??= this.#storeAll().finally(() => {
      this.#storing = null
    })
  }

  /** In their order, together: the log writes what comes at once in one statement. */
  async #storeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, 500)
      await Promise.all(batch.map(text => this.#store(text)))
    }
  }

  async #store(text: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#source.take(text)
        return
      } catch (error) {
        if (error instanceof HubError && error.status < 500) {
          this.#source.log.warn({ code: error.code }, 'dropped an invalid event read over WebSocket')
          return
        }
        await sleep(Math.min(LONGEST_WAIT_MS, 100 * 2 ** attempt))
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
  }
}

function gone(socket: WebSocket): Promise<void> {
  return new Promise(resolve => {
    if (socket.readyState === WebSocket.CLOSED) resolve()
    else socket.once('close', () => resolve())
  })
}
