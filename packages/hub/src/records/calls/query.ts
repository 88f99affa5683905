import { type Static, Type } from 'typebox'
import { E164, INT64_DIGITS } from '../../schemas.ts'
import { invalidField } from '../../validation.ts'
import type { CallFilter } from './list.ts'
import { CallStatusSchema } from './resource.ts'

/** A plus sign that was not encoded arrives as a space. */
const PhoneNumber = Type.String({ pattern: '^[ +]?[0-9]{3,15}$', ...E164 })
const MOMENT = 'an ISO 8601 time, or Unix time in milliseconds or seconds'
const Moment = Type.String({
  maxLength: 40,
  description: 'ISO 8601, or Unix time in milliseconds or seconds',
  'x-expected': MOMENT,
})

/** A call's uuid, or the Dialpad id of any of its legs. */
export const CallIdParams = Type.Object({
  id: Type.String({
    pattern: `^(${INT64_DIGITS}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`,
    'x-expected': 'a call’s UUID or a Dialpad id',
  }),
})

/** Query parameters that filter calls. */
export const CALL_FILTER = {
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
      'x-expected': 'a Dialpad id or an email address',
    }),
  ),
  department: Type.Optional(Type.String({ maxLength: 200 })),
  since: Type.Optional(Moment),
  until: Type.Optional(Moment),
  updated_since: Type.Optional(Moment),
  has_recording: Type.Optional(Type.Boolean()),
  text: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '[\\p{L}\\p{N}]',
      description:
        'Words or prefixes of words in names and, if the caller may read content, in recaps and transcripts',
      'x-expected': 'at least one letter or digit, at most 200 characters',
    }),
  ),
}
const CallFilterSchema = Type.Object(CALL_FILTER)

/**
 * @param searchesContent whether the caller may read recaps and transcripts, and so search them
 * @throws HubError 400 INVALID_REQUEST for an invalid timestamp, or an end before its beginning
 */
export function readCallFilter(query: Static<typeof CallFilterSchema>, searchesContent: boolean): CallFilter {
  const { direction, status = null, user = null, department = null } = query
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
    searchesContent,
  }
  if (filter.since !== null && filter.until !== null && filter.since > filter.until)
    throw invalidField('since', 'earlier than until', query.since)
  return filter
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
  const year = moment.getUTCFullYear()
  // PostgreSQL knows no year 0, and writes those of five digits in another way. An invalid date has none.
  if (!(year >= 1 && year <= 9_999)) throw invalidField(name, MOMENT, text)
  return moment
}
