import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import { Type } from 'typebox'
import { closed } from '../validation.ts'
import { DEFAULTS, type RouteConfig } from './route-config.ts'

/** A route as it was registered. HEAD routes that Fastify adds for GET routes are included. */
export interface RegisteredRoute {
  readonly methods: readonly string[]
  /** The pattern, such as `/api/calls/:id`. */
  readonly url: string
  readonly config: RouteConfig
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first hook; read with `configOf`. */
    matchedConfig: RouteConfig | null
  }
  interface FastifyInstance {
    /** The config of routes of this scope that state nothing else. */
    readonly routeDefaults: RouteConfig
    /** Registers what a library serves, in a scope of its own, with one config for all its routes. */
    registerLibrary(
      config: Partial<RouteConfig>,
      register: (scope: FastifyInstance) => Promise<void> | void,
    ): void
    readonly registeredRoutes: readonly RegisteredRoute[]
    /** The methods that some route accepts at a path; none: there is no such route. */
    methodsOf(path: string): readonly string[]
    /** Whether some program's route begins with the same segment as a path. */
    isForPrograms(path: string): boolean
  }
}

const NO_PARAMETERS = Type.Object({})

/** Records every route that is added from now on, completes its config, and closes its schemas. */
export function registerRouteConfigs(server: FastifyInstance): void {
  const routes: RegisteredRoute[] = []
  const programs = new Set<string>()
  const known = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>()
  // `routeOptions` makes an object whenever it is read.
  server.decorateRequest('matchedConfig', null)
  server.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404) request.matchedConfig = request.routeOptions.config as RouteConfig
    done()
  })
  server.decorate('routeDefaults', DEFAULTS)
  server.decorate('registeredRoutes', routes)
  server.addHook('onRoute', function (this: FastifyInstance, route) {
    const config = { ...this.routeDefaults, ...route.config }
    route.config = config
    route.schema = closeSchemas(config, route.schema ?? {})
    const methods = [route.method].flat()
    routes.push({ methods, url: route.url, config })
    if (!config.page) programs.add(firstSegment(route.url))
    // A wildcard says nothing about which addresses exist.
    if (route.url.includes('*')) return
    const same = known.get(route.url) ?? { pattern: toPattern(route.url), methods: new Set<string>() }
    for (const method of methods) same.methods.add(method)
    known.set(route.url, same)
  })
  server.decorate('registerLibrary', (config, register) => {
    server.register(async scope => {
      scope.decorate('routeDefaults', { ...DEFAULTS, ...config })
      await register(scope)
    })
  })
  server.decorate('methodsOf', path => {
    const pathname = path.split('?', 1).join()
    const matching = [...known.values()].filter(({ pattern }) => pattern.test(pathname))
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort()
  })
  server.decorate('isForPrograms', path => programs.has(firstSegment(path)))
}

/** The config of the route that a request matched; the defaults if it matched none. */
export function configOf({ matchedConfig }: FastifyRequest): RouteConfig {
  return matchedConfig ?? DEFAULTS
}

function firstSegment(path: string): string {
  return path.split(/[/?]/, 2)[1] ?? ''
}

function closeSchemas({ allowUnknown }: RouteConfig, schema: FastifySchema): FastifySchema {
  const body = typeof schema.body === 'object' && schema.body !== null ? { body: closed(schema.body) } : {}
  // Nothing to check.
  if (allowUnknown && schema.querystring === undefined) return { ...schema, ...body }
  const { querystring = NO_PARAMETERS } = schema
  return {
    ...schema,
    ...body,
    querystring: { ...(querystring as object), ...(allowUnknown ? { additionalProperties: true } : {}) },
  }
}

function toPattern(url: string): RegExp {
  const parts = url.split('/').map(part => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/')}/?$`)
}
