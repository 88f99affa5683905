import type { Filter } from './transport.ts'

/** A filter as query parameters. */
export function queryOf({ types, number, user, department }: Filter): Record<string, string> {
  return {
    ...(types === undefined ? {} : { types: types.join(',') }),
    ...(number === undefined ? {} : { number }),
    ...(user === undefined ? {} : { user: String(user) }),
    ...(department === undefined ? {} : { department }),
  }
}
