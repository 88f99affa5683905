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

/** An HTTP server without routes, which answers every error as `{error, code, details?}`. */
export function createServer(log: Logger) {
  const server = fastify({
    loggerInstance: log,
    // Addresses may carry keys, and a busy hub would log little else.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<TypeBoxTypeProvider>()
  server.setSerializerCompiler(() => data => JSON.stringify(data))
  server.setErrorHandler<FastifyError>(answerError)
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
  })
  return server
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

export function answer(reply: FastifyReply, error: HubError): FastifyReply {
  if (error.status === 503) reply.header('retry-after', RETRY_AFTER_S)
  return reply.code(error.status).send(errorBody(error))
}
