import type { Call } from '@trunkline/client'
import { nameOf, otherParty, type Party, staffName } from '../calls/parties.ts'
import { statusWord } from '../calls/status-word.ts'

/** A phone does not ring longer; what seems to lost its end, and must not hide what happens now. */
const RINGS_AT_MOST_MS = 90_000
const STAYS_NEWS_MS = 30_000

interface News {
  readonly ongoing: readonly Call[]
  readonly latest: { readonly call: Call; readonly msAgo: number } | null
  readonly now: number
}

/** The call to announce: one to pick up, if there is any; else the one that something happened to last. */
export function headlineCall({ ongoing, latest, now }: News): Call | null {
  const ringing = ongoing.find(
    call =>
      call.status === 'ringing' &&
      call.direction === 'inbound' &&
      now - Date.parse(call.started_at) < RINGS_AT_MOST_MS,
  )
  return ringing ?? (latest !== null && latest.msAgo < STAYS_NEWS_MS ? latest.call : null)
}

/** As in “Incoming: John Smith (NDIS) → Staff Enquiries”. */
export function headline(call: Call): string {
  const other = describe(otherParty(call))
  const staff = staffName(call)
  const [from, to] = call.direction === 'inbound' ? [other, staff] : [staff, other]
  return `${occasion(call)}: ${[from, to].filter(side => side !== null).join(' → ')}`
}

function describe(party: Party): string {
  const name = nameOf(party)
  const { organization } = party
  return organization === null || organization === name ? name : `${name} (${organization})`
}

function occasion(call: Call): string {
  const isIncoming = call.status === 'ringing' && call.direction === 'inbound'
  return isIncoming ? 'Incoming' : statusWord(call)
}

/** What to say while nothing is new. */
export function quietLine(ongoing: readonly Call[]): string {
  if (ongoing.length === 0) return 'No active calls'
  return ongoing.length === 1 ? '1 active call' : `${ongoing.length} active calls`
}
