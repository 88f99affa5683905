import type { Call } from './call.ts'

export interface Party {
  readonly name: string | null
  readonly organization: string | null
  readonly number: string | null
}

/** Who is on the other side, outside of the business. */
export function otherParty(call: Call): Party {
  return call.direction === 'inbound'
    ? { name: call.from_name, organization: call.from_organization, number: call.from_number }
    : { name: call.to_name, organization: call.to_organization, number: call.to_number }
}

/** The side of the business. */
export function ownParty(call: Call): Party {
  return call.direction === 'inbound'
    ? { name: call.to_name, organization: call.to_organization, number: call.to_number }
    : { name: call.from_name, organization: call.from_organization, number: call.from_number }
}

/** The best there is to call a party by. */
export function nameOf({ name, organization, number }: Party): string {
  return name ?? organization ?? number ?? 'Withheld number'
}

/** The department that was called; of an answered call, the person who speaks. */
export function staffName(call: Call): string | null {
  const person = call.user?.name ?? null
  const own = ownParty(call)
  const isSpokenFor = call.direction === 'outbound' || call.answered_at !== null
  const best = isSpokenFor ? (person ?? call.department) : (call.department ?? person)
  return best ?? own.name ?? own.number
}
