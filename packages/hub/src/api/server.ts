import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type ConnectionError,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Logger } from 'pino'
import { isDatabaseAway } from '../database/database.ts'
import { HubError, unavailable } from '../errors.ts'
import { answerRaw } from './raw-answer.ts'

export type Server = ReturnType<typeof createServer>

/** Large enough for a call with a long routing history. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024
/** Dialpad's first retry of a call event comes after about two. */
const RETRY_AFTER_S = 1

/** The pages load nothing but their own files and run nothing that is not in one. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Whose word about the client's address and protocol counts: nobody's, so many proxies', or those of these networks. */
export type TrustProxy = boolean | number | readonly string[]

export interface ServerOptions {
  readonly log: Logger
  readonly trustProxy: TrustProxy
  /** The hub is reached by https: browsers are told to keep to it, and what comes by http is refused. */
  readonly isHttps: boolean
  /** How long a request may take to arrive, its body included, in ms. */
  readonly requestTimeoutMs?: number
}

const REQUEST_TIMEOUT_MS = 60_000
/** What has taken too long is looked for so often. */
const LOOK_FOR_SLOW_EVERY_MS = 5_000

/** A year, as browsers want it for the lists that they bring along. */
const STRICT_TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains'

/** An HTTP server without routes, which answers every error as `{error, code, details?}`. */
export function createServer(options: ServerOptions) {
  const { log, trustProxy, isHttps, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options
  const server = fastify({
    loggerInstance: log,
    // It would log addresses, which may carry keys.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: toTrust(trustProxy),
    requestIdHeader: false,
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']) ?? randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    requestTimeout: requestTimeoutMs,
    http: {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(LOOK_FOR_SLOW_EVERY_MS, requestTimeoutMs / 4),
      // Whoever offers any other protocol gets an ordinary answer, as RFC 9110 wants it.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: answerError,
    routerOptions: { ignoreTrailingSlash: true },
    // So that whatever looks at an address looks at its path, as the router does.
    rewriteUrl: ({ url = '/' }) => toOriginForm(url),
  }).withTypeProvider<TypeBoxTypeProvider>()
  server.server.on('connect', (_request, stream) =>
    answerRaw(stream, 405, errorBody(new HubError(405, 'METHOD_NOT_ALLOWED', 'The hub is no proxy'))),
  )
  server.setSerializerCompiler(() => data => JSON.stringify(data))
  server.setErrorHandler<FastifyError>(answerError)
  if (isHttps && trustProxy !== false) server.addHook('onRequest', requireHttps)
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('x-frame-options', 'DENY')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('cross-origin-opener-policy', 'same-origin')
    if (isHttps) reply.header('strict-transport-security', STRICT_TRANSPORT_SECURITY)
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
  })
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const answered = {
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    // A busy hub would log little else than its webhooks.
    if (routeOptions.url?.startsWith('/webhooks') === true) request.log.debug(answered, 'answered')
    else request.log.info(answered, 'answered')
  })
  return server
}

/** The target of a request without the scheme and host that clients may put before the path (RFC 9112, 3.2.2). */
function toOriginForm(target: string): string {
  const [prefix] = /^https?:\/\/[^/?#]*/i.exec(target) ?? []
  if (prefix === undefined) return target
  const rest = target.slice(prefix.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

export function toTrust(trustProxy: TrustProxy) {
  if (typeof trustProxy === 'number') return (_address: string, hop: number) => hop < trustProxy
  return typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy]
}

/** One that a client or a proxy gave it, if it is one. */
function readRequestId(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w.-]{8,128}$/.test(header) ? header : null
}

/**
 * Refuses what came by http: a key that was sent so is known to whoever listened. The proxy says how it came; what
 * asks without one, like a check on this machine, is let in.
 */
async function requireHttps(request: FastifyRequest): Promise<void> {
  if (request.headers['x-forwarded-proto'] === undefined || request.protocol === 'https') return
  throw new HubError(403, 'HTTPS_REQUIRED', 'This hub is reached by https only')
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toHubError(error)
  if (known.status >= 500)
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, known.message)
  return answer(reply, known)
}

const CLIENT_ERRORS: Readonly<Record<string, HubError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new HubError(408, 'REQUEST_TIMEOUT', 'The request took too long to arrive'),
  HPE_HEADER_OVERFLOW: new HubError(431, 'HEADERS_TOO_LARGE', 'The headers are too large'),
}
const MALFORMED = new HubError(400, 'MALFORMED_REQUEST', 'This is no request of HTTP/1.1')

/** What is no request, or never becomes one, reaches no route. */
function answerClientError(error: ConnectionError, socket: Socket): void {
  // As Node's own handler does: nothing may get into an answer that has begun.
  const { _httpMessage: begun } = socket as { _httpMessage?: ServerResponse }
  if (error.code === 'ECONNRESET' || begun?.headersSent === true) return void socket.destroy()
  const known = CLIENT_ERRORS[error.code] ?? MALFORMED
  answerRaw(socket, known.status, errorBody(known))
}

/** Anything may be thrown; what a client gets to know of it is decided here. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  if (isDatabaseAway(error)) return unavailable('DATABASE_UNAVAILABLE', 'The database cannot be reached')
  const { validation, statusCode, code, message } = error as Partial<FastifyError>
  if (validation !== undefined)
    return new HubError(400, 'INVALID_REQUEST', message ?? 'Invalid request', validation)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new HubError(
      statusCode,
      (code ?? 'BAD_REQUEST').replace(/^FST_(ERR_)?(CTP_)?/, ''),
      message ?? 'Bad request',
    )
  }
  return new HubError(500, 'INTERNAL_ERROR', 'Something went wrong in the hub')
}

export function errorBody(error: HubError) {
  const { message, code, details } = error
  return { error: message, code, ...(details === undefined ? {} : { details }) }
}

/** When it is worth asking again, as Retry-After says it; undefined: that would not help. */
export function retryAfterSeconds({ status, details }: HubError): number | undefined {
  const wait = (details as { retry_after_seconds?: unknown } | undefined)?.retry_after_seconds
  if (typeof wait === 'number') return wait
  return status === 503 ? RETRY_AFTER_S : undefined
}

export function answer(reply: FastifyReply, error: HubError): FastifyReply {
  const wait = retryAfterSeconds(error)
  if (wait !== undefined) reply.header('retry-after', wait)
  return reply.code(error.status).send(errorBody(error))
}
