import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type ConnectionError,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Logger } from 'pino'
import { type TSchema, Type } from 'typebox'
import type { Config } from '../config.ts'
import { databaseFailureOf } from '../database/errors.ts'
import { errorBody, HubError, notFound, unavailable } from '../errors.ts'
import { ThrottledLog } from '../throttled-log.ts'
import { createCheck, findUnstorable, invalidField, type Part, STORABLE_TEXT } from '../validation.ts'
import { answerRaw } from './raw-answer.ts'
import { configOf, registerRouteConfigs } from './routes.ts'

export type Server = ReturnType<typeof createServer>

/** For requests of clients; webhooks have another limit. */
const BODY_LIMIT_BYTES = 256 * 1024
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

export interface ServerOptions extends Pick<Config, 'trustProxy'> {
  readonly log: Logger
  /** The hub is reached by https: browsers are told to keep to it, and what comes by http is refused. */
  readonly isHttps: boolean
  /** How long a request may take to arrive, its body included, in ms. */
  readonly requestTimeoutMs?: number
}

const REQUEST_TIMEOUT_MS = 60_000
/** How often requests that take too long are looked for. */
const LOOK_FOR_SLOW_EVERY_MS = 5_000

/** A year, as browsers want it for the lists that they bring along. */
const STRICT_TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains'

/** An HTTP server without routes, which answers every error as `{error, code, details?}`. */
export function createServer(options: ServerOptions) {
  const { log, trustProxy, isHttps, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options
  const answerError = createAnswerError(log)
  const server = fastify({
    loggerInstance: log,
    // It would log addresses, which may carry keys.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request costs more than most of its hooks: what is logged of a request names it.
    childLoggerFactory: logger => logger,
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
      // Node itself would refuse these without a body: `requireHost` does.
      requireHostHeader: false,
      // An offer of any other protocol is ignored, as RFC 9110 allows.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    routerOptions: { ignoreTrailingSlash: true },
    // So that hooks see the same path as the router.
    rewriteUrl: ({ url = '/' }) => toOriginForm(url),
  }).withTypeProvider<TypeBoxTypeProvider>()
  server.server.on('connect', (_request, stream) =>
    answerRaw(stream, new HubError(405, 'METHOD_NOT_ALLOWED', 'The hub is not a proxy')),
  )
  server.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    if (response.socket !== null)
      answerRaw(response.socket, new HubError(417, 'EXPECTATION_FAILED', 'Expect can only be 100-continue'))
  })
  registerRouteConfigs(server as unknown as FastifyInstance)
  // Hooks that every event passes call back instead of returning promises, which would cost more than what they do.
  server.addHook('onRequest', answerInTime)
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    requireHost(raw)
    done()
  })
  server.setSerializerCompiler(() => data => JSON.stringify(data))
  server.setErrorHandler<FastifyError>(answerError)
  server.setValidatorCompiler<TSchema>(({ schema, httpPart }) => createCheck(schema, httpPart as Part))
  server.addHook('preHandler', (request, _reply, done) => {
    // Routes that take raw bytes check them themselves.
    if (!Buffer.isBuffer(request.body)) {
      refuseNeedlessBody(request)
      refuseUnstorable(request)
    }
    done()
  })
  if (isHttps && trustProxy !== false) server.addHook('onRequest', requireHttps)
  const headers = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(isHttps ? { 'strict-transport-security': STRICT_TRANSPORT_SECURITY } : {}),
  }
  server.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(headers)
    reply.header('x-request-id', request.id)
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
    done(null, payload)
  })
  server.addHook('onResponse', (request, reply, done) => {
    const level = configOf(request).quiet ? 'debug' : 'info'
    if (log.isLevelEnabled(level)) {
      const { id, method, routeOptions } = request
      const { statusCode: status, elapsedTime } = reply
      const ms = Math.round(elapsedTime)
      log[level]({ reqId: id, method, route: routeOptions.url, status, ms }, 'answered')
    }
    done()
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

export function toTrust(trustProxy: Config['trustProxy']) {
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
  throw new HubError(403, 'HTTPS_REQUIRED', 'This hub requires HTTPS')
}

const checkNoFields = createCheck(Type.Object({}), 'body')

/** Refuses fields in the body of a route that takes none. */
function refuseNeedlessBody(request: FastifyRequest): void {
  const { body, routeOptions, is404 } = request
  if (body === undefined || body === null || is404) return
  if (routeOptions.schema?.body !== undefined || configOf(request).allowUnknown) return
  const checked = checkNoFields(body)
  if ('error' in checked) throw checked.error
}

/** Refuses text that PostgreSQL cannot store before it is used in a query. */
function refuseUnstorable({ params, query, body }: FastifyRequest): void {
  for (const part of [params, query, body]) {
    const found = findUnstorable(part)
    if (found !== null) throw invalidField(found.field, STORABLE_TEXT, found.given)
  }
}

/** For requests that match no route: 405 if another method is allowed there, else 404. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = request.server.methodsOf(request.url)
  if (methods.length === 0 || methods.includes(request.method)) return answer(reply, notFound('Address'))
  const allowed = methods.join(', ')
  reply.header('allow', allowed)
  return answer(
    reply,
    new HubError(405, 'METHOD_NOT_ALLOWED', `Method not allowed. Allowed methods: ${allowed}`, {
      allowed: methods,
    }),
  )
}

/** Errors of the router for paths that it does not look up. */
const MALFORMED_PATHS: ReadonlyMap<string | undefined, string> = new Map([
  ['FST_ERR_BAD_URL', 'percent-encoded UTF-8'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'made of segments of at most 100 characters'],
])

/** Responses with 503 are not bugs and are many: they are counted. Other errors from 500 are logged with their stack. */
function createAnswerError(log: Logger) {
  const refusals = new Map<string, ThrottledLog>()
  const count = ({ code, message }: HubError, route: string | undefined) => {
    const tally = refusals.get(code) ?? new ThrottledLog(log, 'requests were answered with 503')
    refusals.set(code, tally)
    tally.add({ code, reason: message, route })
  }
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    // The error of an aborted request looks like one of a connection to the database.
    const known = isAborted(request) ? ABORTED : toHubError(error)
    const { method, routeOptions } = request
    const about = { reqId: request.id, method, route: routeOptions.url }
    if (known === ABORTED) log.debug(about, known.message)
    else if (known.status === 503) count(known, routeOptions.url)
    else if (known.status >= 500) log.error({ err: error, ...about }, known.message)
    return answer(reply, known)
  }
}

const ABORTED = new HubError(400, 'REQUEST_ABORTED', 'The request ended before all of it had arrived')

function isAborted({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete
}

const CLIENT_ERRORS: Readonly<Record<string, HubError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new HubError(408, 'REQUEST_TIMEOUT', 'The request was not received in time'),
  HPE_HEADER_OVERFLOW: new HubError(431, 'HEADERS_TOO_LARGE', 'The request headers are too large'),
}
const MALFORMED = new HubError(400, 'MALFORMED_REQUEST', 'Not a valid HTTP/1.1 request')

/**
 * Answers 503 TIMEOUT when a route exceeds its deadline. Fastify's own `handlerTimeout` stops once the body has been read,
 * because Node reports the request as closed then.
 */
function answerInTime(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { answerWithinMs } = configOf(request)
  if (answerWithinMs !== null) {
    const timer = setTimeout(() => {
      if (!reply.sent && !reply.raw.headersSent)
        reply.send(unavailable('TIMEOUT', 'The hub could not respond in time'))
    }, answerWithinMs)
    reply.raw.once('close', () => clearTimeout(timer))
  }
  done()
}

/** RFC 9112, 3.2. @throws HubError 400 MALFORMED_REQUEST */
export function requireHost({ httpVersion, headers }: IncomingMessage): void {
  if (httpVersion === '1.1' && headers.host === undefined)
    throw new HubError(400, 'MALFORMED_REQUEST', 'A request of HTTP/1.1 has a Host header')
}

/** For connections on which no valid request arrives: these reach no route. */
function answerClientError(error: ConnectionError, socket: Socket): void {
  // As Node's own handler does: a response that has begun must not be corrupted.
  const { _httpMessage: begun } = socket as { _httpMessage?: ServerResponse }
  if (error.code === 'ECONNRESET' || begun?.headersSent === true) return void socket.destroy()
  answerRaw(socket, CLIENT_ERRORS[error.code] ?? MALFORMED)
}

/** Anything may be thrown; what a client gets to know of it is decided here. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  const trouble = databaseFailureOf(error)
  if (trouble !== null) return unavailable('DATABASE_UNAVAILABLE', trouble.cause)
  const { statusCode, code, message } = error as Partial<FastifyError>
  const path = MALFORMED_PATHS.get(code)
  if (path !== undefined) return invalidField('path', path)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new HubError(
      statusCode,
      (code ?? 'BAD_REQUEST').replace(/^FST_(ERR_)?(CTP_)?/, ''),
      message ?? 'Bad request',
    )
  }
  return new HubError(500, 'INTERNAL_ERROR', 'Internal error')
}

/** For Retry-After; undefined when a retry would not help. */
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
