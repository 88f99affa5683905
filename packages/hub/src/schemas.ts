import { Type } from 'typebox'

/** Building blocks of the schemas of requests and responses. */
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const Text = Nullable(Type.String())
export const Texts = Type.Array(Type.String())
export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601, UTC' })
/** See access/content-policy.ts. */
export const Redacted = Type.Optional(
  Type.Array(Type.String(), {
    description: 'Fields that have a value but are null here because the caller may not read content',
  }),
)
export const Uuid = Type.String({ format: 'uuid' })
/** Marks schemas of ids, which older addresses of the API give as numbers: see compatible-ids.ts. */
export const DIALPAD_ID = 'x-dialpad-id'
/** An id of Dialpad's. They are 64-bit, more than a number in JavaScript holds, so they are strings. */
export const DialpadId = Type.String({ description: 'A Dialpad id (64-bit)', [DIALPAD_ID]: true })
const HIGHEST_INT64 = '9223372036854775807'

/** A pattern for the digits of a positive int64: of nineteen, most are one, and the others would break a query. */
export const INT64_DIGITS = [
  '[1-9][0-9]{0,17}',
  ...[...HIGHEST_INT64].flatMap((digit, place) => {
    const lowest = place === 0 ? 1 : 0
    const below = `[${lowest}-${Number(digit) - 1}][0-9]{${HIGHEST_INT64.length - 1 - place}}`
    return digit === '0' ? [] : HIGHEST_INT64.slice(0, place) + below
  }),
  HIGHEST_INT64,
].join('|')
/** An id in an address: Dialpad's, or of an event in the raw log. */
export const Int64Text = Type.String({
  pattern: `^(${INT64_DIGITS})$`,
  'x-expected': 'a positive 64-bit integer',
})
export const E164 = { description: 'E.164', 'x-expected': 'an E.164 phone number such as +14155550100' }

/** An answer without a body. */
export const NO_CONTENT = { 204: Type.Unsafe<unknown>({ type: 'null', description: 'Done' }) }
/** Which part of a list an answer holds. */
export const PAGE_OF_LIST = { limit: Type.Integer(), offset: Type.Integer() }
