import type { Call } from '@trunkline/client'
import { isolate } from './isolate.ts'

export interface Party {
  readonly name: string | null
  readonly organization: string | null
  readonly number: string | null
}

/** Who is on the other side, outside of the business. */
export function otherParty(call: Call): Party {
  return call.direction === 'inbound'
    ? partyOf(call.from_name, call.from_organization, call.from_number)
    : partyOf(call.to_name, call.to_organization, call.to_number)
}

/** The side of the business. */
export function ownParty(call: Call): Party {
  return call.direction === 'inbound'
    ? partyOf(call.to_name, call.to_organization, call.to_number)
    : partyOf(call.from_name, call.from_organization, call.from_number)
}

function partyOf(name: string | null, organization: string | null, number: string | null): Party {
  return { name: name && isolate(name), organization: organization && isolate(organization), number }
}

/** The best there is to call a party by. */
export function nameOf({ name, organization, number }: Party): string {
  return name ?? organization ?? number ?? 'Withheld number'
}

/** The department that was called; of an answered call, the person who speaks. */
export function staffName(call: Call): string | null {
  const person = userName(call)
  const department = departmentName(call)
  const own = ownParty(call)
  const isSpokenFor = call.direction === 'outbound' || call.answered_at !== null
  const best = isSpokenFor ? (person ?? department) : (department ?? person)
  return best ?? own.name ?? own.number
}

/** The person of the business who spoke, or whose phone rang. */
export function userName({ user }: Call): string | null {
  return user?.name ? isolate(user.name) : null
}

export function departmentName({ department }: Call): string | null {
  return department && isolate(department)
}
