import pino from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Allowance, RateLimits } from '../src/access/rate-limits.ts'
import { type RouteModules, registerRoutes } from '../src/api/register-routes.ts'
import type { RouteConfig } from '../src/api/route-config.ts'
import type { RegisteredRoute } from '../src/api/routes.ts'
import { createServer, type Server } from '../src/api/server.ts'
import { KINDS } from '../src/records/kinds.ts'
import { KindRegistry } from '../src/records/registry.ts'

const servers: Server[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const server of servers.splice(0)) await server.close()
})

const PUBLIC_URL = 'http://hub.example'

/** A server with all routes of a hub; nothing behind them works. */
async function startServer(prepare: (server: Server) => void = () => undefined): Promise<Server> {
  const log = pino({ level: 'silent' })
  const server = createServer({ log, trustProxy: false, isHttps: false })
  servers.push(server)
  prepare(server)
  const allowance: Allowance = { allowed: true, limit: 7, remaining: 6, resetSeconds: 60 }
  const modules = {
    database: {},
    kinds: new KindRegistry(KINDS),
    rateLimits: { count: async () => allowance } as unknown as RateLimits,
    signIn: { read: async () => null, singleSignOn: null },
    connections: { stop() {} },
  } as unknown as RouteModules
  await registerRoutes(server, modules, {
    environment: 'sandbox',
    publicUrl: PUBLIC_URL,
    isHttps: false,
    trustProxy: false,
    returnOrigins: [],
    allowPrivateWebhooks: false,
    internalApiSecret: 'secret',
    isReady: () => true,
    slowestReaderMs: 1_000,
  })
  await server.ready()
  return server
}

/**
 * What every route states, as `authentication, limit, deadline, flags`. Files of the web app are missing: whether there are
 * any depends on whether it was built.
 */
const ROUTES: Record<string, string> = {
  'key, api, 3800 ms': `
    DELETE /api/staff/:user_id
    DELETE /api/staff/:user_id/lock
    DELETE /api/v1/staff/:user_id
    DELETE /api/v1/staff/:user_id/lock
    DELETE /api/v1/staff/invitations/:id
    DELETE /api/v1/webhook-endpoints/:id
    DELETE /api/webhook-endpoints/:id
    GET /api/agents
    GET /api/agents/:user_id/history
    GET /api/audit
    GET /api/calls
    GET /api/calls/:id
    GET /api/calls/active
    GET /api/changes
    GET /api/contacts
    GET /api/feed
    GET /api/messages
    GET /api/staff
    GET /api/v1/phone-log
    GET /api/v1/phone-log/:id
    GET /api/v1/audit
    GET /api/v1/calls/:id/recording
    GET /api/v1/calls/:id/transcript
    GET /api/v1/conversations
    GET /api/v1/feed
    GET /api/v1/staff
    GET /api/v1/staff/invitations
    GET /api/v1/staff/invitations/:id
    GET /api/v1/webhook-endpoints
    GET /api/v1/webhook-endpoints/:id
    GET /api/v1/webhook-endpoints/:id/deliveries
    PATCH /api/v1/staff/:user_id
    PATCH /api/v1/webhook-endpoints/:id
    POST /api/v1/calls/:id/link-identity
    POST /api/v1/staff/:user_id/reset
    POST /api/v1/staff/invitations
    POST /api/v1/webhook-endpoints
    POST /api/v1/webhook-endpoints/:id/deliveries/:delivery_id/replay
    POST /api/v1/webhook-endpoints/:id/secret
    GET /api/v1/agents
    GET /api/v1/agents/:user_id/history
    GET /api/v1/calls
    GET /api/v1/calls/:id
    GET /api/v1/calls/active
    GET /api/v1/changes
    GET /api/v1/contacts
    GET /api/v1/messages
    GET /api/v1/users
    GET /api/v1/departments
    GET /api/v1/call-centers
    GET /api/v1/offices
    GET /api/v1/numbers
    GET /api/v1/voicemails
    GET /api/v1/phone-log/:id/recording
    GET /api/v1/phone-log/:id/transcript
    GET /api/voicemails
    GET /api/webhook-endpoints
    GET /api/webhook-endpoints/:id
    GET /api/webhook-endpoints/:id/deliveries
    GET /status
    PATCH /api/staff/:user_id
    PATCH /api/webhook-endpoints/:id
    POST /api/staff/:user_id/reset
    POST /api/staff/invitations
    POST /api/v1/phone-log/:id/link-identity
    POST /api/webhook-endpoints
    POST /api/webhook-endpoints/:id/deliveries/:delivery_id/replay
    POST /api/webhook-endpoints/:id/secret`,
  'key, api, 120000 ms': `
    POST /api/calls
    POST /api/calls/:id/hangup
    POST /api/calls/:id/transfer
    POST /api/messages
    POST /api/users/:user_id/screen-pop
    POST /api/v1/calls
    POST /api/v1/calls/:id/hangup
    POST /api/v1/calls/:id/transfer
    POST /api/v1/messages
    POST /api/v1/users/:user_id/screen-pop
    POST /api/v1/webhook-endpoints/:id/replay
    POST /api/v1/webhook-endpoints/:id/test
    POST /api/webhook-endpoints/:id/replay
    POST /api/webhook-endpoints/:id/test
    POST /auth/dialpad/disconnect
    PUT /api/calls/:id/labels
    PUT /api/v1/calls/:id/labels`,
  'key, connection, 120000 ms': `
    GET /api/events
    GET /api/v1/events`,
  'key, connection, 3800 ms': `
    POST /api/live/tickets
    POST /api/v1/live/tickets`,
  'key, events, 3800 ms, allowUnknown': 'POST /api/v1/dialpad/webhook',
  'session, api, 3800 ms': `
    DELETE /session/notice
    PUT /session/app`,
  'session, access, 3800 ms': `
    DELETE /api/staff/me/unlock
    DELETE /api/v1/staff/me/unlock
    POST /api/staff/me/unlock
    POST /api/v1/staff/me/unlock
    PUT /api/staff/me/pin
    PUT /api/v1/staff/me/pin`,
  'internal, internal, 3800 ms': `
    DELETE /internal/apps/:app_id/keys/:key_id
    GET /internal/apps
    GET /internal/jobs
    POST /internal/jobs/:job_id/retry
    GET /internal/apps/:app_id
    GET /internal/apps/:app_id/connection
    GET /internal/apps/:app_id/keys
    GET /internal/audit
    POST /internal/apps
    POST /internal/apps/:app_id/api-key
    POST /internal/apps/:app_id/connect-link
    POST /internal/apps/:app_id/keys`,
  'internal, internal, 120000 ms': `
    DELETE /internal/apps/:app_id
    DELETE /internal/apps/:app_id/connection
    DELETE /internal/apps/:app_id/webhooks
    GET /internal/apps/:app_id/webhooks
    GET /internal/events/failed
    GET /internal/events/unassigned
    PATCH /internal/apps/:app_id
    POST /internal/apps/:app_id/connection
    POST /internal/apps/:app_id/upkeep
    POST /internal/apps/:app_id/webhooks/secret
    POST /internal/events/:event_id/replay
    POST /internal/events/failed/replay
    PUT /internal/apps/:app_id/webhooks`,
  'none, access, 3800 ms': `
    GET /auth/dialpad/connect
    GET /authorize
    POST /auth/dialpad/connect-links
    POST /session/links
    POST /session/links/lookup`,
  'none, access, 120000 ms, allowUnknown': `
    GET /api/auth/*
    GET /auth/dialpad/callback
    GET /callback
    POST /api/auth/*`,
  'none, api, 3800 ms': `
    DELETE /session
    GET /openapi.json
    GET /session
    POST /session`,
  'none, api, 3800 ms, allowUnknown': `
    GET /docs
    GET /docs/json
    GET /docs/static/*
    GET /docs/static/index.html
    GET /docs/static/swagger-initializer.js
    GET /docs/yaml
    GET /api/v1/ws
    GET /ws`,
  'none, api, no deadline, allowUnknown, page': 'GET /',
  'none, unlimited, 3800 ms': 'GET /metrics',
  'none, unlimited, 3800 ms, whileStarting': `
    GET /health
    GET /health/live
    GET /health/ready`,
  'none, unlimited, no deadline, allowUnknown, quiet': `
    POST /webhooks
    POST /webhooks/dialpad
    POST /webhooks/dialpad/:app_id`,
}

function describeConfig(config: RouteConfig): string {
  const { authentication, limit, answerWithinMs } = config
  const deadline = answerWithinMs === null ? 'no deadline' : `${answerWithinMs} ms`
  const flags = (['allowUnknown', 'page', 'whileStarting', 'quiet'] as const).filter(flag => config[flag])
  return [authentication, limit, deadline, ...flags].join(', ')
}

/** A request that a route matches, from one of the hub's own pages, without credentials. */
function requestTo({ methods, url }: RegisteredRoute) {
  const method = methods[0] as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  const path = url.replace(/:\w+/g, 'some-id').replace('*', 'some-path')
  return { method, url: path, headers: { origin: PUBLIC_URL } }
}

describe('every route', () => {
  test('has the authentication, rate limit, deadline and strictness that are intended for it', async () => {
    const server = await startServer()
    const intended = Object.entries(ROUTES).flatMap(([description, lines]) =>
      lines
        .trim()
        .split(/\n\s+/)
        .map(line => `${line}: ${description}`),
    )
    const found = server.registeredRoutes
      .filter(({ url }) => url !== '/*')
      .flatMap(({ methods, url, config }) =>
        methods.map(method => `${method} ${url}: ${describeConfig(config)}`),
      )
    expect(found.filter(line => !line.startsWith('HEAD ')).sort()).toEqual(intended.sort())
    for (const line of found.filter(one => one.startsWith('HEAD ')))
      expect(found).toContain(line.replace('HEAD', 'GET'))
  })

  test('that needs a key, a session or the internal secret refuses a request without, before anything else is done', async () => {
    // Without validation, so that every request reaches its handler.
    const server = await startServer(made => made.setValidatorCompiler(() => value => ({ value })))
    const guarded = server.registeredRoutes.filter(
      ({ config }) => config.authentication !== 'none' && config.limit !== 'events',
    )
    expect(guarded.length).toBeGreaterThan(50)
    for (const route of guarded) {
      const { statusCode } = await server.inject(requestTo(route))
      const refused = route.config.authentication === 'session' ? [401, 403] : [401]
      expect([route.methods[0], route.url, refused]).toEqual([
        route.methods[0],
        route.url,
        expect.arrayContaining([statusCode]),
      ])
    }
  })

  test('of a program keeps the addresses next to it from being answered with a page', async () => {
    const server = await startServer()
    for (const { url, config } of server.registeredRoutes) {
      const [, first] = url.split('/')
      if (!config.page) expect([url, server.isForPrograms(`/${first}/mistyped?q`)]).toEqual([url, true])
    }
    for (const path of ['/', '/?q', '/calls/123', '/apiary', '/settings/api', '//api'])
      expect([path, server.isForPrograms(path)]).toEqual([path, false])
  })
})

describe('a route that states nothing', () => {
  const forgotten = (handler: () => Promise<object>) =>
    startServer(server => {
      server.get('/api/forgotten', handler)
      server.post('/api/forgotten', handler)
    })

  test('is limited, and refuses parameters and fields that no schema names', async () => {
    const server = await forgotten(async () => ({ answered: true }))
    const answered = await server.inject('/api/forgotten')
    expect(answered.json()).toEqual({ answered: true })
    expect(answered.headers['ratelimit-limit']).toBe('7')
    const refusals = [
      await server.inject('/api/forgotten?colour=red'),
      await server.inject({ method: 'POST', url: '/api/forgotten', payload: { colour: 'red' } }),
    ]
    for (const refused of refusals) {
      expect(refused.statusCode).toBe(400)
      expect(refused.json()).toMatchObject({ code: 'INVALID_REQUEST', details: [{ field: 'colour' }] })
    }
  })

  test('is answered for with 503 when its handler does not answer in time', async () => {
    const reached = Promise.withResolvers<void>()
    const server = await forgotten(() => {
      reached.resolve()
      return new Promise(() => undefined)
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asked = server.inject('/api/forgotten')
    await reached.promise
    await vi.advanceTimersByTimeAsync(4_000)
    const answered = await asked
    expect(answered.statusCode).toBe(503)
    expect(answered.json()).toMatchObject({ code: 'TIMEOUT' })
  })
})
