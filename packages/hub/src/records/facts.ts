/**
 * A fact, when it was said in ms since 1970 (0: the event names no moment at all), and how far on its way the
 * thing was in the state that said it.
 */
type Said<T> = readonly [at: number, value: T, rank?: number]

/** What was ever said of a thing, each fact as it was said last. */
export type Facts<Fields> = { readonly [Name in keyof Fields]?: Said<NonNullable<Fields[Name]>> }

/** Says how far on its way a thing is in a state: it orders what no moment orders. */
export type RankOf = (state: string) => number

/**
 * A state that a thing was in, and since when, in ms since 1970. `isAssumed`: no event named a moment, this is when
 * the first one was received, which orders nothing.
 */
export type StateAt = readonly [at: number, state: string, isAssumed?: true]

/**
 * Facts after one more event. Commutative and idempotent: of two facts the later one counts, of two said at
 * the same moment that of the later state, and of two in the same state always the same one.
 *
 * @param news fields that are no facts are left out by `isFact`
 * @returns `known` itself if nothing changed
 */
export function mergeFacts<Fields>(
  known: Facts<Fields>,
  news: Fields,
  at: number,
  rank: number,
  isFact: (name: string) => boolean,
): Facts<Fields> {
  let merged = known as Record<string, Said<unknown>>
  for (const name in news) {
    const value = news[name]
    // Silence is no news: an event that leaves a field out, or empty, takes nothing back.
    if (value === null || (Array.isArray(value) && value.length === 0) || !isFact(name)) continue
    const before = merged[name]
    if (before !== undefined && !isLater(at, value, rank, before)) continue
    if (merged === known) merged = { ...merged }
    merged[name] = [at, value, rank]
  }
  return merged as Facts<Fields>
}

function isLater(
  at: number,
  value: unknown,
  rank: number,
  [beforeAt, before, beforeRank = 0]: Said<unknown>,
): boolean {
  if (at !== beforeAt) return at > beforeAt
  if (rank !== beforeRank) return rank > beforeRank
  return value !== before && JSON.stringify(value) > JSON.stringify(before)
}

/** Facts as they are stored: those that were said together share their moment and rank. */
export type PackedFacts = readonly (readonly [at: number, rank: number, facts: Record<string, unknown>])[]

export function packFacts<Fields>(facts: Facts<Fields>): PackedFacts {
  const packed = new Map<string, [number, number, Record<string, unknown>]>()
  // In one order, in whichever the events arrived: rows that say the same are the same.
  for (const name of Object.keys(facts).sort()) {
    const [at, value, rank = 0] = facts[name as keyof Fields] as Said<unknown>
    const key = `${at} ${rank}`
    const group = packed.get(key)
    if (group === undefined) packed.set(key, [at, rank, { [name]: value }])
    else group[2][name] = value
  }
  return [...packed.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

export function unpackFacts<Fields>(packed: PackedFacts): Facts<Fields> {
  const facts: Record<string, Said<unknown>> = {}
  for (const [at, rank, group] of packed) for (const name in group) facts[name] = [at, group[name], rank]
  return facts as Facts<Fields>
}

/** States in their sequence, each once. Commutative and idempotent but for when assumed states were received. */
export function addState(known: readonly StateAt[], added: StateAt, rankOf: RankOf): readonly StateAt[] {
  const [at, state, isAssumed] = added
  const same = known.find(one => one[1] === state && one[2] === isAssumed && (isAssumed || one[0] === at))
  if (same === undefined) return inSequence([...known, added], rankOf)
  return at < same[0] ? known.map(one => (one === same ? added : one)) : known
}

/** By their moments; one without a moment of its own comes after all that cannot be later than it. */
function inSequence(states: readonly StateAt[], rankOf: RankOf): StateAt[] {
  const byRank = ([, a]: StateAt, [, b]: StateAt) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)
  const sequence = states.filter(([, , isAssumed]) => !isAssumed).sort((a, b) => a[0] - b[0] || byRank(a, b))
  for (const assumed of states.filter(([, , isAssumed]) => isAssumed).sort(byRank)) {
    const before = sequence.findLastIndex(([, state]) => rankOf(state) <= rankOf(assumed[1]))
    sequence.splice(before + 1, 0, assumed)
  }
  return sequence
}

/** When the first and the last event of a thing were received, in ms since 1970. */
export type Received = readonly [first: number, last: number]

export function addReceived(known: Received | null, at: number): Received {
  return known === null ? [at, at] : [Math.min(known[0], at), Math.max(known[1], at)]
}
