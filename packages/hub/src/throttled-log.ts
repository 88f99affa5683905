import type { Logger } from 'pino'

const EVERY_MS = 10_000

/**
 * Logs what may happen thousands of times in a minute: the first time at once, then at most every 10 s, with how often
 * it has happened since.
 */
export class ThrottledLog {
  readonly #log: Logger
  readonly #message: string
  #count = 0
  #loggedAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(log: Logger, message: string) {
    this.#log = log
    this.#message = message
  }

  /** @param about of several in 10 s, only that of the last is logged */
  add(about: Record<string, unknown>): void {
    this.#count++
    const wait = this.#loggedAt + EVERY_MS - performance.now()
    clearTimeout(this.#timer)
    if (wait <= 0) this.#write(about)
    else this.#timer = setTimeout(() => this.#write(about), wait).unref()
  }

  #write(about: Record<string, unknown>): void {
    this.#log.warn({ ...about, count: this.#count }, this.#message)
    this.#count = 0
    this.#loggedAt = performance.now()
  }
}
