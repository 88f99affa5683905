import type { FeedPayload } from './append.ts'
import type { FeedRow } from './read-feed.ts'

/** Which entries of a feed somebody wants; null: all. */
export interface FeedFilter {
  /** Whole types, or all that begin so: `call.*`. */
  readonly types: readonly string[] | null
  /** E.164, on either side. */
  readonly number: string | null
  /** A Dialpad id, or an email address. */
  readonly user: string | null
  readonly department: string | null
}

export const EVERYTHING: FeedFilter = { types: null, number: null, user: null, department: null }

export function matches(
  { types, number, user, department }: FeedFilter,
  { type, payload }: FeedRow,
): boolean {
  return (
    (types === null || types.some(wanted => isOfType(type, wanted))) &&
    (number === null || numbersOf(payload).includes(number)) &&
    (user === null || usersOf(payload).includes(user)) &&
    (department === null || ('call' in payload && payload.call.department === department))
  )
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

function numbersOf(payload: FeedPayload): (string | null)[] {
  if ('call' in payload) return [payload.call.from_number, payload.call.to_number]
  if ('message' in payload) return [payload.message.from, ...payload.message.to]
  return 'contact' in payload ? [...payload.contact.phones] : []
}

function usersOf(payload: FeedPayload): (string | null)[] {
  if ('call' in payload) {
    const { user } = payload.call
    return user === null ? [] : [user.id === null ? null : String(user.id), user.email]
  }
  return 'agent' in payload ? [String(payload.agent.user_id), payload.agent.email] : []
}
