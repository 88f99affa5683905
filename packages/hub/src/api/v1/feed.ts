import { type Static, Type } from 'typebox'
import { issueTicket } from '../../access/tickets.ts'
import type { RequestQueries } from '../../database/database.ts'
import { matches } from '../../feed/feed-filter.ts'
import type { Feeds } from '../../feed/feeds.ts'
import { feedMessage } from '../../feed/messages.ts'
import { Instant, Uuid } from '../../schemas.ts'
import { named } from '../components.ts'
import type { ContentGate } from '../content.ts'
import { holderOf } from '../live-connections.ts'
import { LiveQuery, readFilter, requireCursor } from '../live-query.ts'
import { defineOperation, type Operation } from '../operation.ts'

export const FEED_QUERY = {
  ...LiveQuery.properties,
  limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100 }),
}

const FeedEntry = named(
  'FeedEntry',
  Type.Object({
    type: Type.String(),
    cursor: Type.Integer({ description: 'The place in the feed: counts up by one with each entry' }),
    timestamp: Instant,
    data: Type.Unknown({
      description: 'The call, message, agent, contact or change as its own address shows it',
    }),
    merged: Type.Optional(
      Type.Array(Uuid, { description: 'Calls that turned out to be part of this one and no longer exist' }),
    ),
  }),
)
const FeedPage = Type.Object({
  data: Type.Array(Type.Unsafe<Static<typeof FeedEntry.schema>>({ $ref: 'FeedEntry#' })),
  next_cursor: Type.Integer({ description: 'Pass it as since to continue, also after the last page' }),
  has_more: Type.Boolean(),
  feed_id: Type.String({
    format: 'uuid',
    description: 'Identifies the feed that the cursors belong to; pass it together with since',
  }),
})
const Ticket = Type.Object({ ticket: Type.String(), expires_at: Instant })

/** The feed for those who ask now and then, and leave to open a live connection for those who can set no header there. */
export function feedOperations(queries: RequestQueries, feeds: Feeds, content: ContentGate): Operation[] {
  return [
    defineOperation({
      id: 'readFeed',
      method: 'GET',
      path: 'feed',
      tag: 'live',
      summary: 'List feed entries after a cursor, oldest first; without since, only the current cursor',
      config: { errors: ['CURSOR_GONE', 'AUDIT_UNAVAILABLE'] },
      query: FEED_QUERY,
      answer: named('FeedPage', FeedPage),
      refersTo: [FeedEntry],
      async handle({ request, caller, query }) {
        const feed = await feeds.of(caller.id)
        const { since, limit } = query
        const feed_id = feed.feedId
        if (since === undefined) return { data: [], next_cursor: feed.head, has_more: false, feed_id }
        await requireCursor(feed, query)
        const rows = await feed.page(since, limit)
        const filter = readFilter(query)
        const wanted = rows.filter(row => matches(filter, row)).map(feedMessage)
        return {
          data: content.show(request, caller, content.rightsInLists(caller), wanted).map(toBody),
          next_cursor: rows.at(-1)?.seq ?? since,
          has_more: rows.length === limit,
          feed_id,
        }
      },
    }),
    defineOperation({
      id: 'createLiveTicket',
      method: 'POST',
      path: 'live/tickets',
      tag: 'live',
      summary: 'Create a single-use ticket for a live connection (?ticket=), valid for one minute',
      description:
        'For /api/v1/ws and /api/v1/events. The connection that it opens ends with the key or session that created the ticket. 429 TOO_MANY_TICKETS: the key or session already has 250 unused tickets.',
      config: { limit: 'connection', idempotent: true, errors: ['TOO_MANY_TICKETS'] },
      answer: named('LiveTicket', Ticket),
      answersSecret: true,
      async handle({ caller }) {
        const made = await issueTicket(queries, holderOf(caller, content.inStreams(caller)))
        return { ticket: made.ticket, expires_at: made.expiresAt.toISOString() }
      },
    }),
  ]
}

function toBody({ merged, ...entry }: ReturnType<typeof feedMessage>) {
  return { ...entry, ...(merged === undefined ? {} : { merged: [...merged] }) }
}
