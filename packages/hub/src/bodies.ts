import { Type } from 'typebox'

/** What the bodies of requests and answers are made of. */
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const Text = Nullable(Type.String())
export const Texts = Type.Array(Type.String())
export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601, UTC' })
export const Uuid = Type.String({ format: 'uuid' })
/** A number, as Dialpad's ids fit in one today; one that would be rounded is given as a string. */
export const DialpadId = Type.Union([Type.Integer(), Type.String()])
const HIGHEST_INT64 = '9223372036854775807'

/** A pattern for the digits of an int64: of nineteen, most are one, and the others would break a query. */
export const INT64_DIGITS = [
  '[0-9]{1,18}',
  ...[...HIGHEST_INT64].flatMap((digit, place) =>
    digit === '0'
      ? []
      : `${HIGHEST_INT64.slice(0, place)}[0-${Number(digit) - 1}][0-9]{${HIGHEST_INT64.length - 1 - place}}`,
  ),
  HIGHEST_INT64,
].join('|')
/** An id of Dialpad's in an address. */
export const DialpadIdText = Type.String({ pattern: `^(${INT64_DIGITS})$` })

/** An answer without a body. */
export const NO_CONTENT = { 204: Type.Unsafe<unknown>({ type: 'null', description: 'Done' }) }
/** Which part of a list an answer holds. */
export const PAGE_OF_LIST = { limit: Type.Integer(), offset: Type.Integer() }

let idsGivenAsText = 0

/** How many ids were given as strings because a number would have rounded them. Dialpad's are small enough today. */
export function countIdsGivenAsText(): number {
  return idsGivenAsText
}

export function presentId(id: string): number | string {
  const number = Number(id)
  if (Number.isSafeInteger(number)) return number
  idsGivenAsText++
  return id
}
