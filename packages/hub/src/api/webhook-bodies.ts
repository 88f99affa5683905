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

  /** Cuts the connection of who is too slow. @throws HubError 413 BODY_TOO_LARGE, 503 OVERLOADED when all room is taken */
  async read(request: FastifyRequest, stream: Readable): Promise<Buffer> {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > LONGEST_BODY) throw tooLarge()
    const slow = setTimeout(
      () => stream.destroy(new Error('The body was not received in time')),
      READ_WITHIN_MS,
    )
    const chunks: Buffer[] = []
    let length = 0
    try {
      this.#hold(request, 0, announced)
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        length += chunk.length
        if (length > LONGEST_BODY) throw tooLarge()
        this.#hold(request, length, announced)
        chunks.push(chunk)
      }
      // Whoever hung up meanwhile has been released already.
      if (request.socket.destroyed) this.release(request)
      return Buffer.concat(chunks, length)
    } catch (error) {
      this.release(request)
      throw error
    } finally {
      clearTimeout(slow)
    }
  }

  /** To be called when a request is over, however it ended. */
  release(request: FastifyRequest): void {
    const held = this.#held.get(request)
    if (held !== undefined) this.#free[held.size] += held.bytes
    this.#held.delete(request)
  }

  /** What has come takes its room; nothing is begun that has none for what is announced. */
  #hold(request: FastifyRequest, bytes: number, announced: number): void {
    this.release(request)
    const size = Math.max(bytes, announced) > SMALL_BODY ? 'large' : 'small'
    if (this.#free[size] < (bytes === 0 ? announced : bytes))
      throw unavailable('OVERLOADED', 'Too many webhook bodies are being received: retry later')
    this.#free[size] -= bytes
    this.#held.set(request, { size, bytes })
  }
}

function tooLarge(): HubError {
  return new HubError(413, 'BODY_TOO_LARGE', `A webhook body must not exceed ${LONGEST_BODY} bytes`)
}
