import type { Filter } from './transport.ts'

/** Where to resume, as query parameters. */
export function placeOf(since: number, feedId: string | null): Record<string, string> {
  return { since: String(since), ...(feedId === null ? {} : { feed_id: feedId }) }
}

/** A filter as query parameters. */
export function queryOf({ types, number, user, department }: Filter): Record<string, string> {
  return {
    ...(types === undefined ? {} : { types: types.join(',') }),
    ...(number === undefined ? {} : { number }),
    ...(user === undefined ? {} : { user: String(user) }),
    ...(department === undefined ? {} : { department }),
  }
}
