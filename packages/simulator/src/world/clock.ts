import { setImmediate as drained } from 'node:timers/promises'

/** How long to wait before looking again whether there is room for more, in real ms. */
const FULL_PAUSE_MS = 5
/** How far an endless clock goes at once, in simulated ms. */
const STRIDE = 10_000

interface Due {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/** What is to come, the earliest first: a binary heap, so that a hundred thousand calls cost little. */
class Agenda {
  readonly #heap: Due[] = []
  #order = 0

  add(at: number, run: () => void): void {
    const heap = this.#heap
    const due = { at, order: this.#order++, run }
    let index = heap.push(due) - 1
    for (;;) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (index === 0 || above === undefined || !isEarlier(due, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = due
  }

  next(): Due | undefined {
    return this.#heap[0]
  }

  take(): Due | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let index = 0
    for (;;) {
      const [left, right] = [heap[2 * index + 1], heap[2 * index + 2]]
      const isRight = right !== undefined && left !== undefined && isEarlier(right, left)
      const child = isRight ? right : left
      if (child === undefined || !isEarlier(child, last)) break
      heap[index] = child
      index = 2 * index + (isRight ? 2 : 1)
    }
    heap[index] = last
    return first
  }

  clear(): void {
    this.#heap.length = 0
  }
}

function isEarlier(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

/** A task that fails does not stop the clock. */
function runGuarded(due: Due | undefined): void {
  try {
    due?.run()
  } catch (error) {
    console.error('A scheduled task failed:', error)
  }
}

/**
 * Time as the simulated company lives it. What is planned for a moment happens at exactly that moment, however
 * fast the clock goes and however late the machine is: so the same seed gives the same events at any speed.
 */
export class Clock {
  readonly #agenda = new Agenda()
  #now: number
  #speed = 0
  #isFull: () => boolean = () => false
  #anchor = { simulated: 0, real: 0 }
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()
  #isLiving = false

  /** @param start ms since 1970 */
  constructor(start: number) {
    this.#now = start
  }

  /** ms since 1970, whole. */
  now(): number {
    return this.#isLiving ? this.#now : Math.max(this.#now, this.#reading())
  }

  /** Runs something after so many simulated ms. */
  after(milliseconds: number, run: () => void): void {
    this.#agenda.add(this.now() + Math.round(milliseconds), run)
    this.#sleep()
  }

  /** Lives through so many simulated ms, as fast as it can. */
  advance(milliseconds: number): Promise<void> {
    return this.#liveUntil(() => this.now() + milliseconds)
  }

  /**
   * Goes on by itself.
   *
   * @param speed simulated seconds a second; Infinity: from one planned moment straight to the next
   * @param isFull says whether more would be too much; asked at speed Infinity only
   */
  run(speed: number, isFull: () => boolean): void {
    this.#isFull = isFull
    this.#anchor = { simulated: this.now(), real: performance.now() }
    this.#speed = speed
    this.#sleep()
  }

  stop(): void {
    this.#speed = 0
    this.#agenda.clear()
    clearTimeout(this.#timer)
  }

  #reading(): number {
    if (this.#speed === 0 || this.#speed === Number.POSITIVE_INFINITY) return this.#now
    return Math.round(this.#anchor.simulated + (performance.now() - this.#anchor.real) * this.#speed)
  }

  #liveUntil(end: () => number): Promise<void> {
    this.#turn = this.#turn.then(() => this.#live(end()))
    return this.#turn
  }

  async #live(end: number): Promise<void> {
    this.#isLiving = true
    for (let next = this.#agenda.next(); next !== undefined && next.at <= end; next = this.#agenda.next()) {
      this.#now = Math.max(this.#now, next.at)
      runGuarded(this.#agenda.take())
      // What this sets off must have happened before the next moment comes.
      await drained()
    }
    this.#now = Math.max(this.#now, end)
    // Who jumps ahead goes on from there.
    if (this.#reading() < this.#now) this.#anchor = { simulated: this.#now, real: performance.now() }
    this.#isLiving = false
    this.#sleep()
  }

  #sleep(): void {
    if (this.#speed === 0 || this.#isLiving) return
    clearTimeout(this.#timer)
    const next = this.#agenda.next()
    if (next === undefined) return
    const isEndless = this.#speed === Number.POSITIVE_INFINITY
    const pause = isEndless ? (this.#isFull() ? FULL_PAUSE_MS : 0) : (next.at - this.#reading()) / this.#speed
    const wake = () => {
      if (isEndless && this.#isFull()) this.#sleep()
      else void this.#liveUntil(() => (isEndless ? next.at + STRIDE : this.#reading()))
    }
    this.#timer = setTimeout(wake, Math.min(2 ** 31 - 1, Math.max(0, pause)))
  }
}
