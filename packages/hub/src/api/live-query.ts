import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { HubError } from '../errors.ts'
import { EVERYTHING, type FeedFilter } from '../feed/feed-filter.ts'

/** What a reader of the feed may ask for. */
export const LiveQuery = Type.Object({
  since: Type.Optional(
    Type.Integer({ minimum: 0, description: 'The last cursor received: resumes after it' }),
  ),
  types: Type.Optional(
    Type.String({
      pattern: '^[a-z._*,]{1,400}$',
      description: 'Comma-separated event types; call.* for all call events',
    }),
  ),
  number: Type.Optional(
    Type.String({ pattern: '^[ +]?[0-9]{3,15}$', description: 'E.164; matches either side' }),
  ),
  user: Type.Optional(Type.String({ maxLength: 200, description: 'Dialpad user id or email address' })),
  department: Type.Optional(Type.String({ maxLength: 200 })),
})

/** `EVERYTHING` itself when nothing narrows it. */
export function readFilter(query: Static<typeof LiveQuery>): FeedFilter {
  const filter: FeedFilter = {
    types: query.types?.split(',') ?? null,
    // A plus sign that was not encoded arrives as a space.
    number: query.number?.replace(/^ /, '+') ?? null,
    user: query.user ?? null,
    department: query.department ?? null,
  }
  return Object.values(filter).every(value => value === null) ? EVERYTHING : filter
}

/** The same from an address that no route has parsed. @throws HubError 400 INVALID_REQUEST */
export function parseLiveQuery(parameters: URLSearchParams): Static<typeof LiveQuery> {
  const texts = Object.fromEntries(
    Object.keys(LiveQuery.properties).flatMap(name => {
      const value = parameters.get(name)
      return value === null ? [] : [[name, name === 'since' ? Number(value) : value]]
    }),
  )
  if (!Check(LiveQuery, texts))
    throw new HubError(400, 'INVALID_REQUEST', 'Invalid since or filter (types, number, user, department)')
  return texts
}
