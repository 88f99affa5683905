import type { Call } from '@trunkline/client'
import type { Changes } from './changes.ts'

interface Page {
  readonly calls: readonly Call[]
  readonly requestedAt: number
}

interface Known {
  readonly call: Call
  readonly at: number
}

export interface Listing {
  readonly pages: readonly Page[]
  /** There are no more, older calls than on these pages. */
  readonly isComplete: boolean
  readonly belongs: (call: Call) => boolean
}

/**
 * The calls on some pages as they are now, each once, the newest first.
 *
 * The pages stay as they were served, so a page that arrives late cannot undo what was heard meanwhile: of a
 * page and a change, the later one is right.
 */
export function currentCalls(listing: Listing, changes: Changes): Call[] {
  const known = callsOnPages(listing.pages)
  const firstRequest = Math.min(...listing.pages.map(page => page.requestedAt))
  const oldest = listing.pages.at(-1)?.calls.at(-1)
  for (const [id, change] of changes) {
    const listed = known.get(id)
    if (change.at < (listed?.at ?? firstRequest)) continue
    const { call } = change
    if (call === null || !listing.belongs(call)) known.delete(id)
    else if (listed !== undefined || isWithin(call, oldest, listing.isComplete))
      known.set(id, { call, at: change.at })
  }
  return [...known.values()].map(({ call }) => call).sort(newestFirst)
}

/** A call may be on two pages when new ones moved it on in between. */
function callsOnPages(pages: readonly Page[]): Map<string, Known> {
  const known = new Map<string, Known>()
  for (const { calls, requestedAt: at } of pages) {
    for (const call of calls) {
      if (at >= (known.get(call.id)?.at ?? 0)) known.set(call.id, { call, at })
    }
  }
  return known
}

/** A call older than all that are listed waits for its page. */
function isWithin(call: Call, oldest: Call | undefined, isComplete: boolean): boolean {
  return isComplete || oldest === undefined || newestFirst(call, oldest) <= 0
}

/** The hub's order: all its instants are written alike, so they compare as text. */
function newestFirst(a: Call, b: Call): number {
  if (a.started_at !== b.started_at) return a.started_at < b.started_at ? 1 : -1
  if (a.id === b.id) return 0
  return a.id < b.id ? 1 : -1
}
