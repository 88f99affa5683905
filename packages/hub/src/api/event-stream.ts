import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { Type } from 'typebox'
import { redeemTicket, type TicketHolder } from '../access/tickets.ts'
import type { Queries } from '../database/database.ts'
import type { AppFeed, FeedRow } from '../feed/app-feed.ts'
import { matches } from '../feed/feed-filter.ts'
import type { Feeds } from '../feed/feeds.ts'
import { concealed, madeOnce, messageEvent, serverSentEvent } from '../feed/messages.ts'
import type { Asking, Authenticate } from './authenticate.ts'
import { LiveQuery, readFilter } from './live-query.ts'
import type { Server } from './server.ts'

/** Often enough for proxies that close what is silent for half a minute, and for readers to notice a dead line. */
const HEARTBEAT_EVERY_MS = 15_000

/**
 * An app's feed as Server-Sent Events: `dialpad:call` for each change, with its cursor as the id, and
 * `trunkline:ready` once all that happened before is told. Goes on after `Last-Event-ID` (or `?since=`), or
 * begins now. Narrowed as the WebSocket is; in browsers of other sites the key comes as a `?ticket=`.
 */
export function eventStreamRoute(
  server: Server,
  queries: Queries,
  feeds: Feeds,
  authenticate: Authenticate,
): void {
  const open = new Set<ServerResponse>()
  server.addHook('preClose', async () => {
    for (const response of open) response.end()
  })

  const Query = Type.Object({
    ...LiveQuery.properties,
    ticket: Type.Optional(Type.String({ maxLength: 100 })),
    format: Type.Optional(
      Type.Literal('message', {
        description: 'Sends the messages of the WebSocket, as events named "message"',
      }),
    ),
  })
  server.get(
    '/api/events',
    { schema: { tags: ['live'], summary: 'Stream the feed as Server-Sent Events', querystring: Query } },
    async (request, reply) => {
      const { ticket } = request.query
      const { appId, isPerson } =
        ticket === undefined ? holderOf(await authenticate(request)) : await redeemTicket(queries, ticket)
      const feed = await feeds.of(appId)
      const filter = readFilter(request.query)
      const present =
        EVENTS[request.query.format === 'message' ? 'message' : 'named'][isPerson ? 'concealed' : 'open']
      const lastId = Number(request.headers['last-event-id'] ?? Number.NaN)
      const since = Number.isSafeInteger(lastId) && lastId >= 0 ? lastId : (request.query.since ?? feed.head)
      reply.hijack()
      const response = reply.raw
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Tells nginx to pass every event on at once.
        'x-accel-buffering': 'no',
      })
      open.add(response)
      const heartbeat = setInterval(() => response.write(HEARTBEAT), HEARTBEAT_EVERY_MS)
      try {
        await tell(response, feed, since, rows =>
          rows
            .filter(row => matches(filter, row))
            .map(present)
            .join(''),
        )
      } catch (error) {
        // The browser comes back with the last id that it has.
        request.log.warn({ err: error }, 'an event stream ended early')
      } finally {
        clearInterval(heartbeat)
        open.delete(response)
        response.end()
      }
    },
  )
}

const forBoth = (write: (row: FeedRow) => string) => ({
  open: madeOnce(write),
  concealed: madeOnce(row => write(concealed(row))),
})
const EVENTS = { message: forBoth(messageEvent), named: forBoth(serverSentEvent) }

function holderOf({ id, person }: Asking): TicketHolder {
  return { appId: id, isPerson: person !== null }
}

async function tell(
  response: ServerResponse,
  feed: AppFeed,
  since: number,
  present: (rows: readonly FeedRow[]) => string,
): Promise<void> {
  const closed = new AbortController()
  response.on('close', () => closed.abort())
  const end = feed.head
  let isReady = since >= end
  response.write(isReady ? READY : ':\n\n')
  for await (const rows of feed.follow(since, closed.signal)) {
    const text = present(rows)
    const hasRoom = text === '' || response.write(text)
    if (!isReady && (rows.at(-1)?.seq ?? 0) >= end) {
      isReady = true
      response.write(READY)
    }
    if (!hasRoom) await once(response, 'drain', { signal: closed.signal }).catch(() => undefined)
  }
}

const READY = 'event: trunkline:ready\ndata: {}\n\n'
const HEARTBEAT = 'event: trunkline:heartbeat\ndata: {}\n\n'
