import type { Participant } from '../../../database/tables.ts'
import { realName } from '../../../identity/caller-name.ts'
import { toE164 } from '../../../identity/phone-number.ts'
import { fact } from './leg.ts'
import type { LegOutline } from './leg-outline.ts'

/** Everybody who had part in a call: the other side first, then the company's people and groups as they came. */
export function participantsOf(legs: readonly LegOutline[]): Participant[] {
  const parties = new Map<string, Participant>()
  for (const leg of legs) {
    const other = otherSide(leg)
    if (other === null) continue
    const key = `contact ${toE164(other.number) ?? other.number ?? other.id}`
    const before = parties.get(key)
    parties.set(key, {
      ...other,
      id: other.id ?? before?.id ?? null,
      name: other.name ?? before?.name ?? null,
      answered: other.answered || before?.answered === true,
    })
  }
  for (const leg of legs) {
    const { target } = leg
    if (target === null) continue
    const key = `${target.type} ${target.id ?? target.name ?? target.phone}`
    const before = parties.get(key)
    parties.set(key, {
      role: leg.isPerson ? 'user' : 'group',
      id: target.id,
      name: target.name,
      number: target.phone,
      answered: (before?.answered ?? false) || (leg.isPerson && leg.isAnswered),
      talk_time_ms: (before?.talk_time_ms ?? 0) + (leg.isPerson ? (leg.talkTimeMs ?? 0) : 0),
    })
  }
  return [...parties.values()]
}

function otherSide(leg: LegOutline): Participant | null {
  const number = fact(leg.knowledge, 'externalNumber') ?? leg.contact?.phone ?? null
  if (number === null && leg.contact === null) return null
  return {
    role: leg.direction === 'outbound' ? 'callee' : 'caller',
    id: leg.contact?.id ?? null,
    name: realName(leg.contact?.name ?? null),
    number,
    answered: leg.isAnswered,
    talk_time_ms: 0,
  }
}
