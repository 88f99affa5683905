/**
 * Lets so many run at once. Those that wait get their turns by whose they are, each in rotation: however many wait for
 * one, another waits for one of theirs only.
 */
export class FairQueue {
  readonly #waiting = new Map<string, (() => void)[]>()
  #free: number

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  /** @param whose those of the same name share their turns */
  async take<T>(whose: string, run: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>(resolve => this.#queueOf(whose).push(resolve))
    try {
      return await run()
    } finally {
      this.#passOn()
    }
  }

  #queueOf(whose: string): (() => void)[] {
    const queue = this.#waiting.get(whose) ?? []
    this.#waiting.set(whose, queue)
    return queue
  }

  #passOn(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#free++
      return
    }
    const [whose, queue] = next
    this.#waiting.delete(whose)
    const start = queue.shift()
    // Behind all others.
    if (queue.length > 0) this.#waiting.set(whose, queue)
    start?.()
  }
}
