import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AppFeed, FeedRow } from '../feed/app-feed.ts'
import type { Feeds } from '../feed/feeds.ts'
import { concealed, webSocketMessage } from '../feed/messages.ts'
import type { Authenticate } from './authenticate.ts'
import { errorBody, type Server, toHubError } from './server.ts'

const PING_EVERY_MS = 30_000
/** RFC 6455: the server is going away. */
const GOING_AWAY = 1001
/** RFC 6455: the server met a condition that it did not expect. */
const INTERNAL_ERROR = 1011

/**
 * An app's feed over WebSocket at `/ws`, from now on or after `?since=<cursor>`. The key comes in a header or,
 * where a client can set none, as `?api_key=`; the hub's own pages have their cookie. Refused with 401
 * INVALID_API_KEY or 403 APP_INACTIVE before the connection is made.
 */
export function webSocketRoute(server: Server, feeds: Feeds, authenticate: Authenticate, log: Logger): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) ping(socket)
  }, PING_EVERY_MS)

  server.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const socket of sockets.clients) socket.close(GOING_AWAY, 'the hub is stopping')
  })

  server.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const url = new URL(request.url ?? '/', 'http://hub')
    if (url.pathname !== '/ws')
      return refuse(stream, 404, { error: 'There is nothing here', code: 'NOT_FOUND' })
    admit(request, url).then(
      ({ feed, since, present }) =>
        sockets.handleUpgrade(request, stream, head, socket => {
          isAlive.add(socket)
          socket.on('pong', () => isAlive.add(socket))
          socket.on('error', error => log.debug({ err: error }, 'a WebSocket failed'))
          tell(socket, feed, since, present).catch(error => {
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
  async function admit(request: IncomingMessage, url: URL): Promise<Admitted> {
    const apiKey = url.searchParams.get('api_key') ?? undefined
    const headers = isForeign(request) ? { ...request.headers, cookie: undefined } : request.headers
    const app = await authenticate({ headers, apiKey })
    const feed = await feeds.of(app.id)
    const present =
      app.person === null ? webSocketMessage : (row: FeedRow) => webSocketMessage(concealed(row))
    return { feed, since: readCursor(url) ?? feed.head, present }
  }
}

interface Admitted {
  readonly feed: AppFeed
  readonly since: number
  readonly present: (row: FeedRow) => string
}

async function tell(
  socket: WebSocket,
  feed: AppFeed,
  since: number,
  present: (row: FeedRow) => string,
): Promise<void> {
  const closed = new AbortController()
  socket.on('close', () => closed.abort())
  for await (const rows of feed.follow(since, closed.signal)) {
    // A slow reader is waited for; what it misses meanwhile stays in the feed, not in memory.
    await sendAll(socket, rows.map(present))
  }
}

const isAlive = new WeakSet<WebSocket>()

/** Ends a connection whose other side has not answered the last ping. */
function ping(socket: WebSocket): void {
  if (isAlive.delete(socket)) socket.ping()
  else socket.terminate()
}

/** Resolves when the last text has left for the network, or cannot any more. */
function sendAll(socket: WebSocket, texts: readonly string[]): Promise<void> {
  return new Promise(resolve => {
    for (const text of texts.slice(0, -1)) socket.send(text)
    socket.send(texts.at(-1) ?? '', () => resolve())
  })
}

/** A page of another site must not use the cookie that the browser sends along (RFC 6455, section 10.2). */
function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
}

function readCursor(url: URL): number | null {
  const since = url.searchParams.get('since')
  return since !== null && /^\d{1,15}$/.test(since) ? Number(since) : null
}

const REASONS: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' }

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
