import type { FeedRow } from './topics.ts'

/** Selects entries of a feed; null: all. */
export interface FeedFilter {
  /** Whole types, or all with a prefix: `call.*`. */
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
  { type, topic, body }: FeedRow,
): boolean {
  return (
    (types === null || types.some(wanted => isOfType(type, wanted))) &&
    (number === null || topic.numbersOf?.(body).includes(number) === true) &&
    (user === null || topic.usersOf?.(body).includes(user) === true) &&
    (department === null || topic.departmentOf?.(body) === department)
  )
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
