import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'

/** A request that has not arrived as a whole by then is ended, in ms. */
const SLOWEST_REQUEST_MS = 60_000
/** Contact ids may be whole addresses. */
const LONGEST_PARAMETER = 1_000

/** A refusal in Dialpad's shape. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** @param options.slowestRequest how long a request may take to arrive, in ms */
export function createHttp({ slowestRequest = SLOWEST_REQUEST_MS } = {}): FastifyInstance {
  const http = fastify({
    logger: false,
    forceCloseConnections: true,
    requestTimeout: slowestRequest,
    http: { headersTimeout: slowestRequest, connectionsCheckingInterval: slowestRequest / 10 },
    routerOptions: {
      maxParamLength: LONGEST_PARAMETER,
      // One value per name, always text: of repeated names the last one counts.
      querystringParser: text => Object.fromEntries(new URLSearchParams(text)),
    },
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      // No id is that long.
      const status = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 404 : (error.statusCode ?? 400)
      return reply.code(status).send(refusalBody(status, status === 404 ? 'Not found' : error.message))
    },
  })
  http.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
  http.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500)
    if (status >= 500 && !(error instanceof Refusal)) console.error(error)
    return reply.code(status).send(refusalBody(status, status === 500 ? 'Internal error' : error.message))
  })
  const methodsAt = rememberRoutes(http)
  http.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url.split('?', 1)[0] ?? '')
    if (allowed.length === 0) return reply.code(404).send(refusalBody(404, 'Not found'))
    return reply.code(405).header('allow', allowed.join(', ')).send(refusalBody(405, 'Method not allowed'))
  })
  return http
}

/** @returns the methods that a path may be asked with */
function rememberRoutes(http: FastifyInstance): (path: string) => string[] {
  const routes: { readonly method: string; readonly pattern: RegExp }[] = []
  http.addHook('onRoute', ({ method, url }) => {
    const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`)
    for (const one of [method].flat()) routes.push({ method: one, pattern })
  })
  return path => [...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))]
}

function refusalBody(code: number, message: string) {
  return {
    error: {
      code,
      message,
      errors: [{ domain: 'global', message, reason: REASONS.get(code) ?? 'badRequest' }],
    },
  }
}

const REASONS = new Map([
  [401, 'required'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [405, 'methodNotAllowed'],
  [409, 'conflict'],
  [429, 'rateLimitExceeded'],
  [500, 'internalError'],
])

/** A body's fields; what is no object has none. */
export function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {}
}

/** Text that can be stored and sent on: without NUL, and without half a surrogate pair. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0') && value.isWellFormed()
}

/** A text field that must be there. @throws Refusal 400 */
export function requireField(body: unknown, name: string): string {
  const value = fieldsOf(body)[name]
  if (typeof value !== 'string' || value === '') throw new Refusal(400, `${name} is required`)
  if (!isText(value)) throw new Refusal(400, `${name} is invalid`)
  return value
}
