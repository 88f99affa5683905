import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, type TObject, Type } from 'typebox'
import type { LiveHolder } from '../access/live-rights.ts'
import { redeemTicket } from '../access/tickets.ts'
import { toLog } from '../database/errors.ts'
import { feedMessageEvent, messageEvent, serverSentEvent, withoutContent } from '../feed/messages.ts'
import type { FeedRow } from '../feed/topics.ts'
import { invalidField } from '../validation.ts'
import type { ErrorCode } from './error-codes.ts'
import { Frames } from './frames.ts'
import { type Ending, holderOf, type LiveConnection } from './live-connections.ts'
import { LiveQuery, readFilter, requireCursor } from './live-query.ts'
import { type LiveRouteOptions, serveReader } from './live-reader.ts'
import { slow } from './route-config.ts'
import type { Server } from './server.ts'

/** Often enough for proxies that close what is silent for half a minute, and for readers to notice a dead line. */
const HEARTBEAT_EVERY_MS = 15_000
/** Once a stream is to end, the other side has so long to take what was written. */
const END_WITHIN_MS = 2_000
const REVOKED_WITHIN_MS = 500

const QUERY = { ...LiveQuery.properties, ticket: Type.Optional(Type.String({ maxLength: 100 })) }
const Format = Type.Optional(
  Type.Literal('message', {
    description: 'Sends the same messages as the WebSocket, as events named "message"',
  }),
)
const EventStream = Type.Unsafe<never>({
  description: 'Server-Sent Events',
  content: { 'text/event-stream': { schema: { type: 'string' } } },
})

/**
 * An app's feed as Server-Sent Events, with the cursor as the id, and `trunkline:ready` once all that happened before was
 * sent: at `/api/v1/events` as unnamed events, at `/api/events` in the older form, as `dialpad:call` and so on. Goes on
 * after `Last-Event-ID` (or `?since=`), or begins now. Narrowed as the WebSocket is; in browsers of other sites the key comes as a `?ticket=`.
 *
 * Ends within a second after the key, session or role that opened it, with `trunkline:revoked` and `{code, error}`. A
 * reader that does not take what is sent is cut off.
 */
export function eventStreamRoute(server: Server, options: LiveRouteOptions): void {
  const { queries, feeds, connections, authenticate, contentGate, slowestMs } = options
  const identify = async (request: FastifyRequest): Promise<LiveHolder> => {
    const caller = await authenticate(request)
    return holderOf(caller, contentGate.inStreams(caller))
  }
  const description =
    'Begins now, or after Last-Event-ID or since. trunkline:ready, with {feed_id}, says that everything from before was sent. When the key, session or role that opened the stream ends, the stream ends within a second with the event trunkline:revoked and {code, error}. 429 TOO_MANY_CONNECTIONS: too many live connections are open. A reader that does not read for 30 seconds is disconnected and can resume after its last cursor.'
  const errors: readonly ErrorCode[] = [
    'CURSOR_GONE',
    'INVALID_TICKET',
    'SESSION_ENDED',
    'STOPPING',
    'TOO_MANY_CONNECTIONS',
  ]
  const described = { description, response: { 200: EventStream } }
  const config = { ...slow, limit: 'connection', errors } as const

  server.get(
    '/api/v1/events',
    {
      config: { ...config, isCanon: true },
      schema: {
        ...described,
        tags: ['live'],
        operationId: 'streamFeed',
        summary: 'Stream the feed as Server-Sent Events: each a FeedEntry, its cursor the id',
        querystring: Type.Object(QUERY),
      },
      // An answer without a body would stay open for nothing.
      exposeHeadRoute: false,
    },
    (request, reply) => stream(request, reply, request.query, CANONICAL),
  )
  server.get(
    '/api/events',
    {
      config: { ...config, canonical: '/api/v1/events' },
      schema: {
        ...described,
        tags: ['compatibility'],
        operationId: 'streamFeedCompatible',
        summary: 'Stream the feed as Server-Sent Events',
        querystring: Type.Object({ ...QUERY, format: Format }),
      },
      // An answer without a body would stay open for nothing.
      exposeHeadRoute: false,
    },
    (request, reply) => stream(request, reply, request.query, OLDER[request.query.format ?? 'named']),
  )

  async function stream(
    request: FastifyRequest,
    reply: FastifyReply,
    query: Static<TObject<typeof QUERY>>,
    forms: ReturnType<typeof forBoth>,
  ): Promise<void> {
    const { ticket } = query
    const holder = ticket === undefined ? await identify(request) : await redeemTicket(queries, ticket)
    const feed = await feeds.of(holder.appId)
    const frames = forms[holder.content ? 'full' : 'withoutContent']
    const since = readLastId(request.headers['last-event-id']) ?? query.since ?? feed.head
    await requireCursor(feed, { ...query, since })
    const connection = await connections.open(holder)
    const ready = Buffer.from(`event: trunkline:ready\ndata: ${JSON.stringify({ feed_id: feed.feedId })}\n\n`)
    reply.hijack()
    const response = reply.raw
    attend(response, connection)
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Tells nginx to pass every event on at once.
      'x-accel-buffering': 'no',
    })
    response.write(since >= feed.head ? ready : ':\n\n')
    try {
      await serveReader({
        connection,
        feed,
        since,
        filter: readFilter(query),
        frames,
        ready: () => ready,
        wire: response,
        isOpen: () => !response.writableEnded,
        slowestMs,
      })
    } catch (error) {
      // The browser comes back with the last id that it has.
      request.log.warn({ reqId: request.id, ...toLog(error) }, 'an event stream ended early')
      connection.end({ kind: 'failed' })
    }
  }
}

const forBoth = (write: (row: FeedRow) => string) => ({
  full: new Frames(row => Buffer.from(write(row))),
  withoutContent: new Frames(row => Buffer.from(write(withoutContent(row)))),
})
const CANONICAL = forBoth(feedMessageEvent)
const OLDER = { message: forBoth(messageEvent), named: forBoth(serverSentEvent) }

const HEARTBEAT = Buffer.from('event: trunkline:heartbeat\ndata: {}\n\n')

/** Ends a stream when its connection ends, and the other way round; meanwhile shows that it is alive. */
function attend(response: ServerResponse, connection: LiveConnection): void {
  response.on('error', () => response.destroy())
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(HEARTBEAT)
  }, HEARTBEAT_EVERY_MS)
  const end = () => {
    clearInterval(heartbeat)
    endStream(response, connection.signal.reason as Ending)
  }
  connection.signal.addEventListener('abort', end, { once: true })
  response.on('close', () => connection.end({ kind: 'gone' }))
  if (response.destroyed) connection.end({ kind: 'gone' })
}

function endStream(response: ServerResponse, ending: Ending): void {
  if (ending.kind === 'gone') return void response.end()
  const isRevoked = ending.kind === 'revoked'
  // What waits to be taken is not theirs any more, and would go before the goodbye.
  if (isRevoked && response.writableLength > 0) return void response.destroy()
  if (isRevoked) {
    const { code, message } = ending
    response.write(`event: trunkline:revoked\ndata: ${JSON.stringify({ code, error: message })}\n\n`)
  }
  response.end()
  setTimeout(() => response.destroy(), isRevoked ? REVOKED_WITHIN_MS : END_WITHIN_MS).unref()
}

/** The cursor that a browser comes back with; undefined: it has none. @throws HubError 400 INVALID_REQUEST */
function readLastId(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  const id = /^\d+$/.test(String(header)) ? Number(header) : Number.NaN
  if (Number.isSafeInteger(id)) return id
  throw invalidField('last-event-id', 'the id of an event from this stream', String(header))
}
