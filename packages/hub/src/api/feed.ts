import { Type } from 'typebox'
import { issueTicket } from '../access/tickets.ts'
import { Instant } from '../bodies.ts'
import type { Queries } from '../database/database.ts'
import { matches } from '../feed/feed-filter.ts'
import type { Feeds } from '../feed/feeds.ts'
import { concealed, webSocketMessage } from '../feed/messages.ts'
import type { Authenticate } from './authenticate.ts'
import { LiveQuery, readFilter } from './live-query.ts'
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
        description: 'As published on /ws; data is the call, message, agent or contact concerned',
      },
    ),
  ),
  cursor: Type.Integer({ description: 'Pass it as since to continue' }),
  has_more: Type.Boolean(),
})

/** The feed for those who ask now and then, and leave to open a live connection for those who can set no header there. */
export function feedRoutes(server: Server, queries: Queries, feeds: Feeds, authenticate: Authenticate): void {
  const summary = 'List feed entries after a cursor; without since, returns the current cursor'
  server.get(
    '/api/feed',
    { schema: { tags, summary, querystring: FeedQuery, response: { 200: FeedPage } } },
    async request => {
      const app = await authenticate(request)
      const feed = await feeds.of(app.id)
      const { since, limit } = request.query
      if (since === undefined) return { entries: [], cursor: feed.head, has_more: false }
      const rows = await feed.page(since, limit)
      const filter = readFilter(request.query)
      const wanted = rows.filter(row => matches(filter, row))
      return {
        entries: wanted.map(row => JSON.parse(webSocketMessage(app.person === null ? row : concealed(row)))),
        cursor: rows.at(-1)?.seq ?? since,
        has_more: rows.length === limit,
      }
    },
  )

  const ticket = {
    tags,
    summary: 'Create a single-use ticket for /ws or /api/events (?ticket=), valid for one minute',
    response: { 200: Type.Object({ ticket: Type.String(), expires_at: Instant }) },
  }
  server.post('/api/live/tickets', { schema: ticket }, async request => {
    const app = await authenticate(request)
    const made = await issueTicket(queries, { appId: app.id, isPerson: app.person !== null })
    return { ticket: made.ticket, expires_at: made.expiresAt.toISOString() }
  })
}
