import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { redeemTicket } from '../access/tickets.ts'
import type { Queries } from '../database/database.ts'
import type { AppFeed } from '../feed/app-feed.ts'
import type { FeedFilter } from '../feed/feed-filter.ts'
import type { Feeds } from '../feed/feeds.ts'
import { concealed, webSocketMessage } from '../feed/messages.ts'
import type { Authenticate } from './authenticate.ts'
import { parseLiveQuery, readFilter } from './live-query.ts'
import { errorBody, type Server, toHubError } from './server.ts'
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
  readonly log: Logger
  readonly slowestMs?: number
}

/**
 * An app's feed over WebSocket at `/ws`, from now on or after `?since=<cursor>`; then `feed.ready` says that all that
 * happened before is told. `?types=`, `number=`, `user=` and `department=` narrow it. The key comes in a header, in
 * browsers as a `?ticket=`; the hub's own pages have their cookie. `?api_key=` is deprecated: addresses end up in logs.
 * Refused with 401 INVALID_API_KEY or INVALID_TICKET, or 403 APP_INACTIVE before the connection is made; closed with
 * 1013 when the reader is too slow: it may come back with its last cursor.
 */
export function webSocketRoute(server: Server, options: WebSocketOptions): void {
  const { queries, feeds, authenticate, log, slowestMs = SLOWEST_MS } = options
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

  server.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const url = new URL(request.url ?? '/', 'http://hub')
    if (url.pathname !== '/ws') return refuse(stream, 404, { error: 'Not found', code: 'NOT_FOUND' })
    admit(request, url).then(
      reader =>
        sockets.handleUpgrade(request, stream, head, socket => {
          isAlive.add(socket)
          socket.on('pong', () => isAlive.add(socket))
          socket.on('error', error => log.debug({ err: error }, 'a WebSocket failed'))
          tell(socket, stream, reader, slowestMs).catch(error => {
            log.warn({ err: error }, 'a WebSocket ended early')
            socket.close(INTERNAL_ERROR, 'resume with your last cursor')
          })
        }),
      (error: unknown) => {
        const known = toHubError(error)
        refuse(stream, known.status, errorBody(known))
      },
    )
  })

  /** The feed is found before the connection is made: from its first moment on nothing is missed. */
  async function admit(request: IncomingMessage, url: URL): Promise<Reader> {
    const query = parseLiveQuery(url.searchParams)
    const { appId, isPerson } = await identify(request, url)
    const feed = await feeds.of(appId)
    return {
      feed,
      since: query.since ?? null,
      filter: readFilter(query),
      frames: isPerson ? concealedFrames : openFrames,
    }
  }

  async function identify(request: IncomingMessage, url: URL): Promise<{ appId: string; isPerson: boolean }> {
    const ticket = url.searchParams.get('ticket')
    if (ticket !== null) return redeemTicket(queries, ticket)
    const apiKey = url.searchParams.get('api_key') ?? undefined
    const headers = isForeign(request) ? { ...request.headers, cookie: undefined } : request.headers
    const app = await authenticate({ headers, apiKey })
    return { appId: app.id, isPerson: app.person !== null }
  }
}

interface Reader {
  readonly feed: AppFeed
  /** Null: from now on. */
  readonly since: number | null
  readonly filter: FeedFilter
  readonly frames: Frames
}

const openFrames = new Frames(webSocketMessage)
const concealedFrames = new Frames(row => webSocketMessage(concealed(row)))

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
  if (since !== null && isReadyAtOnce) stream.write(readyFrame(end))
  let isReady = isReadyAtOnce
  for await (const rows of feed.follow(since ?? end, closed.signal)) {
    if (socket.readyState !== socket.OPEN) return
    // Whole frames, in one write: a thousand readers are told for little more than the price of their sockets.
    const bytes = frames.of(rows, filter)
    let hasRoom = bytes.length === 0 || stream.write(bytes)
    const last = rows.at(-1)?.seq ?? 0
    if (!isReady && last >= end) {
      isReady = true
      hasRoom = stream.write(readyFrame(last))
    }
    // A slow reader is waited for; what it misses meanwhile stays in the feed, not in memory.
    if (hasRoom || (await drains(stream, slowestMs, closed.signal))) continue
    socket.close(TOO_SLOW, 'too slow: resume with your last cursor')
    setTimeout(() => socket.terminate(), slowestMs).unref()
    return
  }
}

function readyFrame(cursor: number): Buffer {
  return textFrame(JSON.stringify({ type: 'feed.ready', cursor }))
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

/** A page of another site must not use the cookie that the browser sends along (RFC 6455, section 10.2). */
function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
}

function refuse(stream: Duplex, status: number, body: object): void {
  const json = JSON.stringify(body)
  stream.end(
    [
      `HTTP/1.1 ${status} ${REASONS[status] ?? 'Service Unavailable'}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(json)}`,
      'Connection: close',
      '',
      json,
    ].join('\r\n'),
  )
}
