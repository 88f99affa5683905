import { type Static, Type } from 'typebox'
import { INT64_DIGITS } from '../bodies.ts'
import { CallStatusSchema } from '../calls/call-body.ts'
import type { CallFilter, Place } from '../calls/find-calls.ts'
import { HubError } from '../errors.ts'

/** A plus sign that was not encoded arrives as a space. */
const PhoneNumber = Type.String({ pattern: '^[ +]?[0-9]{3,15}$', description: 'E.164' })
const Moment = Type.String({
  maxLength: 40,
  description: 'ISO 8601, or Unix time in milliseconds or seconds',
})

export const CallQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: 'next_cursor of the previous page' })),
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('all')], {
    default: 'all',
  }),
  status: Type.Optional(CallStatusSchema),
  from: Type.Optional(PhoneNumber),
  to: Type.Optional(PhoneNumber),
  number: Type.Optional(PhoneNumber),
  user: Type.Optional(
    Type.String({
      pattern: `^(${INT64_DIGITS}|[^@ ]+@[^@ ]+)$`,
      description: 'Dialpad user id or email address',
    }),
  ),
  department: Type.Optional(Type.String({ maxLength: 200 })),
  since: Type.Optional(Moment),
  until: Type.Optional(Moment),
  updated_since: Type.Optional(Moment),
  has_recording: Type.Optional(Type.Boolean()),
  text: Type.Optional(
    Type.String({ maxLength: 200, pattern: '[\\p{L}\\p{N}]', description: 'Words or prefixes of words' }),
  ),
})

/** @throws HubError 400 INVALID_REQUEST for a moment that is none */
export function readCallQuery(query: Static<typeof CallQuery>): { filter: CallFilter; place: Place } {
  const { limit, offset, cursor = null, direction, status = null, user = null, department = null } = query
  const filter = {
    direction: direction === 'all' ? null : direction,
    status,
    from: readNumber(query.from),
    to: readNumber(query.to),
    number: readNumber(query.number),
    user,
    department,
    since: readMoment('since', query.since),
    until: readMoment('until', query.until),
    updatedSince: readMoment('updated_since', query.updated_since),
    hasRecording: query.has_recording ?? null,
    text: query.text ?? null,
  }
  return { filter, place: { limit, offset, cursor } }
}

function readNumber(text: string | undefined): string | null {
  return text === undefined ? null : text.replace(/^ /, '+')
}

/** Numbers of this size are ms: as seconds they would be in the year 5138 or later. */
const FIRST_IN_MS = 100_000_000_000

function readMoment(name: string, text: string | undefined): Date | null {
  if (text === undefined) return null
  const number = /^\d{1,15}$/.test(text) ? Number(text) : null
  // A plus sign that was not encoded arrives as a space.
  const iso = text.replace(/ (\d\d:?\d\d)$/, '+$1')
  const moment = new Date(number === null ? iso : number < FIRST_IN_MS ? number * 1_000 : number)
  if (Number.isNaN(moment.getTime()))
    throw new HubError(400, 'INVALID_REQUEST', `${name}: "${text}" is not a valid timestamp`)
  return moment
}
