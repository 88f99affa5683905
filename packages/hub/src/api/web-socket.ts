import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { LiveHolder } from '../access/live-rights.ts'
import { redeemTicket } from '../access/tickets.ts'
import { toLog } from '../database/errors.ts'
import { HubError, notFound } from '../errors.ts'
import type { AppFeed } from '../feed/app-feed.ts'
import type { FeedFilter } from '../feed/feed-filter.ts'
import { feedMessage, webSocketMessage, withoutContent } from '../feed/messages.ts'
import type { FeedRow } from '../feed/topics.ts'
import { Frames } from './frames.ts'
import { type Ending, holderOf, type LiveConnection } from './live-connections.ts'
import { parseLiveQuery, readFilter, requireCursor } from './live-query.ts'
import { type LiveRouteOptions, serveReader } from './live-reader.ts'
import type { IsOwnOrigin } from './own-origin.ts'
import { answerRaw } from './raw-answer.ts'
import { open } from './route-config.ts'
import { answer, requireHost, retryAfterSeconds, type Server, toHubError } from './server.ts'
import { textFrame } from './web-socket-frames.ts'

const PING_EVERY_MS = 30_000
/** What a reader does not take of answers to their pings is not kept for them. */
const MOST_UNANSWERED_BYTES = 16 * 1024
/** Once a connection is to close, the other side has so long to take what was sent and to say goodbye. */
const CLOSE_WITHIN_MS = 2_000
const REVOKED_WITHIN_MS = 500

/** RFC 6455 and its registry, and the hub's own for a right that ended. */
const CLOSE_CODES = { stopping: 1001, failed: 1011, slow: 1013, revoked: 4401 }
const CLOSE_REASONS = {
  stopping: 'the hub is stopping',
  failed: 'resume with your last cursor',
  slow: 'too slow: resume with your last cursor',
}

export interface WebSocketOptions extends LiveRouteOptions {
  readonly isOwnOrigin: IsOwnOrigin
  /** @throws HubError 429 RATE_LIMITED */
  readonly limitHandshake: (request: IncomingMessage, apiKey: string | undefined) => Promise<void>
  readonly log: Logger
}

/**
 * An app's feed over WebSocket at `/api/v1/ws`, and in its older form at `/ws`: from now on or after `?since=<cursor>`; then `feed.ready` says that all that
 * happened before was sent. `?types=`, `number=`, `user=` and `department=` narrow it. The key comes in a header, in
 * browsers as a `?ticket=`; the hub's own pages have their cookie. `?api_key=` works at `/ws` only and is deprecated: addresses
 * end up in logs.
 *
 * Refused before the connection is made: 400, 405 or 426 when it is no handshake of RFC 6455, 400 INVALID_REQUEST, 401 INVALID_API_KEY or
 * INVALID_TICKET, 403 APP_INACTIVE, 410 CURSOR_GONE, 429 RATE_LIMITED or TOO_MANY_CONNECTIONS. Closed with 4401 within a second after the key, session or
 * role that opened it ended; with 1013 when the reader is too slow: it may come back with its last cursor.
 */
export function webSocketRoute(server: Server, options: WebSocketOptions): void {
  const { queries, feeds, connections, authenticate, contentGate, limitHandshake, log, slowestMs } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, autoPong: false })
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) ping(socket)
  }, PING_EVERY_MS)
  sockets.on('headers', (headers, request) => {
    if (request.url?.includes('api_key=') === true) headers.push('Deprecation: true')
  })
  sockets.on('wsClientError', (error, stream) =>
    answerRaw(stream, new HubError(400, 'INVALID_HANDSHAKE', error.message)),
  )
  server.addHook('preClose', async () => clearInterval(heartbeat))

  for (const path of ADDRESSES.keys()) {
    server.get(
      path,
      { config: { ...open, allowUnknown: true }, schema: { hide: true } },
      async (_request, reply) => {
        reply.headers({ upgrade: 'websocket', connection: 'Upgrade' })
        return answer(
          reply,
          new HubError(426, 'UPGRADE_REQUIRED', 'This endpoint requires a WebSocket handshake'),
        )
      },
    )
  }

  server.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    // Nothing may be thrown in a listener: there is no route whose errors would be answered.
    upgrade(request, stream, head).catch((error: unknown) => {
      const known = toHubError(error)
      if (known.status === 500) log.error({ err: error }, 'a WebSocket could not be opened')
      answerRaw(stream, known, headersOf(known))
    })
  })

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    requireHost(request)
    const url = readTarget(request)
    const address = ADDRESSES.get(url.pathname)
    if (address === undefined) throw notFound('Page')
    const { takesKey, frames } = address
    const apiKey = takesKey ? (url.searchParams.get('api_key') ?? undefined) : undefined
    await limitHandshake(request, apiKey)
    requireHandshake(request)
    const query = parseLiveQuery(url.searchParams, takesKey)
    const holder = await identify(request, url.searchParams.get('ticket'), apiKey)
    // Found before the connection is made: from its first moment on nothing is missed.
    const feed = await feeds.of(holder.appId)
    await requireCursor(feed, query)
    const connection = await connections.open(holder)
    stream.once('close', () => connection.end({ kind: 'gone' }))
    if (stream.destroyed) return connection.end({ kind: 'gone' })
    sockets.handleUpgrade(request, stream, head, socket => {
      attend(socket, stream, connection, log)
      serve(socket, stream, connection, {
        feed,
        since: query.since ?? null,
        filter: readFilter(query),
        frames: holder.content ? frames.full : frames.withoutContent,
        slowestMs,
      }).catch((error: unknown) => {
        log.warn(toLog(error), 'a WebSocket ended early')
        connection.end({ kind: 'failed' })
      })
    })
  }

  /** A page of another site must not use the cookie that the browser sends along (RFC 6455, section 10.2). */
  const isForeign = (origin: string | undefined) => origin !== undefined && !options.isOwnOrigin(origin)

  async function identify(
    request: IncomingMessage,
    ticket: string | null,
    apiKey: string | undefined,
  ): Promise<LiveHolder> {
    if (ticket !== null) return redeemTicket(queries, ticket)
    const headers = isForeign(request.headers.origin)
      ? { ...request.headers, cookie: undefined }
      : request.headers
    const caller = await authenticate({ headers, apiKey })
    return holderOf(caller, contentGate.inStreams(caller))
  }
}

/** The address of a request, whichever form it was sent in. @throws HubError 400 INVALID_REQUEST */
function readTarget({ url = '/' }: IncomingMessage): URL {
  const target = URL.parse(url.startsWith('/') ? `http://hub${url}` : url)
  if (target === null)
    throw new HubError(400, 'INVALID_REQUEST', 'The request target is not a valid path or URL')
  return target
}

const SUPPORTED_VERSIONS = ['13', '8']

/** @throws HubError 405 METHOD_NOT_ALLOWED, 426 UNSUPPORTED_VERSION, 400 INVALID_HANDSHAKE */
function requireHandshake({ method, headers }: IncomingMessage): void {
  if (method !== 'GET') throw new HubError(405, 'METHOD_NOT_ALLOWED', 'A WebSocket handshake must use GET')
  if (!SUPPORTED_VERSIONS.includes(headers['sec-websocket-version'] ?? ''))
    throw new HubError(426, 'UNSUPPORTED_VERSION', 'Sec-WebSocket-Version must be 13 or 8')
  if (!/^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? ''))
    throw new HubError(400, 'INVALID_HANDSHAKE', 'Sec-WebSocket-Key must be 16 bytes in base64')
}

function headersOf(error: HubError): Record<string, string | number> {
  if (error.status === 426)
    return { Upgrade: 'websocket', 'Sec-WebSocket-Version': SUPPORTED_VERSIONS.join(', ') }
  const wait = retryAfterSeconds(error)
  return wait === undefined ? {} : { 'Retry-After': wait }
}

const forBoth = (write: (row: FeedRow) => string) => ({
  full: new Frames(row => textFrame(write(row))),
  withoutContent: new Frames(row => textFrame(write(withoutContent(row)))),
})

/**
 * Where the feed is served, and in which form. The canonical form has an address of its own and is not chosen by a parameter
 * of `/ws`: an address speaks one form, as all of `/api/v1` does.
 */
const ADDRESSES: ReadonlyMap<string, { takesKey: boolean; frames: ReturnType<typeof forBoth> }> = new Map([
  ['/api/v1/ws', { takesKey: false, frames: forBoth(row => JSON.stringify(feedMessage(row))) }],
  ['/ws', { takesKey: true, frames: forBoth(webSocketMessage) }],
])

interface Reader {
  readonly feed: AppFeed
  /** Null: from now on. */
  readonly since: number | null
  readonly filter: FeedFilter
  readonly frames: Frames
  readonly slowestMs: number
}

async function serve(
  socket: WebSocket,
  stream: Duplex,
  connection: LiveConnection,
  { feed, since, ...reader }: Reader,
): Promise<void> {
  const ready = (cursor: number) => readyFrame(feed, cursor)
  if (since !== null && since >= feed.head) stream.write(ready(feed.head))
  // Beside the frames that ws writes itself: each is written whole, so that none gets into another.
  const isOpen = () => socket.readyState === socket.OPEN
  const options = { connection, feed, since: since ?? feed.head, ready, wire: stream, isOpen }
  await serveReader({ ...options, ...reader })
}

function readyFrame({ feedId }: AppFeed, cursor: number): Buffer {
  return textFrame(JSON.stringify({ type: 'feed.ready', cursor, feed_id: feedId }))
}

const isAlive = new WeakSet<WebSocket>()

/** Answers what a socket says, and closes it when its connection ends. */
function attend(socket: WebSocket, stream: Duplex, connection: LiveConnection, log: Logger): void {
  isAlive.add(socket)
  socket.on('pong', () => isAlive.add(socket))
  socket.on('ping', data => {
    if (stream.writableLength < MOST_UNANSWERED_BYTES) socket.pong(data)
  })
  socket.on('error', error => log.debug({ err: error }, 'a WebSocket failed'))
  const end = () => close(socket, stream, connection.signal.reason as Ending)
  if (connection.signal.aborted) end()
  else connection.signal.addEventListener('abort', end, { once: true })
}

function close(socket: WebSocket, stream: Duplex, ending: Ending): void {
  if (ending.kind === 'gone') return
  const isRevoked = ending.kind === 'revoked'
  // What waits to be taken is not theirs any more, and would go before the goodbye.
  if (isRevoked && stream.writableLength > 0) {
    socket.terminate()
    return
  }
  const reason = isRevoked ? `${ending.code}: ${ending.message}` : CLOSE_REASONS[ending.kind]
  socket.close(CLOSE_CODES[ending.kind], reason)
  setTimeout(() => socket.terminate(), isRevoked ? REVOKED_WITHIN_MS : CLOSE_WITHIN_MS).unref()
}

/** Ends a connection whose other side has not answered the last ping. */
function ping(socket: WebSocket): void {
  if (isAlive.delete(socket)) socket.ping()
  else socket.terminate()
}
