import { realName } from '../../../identity/caller-name.ts'
import { toE164 } from '../../../identity/phone-number.ts'
import { fact } from './leg.ts'
import type { LegOutline } from './leg-outline.ts'

/** The party outside of the business. */
interface OtherParty {
  readonly number: string | null
  readonly contactId: string | null
  readonly name: string | null
}

/** What the caller dialled, when it was not a person. */
interface Department {
  readonly id: string | null
  readonly officeId: string | null
  readonly name: string | null
  readonly type: string | null
  readonly phone: string | null
}

/**
 * Number and name of one party: those of the first leg that names it, the name else from a leg of the same number.
 *
 * @param legs that of the caller first
 */
export function otherPartyOf(legs: readonly LegOutline[]): OtherParty {
  const named = legs.map(({ knowledge, contact }) => ({
    number: fact(knowledge, 'externalNumber') ?? contact?.phone ?? null,
    contactId: contact?.id ?? null,
    name: realName(contact?.name ?? null),
  }))
  const first = named.find(one => one.number !== null) ?? named.find(one => one.contactId ?? one.name)
  if (first === undefined) return { number: null, contactId: null, name: null }
  const number = toE164(first.number) ?? first.number
  const same = [first, ...named.filter(one => (toE164(one.number) ?? one.number) === number)]
  return {
    number: first.number,
    contactId: same.find(one => one.contactId !== null)?.contactId ?? null,
    name: same.find(one => one.name !== null)?.name ?? null,
  }
}

export function departmentOf(legs: readonly LegOutline[]): Department | null {
  const dialled = legs.map(leg => fact(leg.knowledge, 'entryPointTarget'))
  const reached = legs.map(leg => (leg.isPerson ? null : leg.target))
  const groups = [...dialled, ...reached].filter(target => target !== null)
  return groups.find(target => target.type !== 'user' && target.name !== null) ?? null
}

/**
 * Who spoke last or, while nobody has, the one who is rung or was missed, if it is only one. Of an outbound call it is who
 * placed it: the leg of a colleague who is called is that of the other party.
 */
export function userOf(legs: readonly LegOutline[], direction: 'inbound' | 'outbound'): LegOutline['target'] {
  const all = legs.filter(leg => leg.isPerson)
  const callers = direction === 'outbound' ? all.filter(leg => leg.direction === 'outbound') : []
  const people = callers.length > 0 ? callers : all
  const speakers = people.filter(leg => leg.isAnswered)
  const speaker = speakers.reduce<LegOutline | undefined>(
    (last, leg) => (last === undefined || (leg.connectedAt ?? 0) >= (last.connectedAt ?? 0) ? leg : last),
    undefined,
  )
  const isOne = people.length === 1 || callers.length > 0
  return speaker?.target ?? (isOne ? (people[0]?.target ?? null) : null)
}

/**
 * The number of the business: the one that was dialled or, of an outbound call, that it was made from. The leg of a
 * person alone does not show what was dialled: then it is the number of the party that the call is shown with.
 *
 * @param legs that of the caller first
 * @param rootId of the leg that the caller reached first, whether it is known or not
 */
export function ownNumberOf(
  legs: readonly LegOutline[],
  rootId: string,
  shown: { readonly user: LegOutline['target']; readonly department: Department | null },
): string | null {
  const isRootKnown = legs[0]?.id === rootId
  const numbers = legs.map(leg => fact(leg.knowledge, 'internalNumber') ?? leg.target?.phone ?? null)
  const first = numbers.find(number => number !== null) ?? null
  if (isRootKnown || legs[0]?.direction === 'outbound') return first
  if (shown.user?.name != null) return shown.user.phone ?? first
  if (shown.department === null) return first
  // Numbers of people who were rung are not that of their department.
  const ofPeople = new Set(legs.map(leg => leg.target?.phone))
  return shown.department.phone ?? numbers.find(number => number !== null && !ofPeople.has(number)) ?? null
}
