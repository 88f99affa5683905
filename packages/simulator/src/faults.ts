import type { Random } from './world/random.ts'

/** Chances from 0 to 1, and ms. */
export const NO_FAULTS = {
  /** An event is never sent. */
  drop: 0,
  /** It is sent twice. */
  duplicate: 0,
  /** It waits so long that others overtake it. */
  reorder: 0,
  /** Every event waits up to so many ms. */
  delayMs: 0,
  /** A call's hangup is never told. */
  hangupNever: 0,
  /** A request to the API is refused for being one too many. */
  refuse429: 0,
  /** A request to the API fails. */
  refuse500: 0,
  /** A request to the API is never answered. */
  silence: 0,
}
export type FaultName = keyof typeof NO_FAULTS

/** How long an event that is to be overtaken waits, in ms. */
const OVERTAKEN = [500, 4_000] as const

/** The switches that make this Dialpad misbehave. */
export class Faults {
  /** In the order of the names above. */
  rates: Record<FaultName, number> = { ...NO_FAULTS }
  readonly #random: Random

  /** @param random its own, so that faults do not change what happens, only what is told of it. */
  constructor(random: Random) {
    this.#random = random
  }

  get hangupNever(): number {
    return this.rates.hangupNever
  }

  happens(name: FaultName): boolean {
    return this.rates[name] > 0 && this.#random.chance(this.rates[name])
  }

  /** After how many ms each copy of an event is sent: none, one or two. */
  deliveries(): number[] {
    if (this.happens('drop')) return []
    const copies = this.happens('duplicate') ? 2 : 1
    return Array.from({ length: copies }, () => {
      const delay = this.rates.delayMs > 0 ? this.#random.integer(0, this.rates.delayMs) : 0
      return delay + (this.happens('reorder') ? this.#random.integer(...OVERTAKEN) : 0)
    })
  }
}
