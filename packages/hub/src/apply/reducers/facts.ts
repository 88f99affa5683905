/** A fact and when it was said, in ms since 1970. */
type Said<T> = readonly [at: number, value: T]

/** What was ever said of a thing, each fact as it was said last. */
export type Facts<Fields> = { readonly [Name in keyof Fields]?: Said<NonNullable<Fields[Name]>> }

/** A state that a thing was in, and since when, in ms since 1970. */
export type StateAt = readonly [at: number, state: string]

/**
 * Facts after one more event. Commutative and idempotent: of two facts the one said later counts, and of two
 * said at the same moment always the same one.
 */
export function mergeFacts<Fields>(known: Facts<Fields>, news: Fields, at: number): Facts<Fields> {
  const merged = { ...known } as Record<string, Said<unknown>>
  for (const name in news) {
    const value = news[name]
    // Silence is no news: an event that leaves a field out, or empty, takes nothing back.
    if (value === null || (Array.isArray(value) && value.length === 0)) continue
    const before = merged[name]
    if (before === undefined || isLater(at, value, before)) merged[name] = [at, value]
  }
  return merged as Facts<Fields>
}

function isLater(at: number, value: unknown, [beforeAt, before]: Said<unknown>): boolean {
  if (at !== beforeAt) return at > beforeAt
  return value !== before && JSON.stringify(value) > JSON.stringify(before)
}

/** States in the order of their moments, each once. */
export function addState(known: readonly StateAt[], at: number, state: string): readonly StateAt[] {
  if (known.some(([knownAt, knownState]) => knownAt === at && knownState === state)) return known
  return [...known, [at, state] as const].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
}

/** When the first and the last event of a thing were received, in ms since 1970. */
export type Received = readonly [first: number, last: number]

export function addReceived(known: Received | null, at: number): Received {
  return known === null ? [at, at] : [Math.min(known[0], at), Math.max(known[1], at)]
}
