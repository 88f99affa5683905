import type { FastifyInstance, FastifySchema } from 'fastify'
import { Type } from 'typebox'
import { closed } from '../validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Not there: there is no limit. */
    answerWithinMs?: number
  }
  interface FastifyInstance {
    /** The methods that some path may be asked with; none: there is nothing. */
    methodsOf(path: string): readonly string[]
  }
}

/**
 * Where others add parameters of their own to addresses (Dialpad, automation services, browsers), or another program answers.
 * Everywhere else a parameter that is not known is an error.
 */
const TAKES_ANY_PARAMETER =
  /^\/(webhooks|api\/v1\/dialpad\/webhook|callback|auth\/dialpad\/callback|api\/auth|docs|ws)(\/|$)|^\/$|\*/

/** Every statement has a deadline of its own; this is for requests that need many, in ms. */
const ANSWER_WITHIN_MS = 3_800
/** Dialpad, a receiver of webhooks or an identity provider may take long, and may be asked more than once, in ms. */
const ANSWER_FOR_OTHERS_WITHIN_MS = 120_000
/** Where programs ask; files may take as long as their readers do. */
const ASKED_BY_PROGRAMS = /^\/(api|internal|session|status|auth|authorize|metrics)(\/|$)/
/** What waits for another server, lasts (the event stream), or works on all rows of an app. */
const WAITS_FOR_OTHERS = new RegExp(
  [
    '^/api/(auth/|events$|users/)',
    '^/api/webhook-endpoints/:id/(test|replay)$',
    '^/auth/dialpad/(callback|disconnect)$',
    '^/internal/apps/:app_id($|/(connection|webhooks|upkeep))',
    '^/internal/events/',
  ].join('|'),
)

const NO_PARAMETERS = Type.Object({})

export function takesAnyParameter(url: string | undefined): boolean {
  return url === undefined || TAKES_ANY_PARAMETER.test(url)
}

/** Knows every route that is added from now on, and closes the schemas of what it takes. */
export function rememberRoutes(server: FastifyInstance): void {
  // The page's address, whether a route or a file answers it.
  const routes = new Map([['/', { pattern: /^\/$/, methods: new Set(['GET', 'HEAD']) }]])
  server.addHook('onRoute', route => {
    route.schema = closeSchemas(route.url, route.schema ?? {})
    const deadline = deadlineOf(route.url, [route.method].flat())
    if (deadline !== null) route.config = { ...route.config, answerWithinMs: deadline }
    if (route.url.includes('*')) return
    const known = routes.get(route.url) ?? { pattern: toPattern(route.url), methods: new Set<string>() }
    for (const method of [route.method].flat()) known.methods.add(method)
    routes.set(route.url, known)
  })
  server.decorate('methodsOf', path => {
    const pathname = path.split('?', 1).join()
    const matching = [...routes.values()].filter(({ pattern }) => pattern.test(pathname))
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort()
  })
}

/** Within how many ms a request is answered, with 503 TIMEOUT if need be; null: there is no limit. */
function deadlineOf(url: string, methods: readonly string[]): number | null {
  if (!ASKED_BY_PROGRAMS.test(url)) return null
  const actsInDialpad =
    /^\/api\/(calls|messages)/.test(url) && !methods.includes('GET') && !methods.includes('HEAD')
  return actsInDialpad || WAITS_FOR_OTHERS.test(url) ? ANSWER_FOR_OTHERS_WITHIN_MS : ANSWER_WITHIN_MS
}

function closeSchemas(url: string, schema: FastifySchema): FastifySchema {
  const body = typeof schema.body === 'object' && schema.body !== null ? { body: closed(schema.body) } : {}
  const isOpen = takesAnyParameter(url)
  // Nothing to check.
  if (isOpen && schema.querystring === undefined) return { ...schema, ...body }
  const { querystring = NO_PARAMETERS } = schema
  return {
    ...schema,
    ...body,
    querystring: { ...(querystring as object), ...(isOpen ? { additionalProperties: true } : {}) },
  }
}

function toPattern(url: string): RegExp {
  const parts = url.split('/').map(part => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/')}/?$`)
}
