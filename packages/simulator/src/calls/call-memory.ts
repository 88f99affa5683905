import type { Journal } from '../journal.ts'
import type { LedgerCall } from '../ledger.ts'
import type { Company } from '../world/company.ts'
import type { Leg, Target } from './leg.ts'

/** How many finished calls are kept across a restart. */
const MOST = 500
const PREFIX = 'call:'

export interface KeptCall {
  readonly entry: LedgerCall
  readonly legs: Leg[]
  /** Whether its last event has been published. */
  readonly isOver: boolean
  /** When it was kept last, in ms since 1970. */
  readonly keptAt: number
}

/** Keeps calls across restarts: those in progress must still end, and finished ones can still be requested. */
export class CallMemory {
  readonly #journal: Journal
  readonly #over = new Set<string>()

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** When something was kept last, in ms since 1970. */
  lastKeptAt(): number {
    return this.#journal.entries<KeptCall>(PREFIX).reduce((last, [, { keptAt }]) => Math.max(last, keptAt), 0)
  }

  /** @param keptAt the moment, in ms since 1970 @param isOver whether its last event has been published */
  keep(entry: LedgerCall, legs: readonly Leg[], keptAt: number, isOver: boolean): void {
    const [first] = legs
    if (first === undefined) return
    const key = `${PREFIX}${first.callId}`
    const call: KeptCall = { entry, legs: legs.map(withoutMembers), isOver, keptAt }
    this.#journal.put(key, call)
    if (isOver) this.#over.add(key)
    for (const oldest of this.#over) {
      if (this.#over.size <= MOST) break
      this.#over.delete(oldest)
      this.#journal.drop(oldest)
    }
  }

  /** What was kept, the oldest call first, with the users, groups and contacts of the current company. */
  restore(company: Company): KeptCall[] {
    return this.#journal.entries<KeptCall>(PREFIX).map(([key, call]) => {
      if (call.isOver) this.#over.add(key)
      return { ...call, legs: call.legs.map(leg => findParties(leg, company)) }
    })
  }
}

function withoutMembers(leg: Leg): Leg {
  const shorten = <Party extends Target | null>(party: Party): Party =>
    party !== null && 'members' in party ? { ...party, members: [] } : party
  return {
    ...leg,
    target: shorten(leg.target),
    entryPoint: shorten(leg.entryPoint),
    proxy: shorten(leg.proxy),
  }
}

function findParties(leg: Leg, company: Company): Leg {
  const { users, offices, departments, callCenters, contacts } = company
  const groups = [...offices, ...departments, ...callCenters]
  const find = (party: Target): Target => [...users, ...groups].find(({ id }) => id === party.id) ?? party
  return {
    ...leg,
    target: find(leg.target),
    entryPoint: leg.entryPoint === null ? null : find(leg.entryPoint),
    proxy: groups.find(({ id }) => id === leg.proxy?.id) ?? leg.proxy,
    contact: contacts.find(({ id }) => id === leg.contact.id) ?? leg.contact,
  }
}
