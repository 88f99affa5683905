import { fieldsOf, Refusal } from '../http.ts'

const PAGE = 50

/** A page of a list: `{cursor?, items}`; the last one has no cursor. @throws Refusal 400 on a cursor that is none */
export function page<T>(all: readonly T[], query: unknown): { cursor?: string; items: T[] } {
  const { cursor, limit } = fieldsOf(query)
  const size = limit === undefined ? PAGE : Number(limit)
  if (!Number.isInteger(size) || size < 1) throw new Refusal(400, 'limit is invalid')
  const start = cursor === undefined ? 0 : Number(Buffer.from(String(cursor), 'base64url').toString())
  if (!Number.isInteger(start) || start < 0) throw new Refusal(400, 'cursor is invalid')
  const end = start + size
  return {
    ...(end < all.length ? { cursor: Buffer.from(String(end)).toString('base64url') } : {}),
    items: all.slice(start, end),
  }
}
