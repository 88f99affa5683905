import { type Static, Type } from 'typebox'
import { matches } from '../../feed/feed-filter.ts'
import type { Feeds } from '../../feed/feeds.ts'
import { webSocketMessage } from '../../feed/messages.ts'
import type { FeedRow } from '../../feed/topics.ts'
import { Instant } from '../../schemas.ts'
import type { Authenticate } from '../authenticate.ts'
import type { ContentGate } from '../content.ts'
import { readFilter, requireCursor } from '../live-query.ts'
import type { Server } from '../server.ts'
import { FEED_QUERY } from '../v1/feed.ts'

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

/** The feed in the form that it had before `/api/v1/feed`: as `/ws` sends it. */
export function compatibleFeedRoute(
  server: Server,
  feeds: Feeds,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  server.get(
    '/api/feed',
    {
      config: { canonical: '/api/v1/feed', errors: ['CURSOR_GONE', 'AUDIT_UNAVAILABLE'] },
      schema: {
        tags: ['compatibility'],
        operationId: 'readFeedCompatible',
        summary: 'List feed entries after a cursor; without since, returns the current cursor',
        querystring: Type.Object(FEED_QUERY),
        response: { 200: FeedPage },
      },
    },
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
}

function toMessage(row: FeedRow): Static<typeof FeedPage>['entries'][number] {
  return JSON.parse(webSocketMessage(row))
}
