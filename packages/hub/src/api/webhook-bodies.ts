import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { HubError, unavailable } from '../errors.ts'

/** Large enough for a call with a long routing history. */
const LONGEST_BODY = 4 * 1024 * 1024
/** Hardly any event is larger. */
const SMALL_BODY = 64 * 1024
/** All bodies under way of a size hold so much together: large ones, which any client may send, take no room from the others. */
const ROOM = { small: 32 * 1024 * 1024, large: 32 * 1024 * 1024 }
/** Dialpad gives up after 5 s. */
const READ_WITHIN_MS = 10_000

type Size = keyof typeof ROOM

/** What a request holds is kept with it: a map of all requests would cost as much as verifying an event. */
const HELD = Symbol('held')
type Request = IncomingMessage & { [HELD]?: { readonly size: Size; readonly bytes: number } | null }

/** Reads the bodies of webhooks, of which only so many bytes are in memory at a time, whoever sends them. */
export class WebhookBodies {
  readonly #free = { ...ROOM }

  /**
   * Calls back with the body, or with HubError 413 BODY_TOO_LARGE, 503 OVERLOADED when all room is taken. Cuts the
   * connection of a sender that is too slow with a large body; a small one has as long as any request.
   */
  read(request: Request, stream: Readable, done: (error: Error | null, body?: Buffer) => void): void {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > LONGEST_BODY) return void done(tooLarge())
    const chunks: Buffer[] = []
    let length = 0
    let slow: NodeJS.Timeout | undefined
    let isOver = false
    const end = (error: Error | null, body?: Buffer) => {
      if (isOver) return
      isOver = true
      if (slow !== undefined) clearTimeout(slow)
      if (error !== null) stream.removeAllListeners('data')
      // One that was cut off meanwhile has been released already.
      if (error !== null || request.socket.destroyed) this.release(request)
      done(error, body)
    }
    const expectSoon = () => {
      slow ??= setTimeout(
        () => stream.destroy(new Error('The body was not received in time')),
        READ_WITHIN_MS,
      )
    }
    const refusal = this.#hold(request, 0, announced)
    if (refusal !== null) return void end(refusal)
    if (announced > SMALL_BODY) expectSoon()
    // Listeners and not an async iterator: this runs for every event, and iterating costs as much as verifying one.
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length
      const refusal = length > LONGEST_BODY ? tooLarge() : this.#hold(request, length, announced)
      if (refusal !== null) return void end(refusal)
      if (length > SMALL_BODY) expectSoon()
      chunks.push(chunk)
    })
    stream.on('error', end)
    stream.on('end', () =>
      end(null, chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length)),
    )
  }

  /** To be called when a request is over, however it ended. */
  release(request: Request): void {
    const held = request[HELD]
    if (held === undefined || held === null) return
    this.#free[held.size] += held.bytes
    request[HELD] = null
  }

  /** What has come takes its room; nothing is begun that has none for what is announced. @returns why it is refused */
  #hold(request: Request, bytes: number, announced: number): HubError | null {
    this.release(request)
    const size = Math.max(bytes, announced) > SMALL_BODY ? 'large' : 'small'
    if (this.#free[size] < (bytes === 0 ? announced : bytes))
      return unavailable('OVERLOADED', 'Too many webhook bodies are being received: retry later')
    if (bytes > 0) {
      this.#free[size] -= bytes
      request[HELD] = { size, bytes }
    }
    return null
  }
}

function tooLarge(): HubError {
  return new HubError(413, 'BODY_TOO_LARGE', `A webhook body must not exceed ${LONGEST_BODY} bytes`)
}
