import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Logger } from 'pino'
import { isDatabaseAway } from '../database/database.ts'
import { HubError, unavailable } from '../errors.ts'

export type Server = ReturnType<typeof createServer>

/** Large enough for a call with a long routing history. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024
/** In seconds; Dialpad's first retry of a call event comes after about two. */
const RETRY_AFTER_S = '1'

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
}

/** A year, as browsers want it for the lists that they bring along. */
const STRICT_TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains'

/** An HTTP server without routes, which answers every error as `{error, code, details?}`. */
export function createServer({ log, trustProxy, isHttps }: ServerOptions) {
  const server = fastify({
    loggerInstance: log,
    // It would log addresses, which may carry keys.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: toTrust(trustProxy),
    requestIdHeader: false,
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']) ?? randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<TypeBoxTypeProvider>()
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

function toTrust(trustProxy: TrustProxy) {
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

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toHubError(error)
  if (known.status >= 500)
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, known.message)
  return answer(reply, known)
}

/** Anything may be thrown; what a client gets to know of it is decided here. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  if (isDatabaseAway(error)) return unavailable('DATABASE_UNAVAILABLE', 'The database is unavailable')
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
  return new HubError(500, 'INTERNAL_ERROR', 'Internal error')
}

export function errorBody(error: HubError) {
  const { message, code, details } = error
  return { error: message, code, ...(details === undefined ? {} : { details }) }
}

export function answer(reply: FastifyReply, error: HubError): FastifyReply {
  if (error.status === 503) reply.header('retry-after', RETRY_AFTER_S)
  const wait = (error.details as { retry_after_seconds?: unknown } | undefined)?.retry_after_seconds
  if (error.status === 429 && typeof wait === 'number') reply.header('retry-after', wait)
  return reply.code(error.status).send(errorBody(error))
}
