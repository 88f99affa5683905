import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { redeemTicket, type TicketHolder } from '../access/tickets.ts'
import type { Queries } from '../database/database.ts'
import { toLog } from '../database/trouble.ts'
import { HubError } from '../errors.ts'
import type { AppFeed } from '../feed/app-feed.ts'
import type { FeedFilter } from '../feed/feed-filter.ts'
import type { Feeds } from '../feed/feeds.ts'
import { webSocketMessage, withoutContent } from '../feed/messages.ts'
import type { Authenticate } from './authenticate.ts'
import type { ContentGate } from './content.ts'
import { parseLiveQuery, readFilter, requireCursor } from './live-query.ts'
import type { IsOwnOrigin } from './own-origin.ts'
import { answer, errorBody, retryAfterSeconds, type Server, toHubError } from './server.ts'
import { Frames, textFrame } from './web-socket-frames.ts'

const PING_EVERY_MS = 30_000
/** RFC 6455: the server is going away. */
const GOING_AWAY = 1001
/** RFC 6455: the server met a condition that it did not expect. */
const INTERNAL_ERROR = 1011
/** RFC 6455's registry: try again later. What was missed is in the feed. */
const TOO_SLOW = 1013
/** What a reader has not taken for so long, it will not: it holds up memory that others need. */
const SLOWEST_MS = 30_000

export interface WebSocketOptions {
  readonly queries: Queries
  readonly feeds: Feeds
  readonly authenticate: Authenticate
  readonly contentGate: ContentGate
  readonly isOwnOrigin: IsOwnOrigin
  readonly log: Logger
  /** @throws HubError 429 RATE_LIMITED */
  readonly limitHandshake: (request: IncomingMessage, apiKey: string | undefined) => Promise<void>
  readonly slowestMs?: number
}

/**
 * An app's feed over WebSocket at `/ws`, from now on or after `?since=<cursor>`; then `feed.ready` says that all that
 * happened before is told. `?types=`, `number=`, `user=` and `department=` narrow it. The key comes in a header, in
 * browsers as a `?ticket=`; the hub's own pages have their cookie. `?api_key=` is deprecated: addresses end up in logs.
 * Refused with 400 INVALID_REQUEST, 401 INVALID_API_KEY or INVALID_TICKET, 403 APP_INACTIVE, 410 CURSOR_GONE or 429
 * RATE_LIMITED before the connection is made; closed with
 * 1013 when the reader is too slow: it may come back with its last cursor.
 */
export function webSocketRoute(server: Server, options: WebSocketOptions): void {
  const { queries, feeds, authenticate, contentGate, limitHandshake, log, slowestMs = SLOWEST_MS } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) ping(socket)
  }, PING_EVERY_MS)
  sockets.on('headers', (headers, request) => {
    if (request.url?.includes('api_key=') === true) headers.push('Deprecation: true')
  })

  server.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const socket of sockets.clients) socket.close(GOING_AWAY, 'the hub is stopping')
  })

  server.get('/ws', { schema: { hide: true } }, async (_request, reply) => {
    reply.headers({ upgrade: 'websocket', connection: 'Upgrade' })
    return answer(reply, new HubError(426, 'UPGRADE_REQUIRED', 'This address is for WebSockets'))
  })

  server.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const url = new URL(request.url ?? '/', 'http://hub')
    if (url.pathname !== '/ws')
      return refuse(stream, 404, { error: 'There is nothing here', code: 'NOT_FOUND' })
    admit(request, url).then(
      reader =>
        sockets.handleUpgrade(request, stream, head, socket => {
          isAlive.add(socket)
          socket.on('pong', () => isAlive.add(socket))
          socket.on('error', error => log.debug({ err: error }, 'a WebSocket failed'))
          tell(socket, stream, reader, slowestMs).catch(error => {
            log.warn(toLog(error), 'a WebSocket ended early')
            socket.close(INTERNAL_ERROR, 'resume with your last cursor')
          })
        }),
      (error: unknown) => {
        const known = toHubError(error)
        refuse(stream, known.status, errorBody(known), retryAfterSeconds(known))
      },
    )
  })

  /** The feed is found before the connection is made: from its first moment on nothing is missed. */
  async function admit(request: IncomingMessage, url: URL): Promise<Reader> {
    await limitHandshake(request, url.searchParams.get('api_key') ?? undefined)
    const query = parseLiveQuery(url.searchParams)
    const { appId, content } = await identify(request, url)
    const feed = await feeds.of(appId)
    await requireCursor(feed, query)
    return {
      feed,
      since: query.since ?? null,
      filter: readFilter(query),
      frames: content ? fullFrames : framesWithoutContent,
    }
  }

  /** A page of another site must not use the cookie that the browser sends along (RFC 6455, section 10.2). */
  const isForeign = (origin: string | undefined) => origin !== undefined && !options.isOwnOrigin(origin)

  async function identify(request: IncomingMessage, url: URL): Promise<TicketHolder> {
    const ticket = url.searchParams.get('ticket')
    if (ticket !== null) return redeemTicket(queries, ticket)
    const apiKey = url.searchParams.get('api_key') ?? undefined
    const headers = isForeign(request.headers.origin)
      ? { ...request.headers, cookie: undefined }
      : request.headers
    const app = await authenticate({ headers, apiKey })
    return { appId: app.id, content: contentGate.inStreams(app) }
  }
}

interface Reader {
  readonly feed: AppFeed
  /** Null: from now on. */
  readonly since: number | null
  readonly filter: FeedFilter
  readonly frames: Frames
}

const fullFrames = new Frames(webSocketMessage)
const framesWithoutContent = new Frames(row => webSocketMessage(withoutContent(row)))

async function tell(
  socket: WebSocket,
  stream: Duplex,
  { feed, since, filter, frames }: Reader,
  slowestMs: number,
): Promise<void> {
  const closed = new AbortController()
  socket.on('close', () => closed.abort())
  const end = feed.head
  const isReadyAtOnce = since === null || since >= end
  if (since !== null && isReadyAtOnce) stream.write(readyFrame(feed, end))
  let isReady = isReadyAtOnce
  for await (const rows of feed.follow(since ?? end, closed.signal)) {
    if (socket.readyState !== socket.OPEN) return
    // Whole frames, in one write: a thousand readers are told for little more than the price of their sockets.
    const bytes = frames.of(rows, filter)
    let hasRoom = bytes.length === 0 || stream.write(bytes)
    const last = rows.at(-1)?.seq ?? 0
    if (!isReady && last >= end) {
      isReady = true
      hasRoom = stream.write(readyFrame(feed, last))
    }
    // A slow reader is waited for; what it misses meanwhile stays in the feed, not in memory.
    if (hasRoom || (await drains(stream, slowestMs, closed.signal))) continue
    socket.close(TOO_SLOW, 'too slow: resume with your last cursor')
    setTimeout(() => socket.terminate(), slowestMs).unref()
    return
  }
}

function readyFrame({ feedId }: AppFeed, cursor: number): Buffer {
  return textFrame(JSON.stringify({ type: 'feed.ready', cursor, feed_id: feedId }))
}

/** False: not within so many ms. */
async function drains(stream: Duplex, withinMs: number, closed: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([closed, AbortSignal.timeout(withinMs)])
  return once(stream, 'drain', { signal }).then(
    () => true,
    () => closed.aborted,
  )
}

const isAlive = new WeakSet<WebSocket>()

/** Ends a connection whose other side has not answered the last ping. */
function ping(socket: WebSocket): void {
  if (isAlive.delete(socket)) socket.ping()
  else socket.terminate()
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  410: 'Gone',
}

function refuse(stream: Duplex, status: number, body: object, retryAfterS?: number): void {
  const json = JSON.stringify(body)
  stream.end(
    [
      `HTTP/1.1 ${status} ${REASONS[status] ?? 'Service Unavailable'}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(json)}`,
      'Connection: close',
      ...(retryAfterS === undefined ? [] : [`Retry-After: ${retryAfterS}`]),
      '',
      json,
    ].join('\r\n'),
  )
}
