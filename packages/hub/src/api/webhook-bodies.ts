import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { HubError, unavailable } from '../errors.ts'

/** Large enough for a call with a long routing history. */
const LONGEST_BODY = 4 * 1024 * 1024
/** Hardly any event is larger. */
const SMALL_BODY = 64 * 1024
/** All bodies under way of a size hold so much together: large ones, which anybody may send, take no room from the others. */
const ROOM = { small: 32 * 1024 * 1024, large: 32 * 1024 * 1024 }
/** Dialpad gives up after 5 s. */
const READ_WITHIN_MS = 10_000

type Size = keyof typeof ROOM

/** Reads the bodies of webhooks, of which only so many bytes are in memory at a time, whoever sends them. */
export class WebhookBodies {
  readonly #free = { ...ROOM }
  readonly #held = new WeakMap<FastifyRequest, { size: Size; bytes: number }>()

  /**
   * Cuts the connection of a sender that is too slow with a large body; a small one has as long as any request.
   *
   * @throws HubError 413 BODY_TOO_LARGE, 503 OVERLOADED when all room is taken
   */
  read(request: FastifyRequest, stream: Readable): Promise<Buffer> {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > LONGEST_BODY) return Promise.reject(tooLarge())
    const chunks: Buffer[] = []
    let length = 0
    let slow: NodeJS.Timeout | undefined
    // Listeners and not an async iterator: this runs for every event, and iterating costs as much as verifying one.
    return new Promise<Buffer>((resolve, reject) => {
      const fail = (error: unknown) => {
        clearTimeout(slow)
        stream.removeAllListeners('data')
        this.release(request)
        reject(error)
      }
      const hold = (bytes: number) => {
        const isLarge = this.#hold(request, bytes, announced)
        if (!isLarge || slow !== undefined) return
        slow = setTimeout(
          () => stream.destroy(new Error('The body was not received in time')),
          READ_WITHIN_MS,
        )
      }
      try {
        hold(0)
      } catch (error) {
        return fail(error)
      }
      stream.on('data', (chunk: Buffer) => {
        length += chunk.length
        try {
          if (length > LONGEST_BODY) throw tooLarge()
          hold(length)
          chunks.push(chunk)
        } catch (error) {
          fail(error)
        }
      })
      stream.once('error', fail)
      stream.once('end', () => {
        clearTimeout(slow)
        // Whoever hung up meanwhile has been released already.
        if (request.socket.destroyed) this.release(request)
        resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length))
      })
    })
  }

  /** To be called when a request is over, however it ended. */
  release(request: FastifyRequest): void {
    const held = this.#held.get(request)
    if (held !== undefined) this.#free[held.size] += held.bytes
    this.#held.delete(request)
  }

  /** What has come takes its room; nothing is begun that has none for what is announced. @returns whether it is large */
  #hold(request: FastifyRequest, bytes: number, announced: number): boolean {
    this.release(request)
    const size = Math.max(bytes, announced) > SMALL_BODY ? 'large' : 'small'
    if (this.#free[size] < (bytes === 0 ? announced : bytes))
      throw unavailable('OVERLOADED', 'Too many webhook bodies are being received: retry later')
    this.#free[size] -= bytes
    this.#held.set(request, { size, bytes })
    return size === 'large'
  }
}

function tooLarge(): HubError {
  return new HubError(413, 'BODY_TOO_LARGE', `A webhook body must not exceed ${LONGEST_BODY} bytes`)
}
