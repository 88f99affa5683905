import { type Static, Type } from 'typebox'
import type { AppFeed } from '../feed/app-feed.ts'
import { EVERYTHING, type FeedFilter } from '../feed/feed-filter.ts'
import { E164 } from '../schemas.ts'
import { createCheck, findUnstorable, invalidField, STORABLE_TEXT } from '../validation.ts'

/** What a reader of the feed may ask for. */
export const LiveQuery = Type.Object({
  since: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'The last cursor received: resumes after it',
    }),
  ),
  feed_id: Type.Optional(
    Type.String({
      format: 'uuid',
      description:
        'The feed that the cursor belongs to, from feed.ready or /api/v1/feed; 410 CURSOR_GONE if it is another one',
    }),
  ),
  types: Type.Optional(
    Type.String({
      pattern: '^[a-z._*,]{1,400}$',
      description: 'Comma-separated event types; call.* for all call events',
      'x-expected': 'comma-separated event types such as call.ended or call.*',
    }),
  ),
  number: Type.Optional(
    Type.String({ ...E164, pattern: '^[ +]?[0-9]{3,15}$', description: 'E.164; matches either side' }),
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

const Secret = Type.Optional(Type.String({ maxLength: 200 }))
const checkQuery = createCheck(Type.Object({ ...LiveQuery.properties, ticket: Secret }), 'querystring')
const checkQueryWithKey = createCheck(
  Type.Object({ ...LiveQuery.properties, ticket: Secret, api_key: Secret }),
  'querystring',
)

/**
 * The same from an address that no route has parsed.
 *
 * @param takesKey whether an API key may be in the address
 * @throws HubError 400 INVALID_REQUEST
 */
export function parseLiveQuery(parameters: URLSearchParams, takesKey: boolean): Static<typeof LiveQuery> {
  const given = new Map<string, string | string[]>()
  for (const name of parameters.keys()) {
    const [first = '', ...more] = parameters.getAll(name)
    given.set(name, more.length === 0 ? first : [first, ...more])
  }
  const checked = (takesKey ? checkQueryWithKey : checkQuery)(Object.fromEntries(given))
  if ('error' in checked) throw checked.error
  const found = findUnstorable(checked.value)
  if (found !== null) throw invalidField(found.field, STORABLE_TEXT, found.given)
  return checked.value as Static<typeof LiveQuery>
}

/** @throws HubError 410 CURSOR_GONE where a reader cannot go on from the cursor that they have */
export async function requireCursor(
  feed: AppFeed,
  { since, feed_id }: Pick<Static<typeof LiveQuery>, 'since' | 'feed_id'>,
): Promise<void> {
  if (since !== undefined) await feed.requireCursor(since, feed_id)
}
