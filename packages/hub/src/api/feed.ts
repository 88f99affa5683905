import { type Static, Type } from 'typebox'
import { issueTicket } from '../access/tickets.ts'
import type { RequestQueries } from '../database/database.ts'
import { matches } from '../feed/feed-filter.ts'
import type { Feeds } from '../feed/feeds.ts'
import { webSocketMessage } from '../feed/messages.ts'
import type { FeedRow } from '../feed/topics.ts'
import { Instant } from '../schemas.ts'
import type { Authenticate } from './authenticate.ts'
import type { ContentGate } from './content.ts'
import { holderOf } from './live-connections.ts'
import { LiveQuery, readFilter, requireCursor } from './live-query.ts'
import type { Server } from './server.ts'

const tags = ['live']
const FeedQuery = Type.Object({
  ...LiveQuery.properties,
  limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100 }),
})

const FeedPage = Type.Object({
  entries: Type.Array(
    Type.Object(
      { type: Type.String(), cursor: Type.Integer(), timestamp: Instant, data: Type.Unknown() },
      {
        additionalProperties: true,
        description: 'As published on /ws; data is the call, message, agent or contact',
      },
    ),
  ),
  cursor: Type.Integer({ description: 'Pass it as since to continue' }),
  has_more: Type.Boolean(),
  feed_id: Type.String({
    format: 'uuid',
    description: 'Identifies the feed that the cursors belong to; pass it together with since',
  }),
})

/** The feed for those who ask now and then, and leave to open a live connection for those who can set no header there. */
export function feedRoutes(
  server: Server,
  queries: RequestQueries,
  feeds: Feeds,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  const summary = 'List feed entries after a cursor; without since, returns the current cursor'
  server.get(
    '/api/feed',
    { schema: { tags, summary, querystring: FeedQuery, response: { 200: FeedPage } } },
    async request => {
      const app = await authenticate(request)
      const feed = await feeds.of(app.id)
      const { since, limit } = request.query
      const feed_id = feed.feedId
      if (since === undefined) return { entries: [], cursor: feed.head, has_more: false, feed_id }
      await requireCursor(feed, request.query)
      const rows = await feed.page(since, limit)
      const filter = readFilter(request.query)
      const wanted = rows.filter(row => matches(filter, row))
      return {
        entries: content.show(request, app, content.rightsInLists(app), wanted.map(toMessage)),
        cursor: rows.at(-1)?.seq ?? since,
        has_more: rows.length === limit,
        feed_id,
      }
    },
  )

  const ticket = {
    tags,
    summary: 'Create a single-use ticket for /ws or /api/events (?ticket=), valid for one minute',
    description:
      'The connection that it opens ends with the key or session that created the ticket. 429 TOO_MANY_TICKETS: the key or session already has 250 unused tickets.',
    response: { 200: Type.Object({ ticket: Type.String(), expires_at: Instant }) },
  }
  server.post('/api/live/tickets', { config: { limit: 'connection' }, schema: ticket }, async request => {
    const app = await authenticate(request)
    const made = await issueTicket(queries, holderOf(app, content.inStreams(app)))
    return { ticket: made.ticket, expires_at: made.expiresAt.toISOString() }
  })
}

function toMessage(row: FeedRow): Static<typeof FeedPage>['entries'][number] {
  return JSON.parse(webSocketMessage(row))
}
