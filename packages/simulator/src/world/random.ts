/** Chance that repeats itself: the same seed gives the same numbers (mulberry32). */
export interface Random {
  /** A whole number from low to high, both included. */
  integer(low: number, high: number): number
  pick<T>(choices: readonly T[]): T
  /** One of the names, as likely as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name
  chance(probability: number): boolean
  /** An id as Dialpad's are: 16 digits, below 2^53. */
  id(): number
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[integer(0, choices.length - 1)]
    if (choice === undefined) throw new Error('Nothing to pick from')
    return choice
  }
  return {
    integer,
    pick,
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of entries) {
        rest -= weight
        if (rest < 0) return name
      }
      return pick(entries)[0]
    },
    chance: probability => next() < probability,
    id: () => integer(45_000_000, 68_000_000) * 100_000_000 + integer(0, 99_999_999),
  }
}
