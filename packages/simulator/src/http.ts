import fastify, { type FastifyError, type FastifyInstance } from 'fastify'

/** A refusal in Dialpad's shape. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function createHttp(): FastifyInstance {
  const http = fastify({ logger: false, forceCloseConnections: true })
  http.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
  http.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500)
    return reply.code(status).send(refusalBody(status, status === 500 ? 'Internal error' : error.message))
  })
  http.setNotFoundHandler((_request, reply) => reply.code(404).send(refusalBody(404, 'Not found')))
  return http
}

function refusalBody(code: number, message: string) {
  return {
    error: { code, message, errors: [{ domain: 'global', message, reason: REASONS[code] ?? 'badRequest' }] },
  }
}

const REASONS: Record<number, string> = {
  401: 'required',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'rateLimitExceeded',
  500: 'internalError',
}

/** A body's fields; what is no object has none. */
export function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {}
}

/** A text field that must be there. @throws Refusal 400 */
export function requireField(body: unknown, name: string): string {
  const value = fieldsOf(body)[name]
  if (typeof value !== 'string' || value === '') throw new Refusal(400, `${name} is required`)
  return value
}
