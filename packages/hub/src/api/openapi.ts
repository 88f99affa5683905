import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifySchema } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { COOKIE_PREFIX } from '../staff/sign-in.ts'
import { component } from './components.ts'
import { byStatus, type ErrorCode } from './error-codes.ts'
import { type Authentication, DEFAULTS, open, type RouteConfig } from './route-config.ts'
import { errorCodesOf } from './route-errors.ts'
import type { Server } from './server.ts'

const DESCRIPTION = `Everything that happens in Dialpad, stored in your own database and published live.

Send an app's API key as \`x-app-api-key\`, \`x-api-key\` or \`Authorization: Bearer\`. Times are ISO 8601 in UTC, durations
state their unit, phone numbers are in E.164 format. Errors are \`{error, code, details?}\`.`

const TAGS = [
  { name: 'calls', description: 'Calls with their legs, participants and timeline' },
  { name: 'messages', description: 'Text messages' },
  { name: 'voicemails', description: 'Messages that callers left' },
  { name: 'contacts', description: 'Contacts in Dialpad' },
  { name: 'agents', description: 'Agents and the history of their status' },
  { name: 'changes', description: 'Changes to Dialpad’s settings' },
  {
    name: 'compatibility',
    description:
      'Addresses and forms from before /api/v1, kept as they are: pages by offset, ids as numbers. New programs use /api/v1',
  },
  { name: 'live', description: 'The live feed, in order. Also available over the WebSocket /api/v1/ws' },
  { name: 'phone log', description: 'Calls in the form of /api/v1/phone-log, which some programs read' },
  {
    name: 'outbound webhooks',
    description: 'Webhook endpoints and deliveries, as specified by Standard Webhooks',
  },
  { name: 'connection', description: 'Connects an app to Dialpad' },
  { name: 'webhooks', description: 'Receives events from Dialpad' },
  { name: 'health', description: 'Health checks and metrics' },
  { name: 'staff', description: 'Sign-in, people and roles' },
  { name: 'internal', description: 'Manages the hub; requires the internal API secret' },
]

const ErrorBody = Type.Object(
  {
    error: Type.String({ description: 'For people' }),
    code: Type.String({ description: 'For programs: stable' }),
    details: Type.Optional(Type.Unknown()),
  },
  { description: 'Error' },
)
const AnyError = Type.Unsafe<unknown>({ $ref: 'Error#', description: 'Any other error' })

/** The security schemes of each kind of authentication, any one of which is enough. */
const SECURITY: Readonly<Record<Authentication, Record<string, string[]>[]>> = {
  key: [{ key: [] }, { bearer: [] }],
  session: [{ session: [] }],
  internal: [{ internal: [] }],
  none: [],
}

/** What follows from a route's config: its security, its errors by status, and its place beside `/api/v1`. */
function describe(methods: readonly string[], config: RouteConfig, schema: FastifySchema): FastifySchema {
  const { authentication, canonical, idempotent, bodyComponent } = config
  const own = (schema.response ?? {}) as Readonly<Record<string, TSchema>>
  const errors = [...byStatus(errorCodesOf(methods, config, schema))].map(([status, codes]) => {
    const [error, other] = [errorWith(codes), own[status]]
    return [status, other === undefined ? error : Type.Union([other, error])] as const
  })
  const response = { ...own, ...Object.fromEntries(errors), default: AnyError }
  return {
    security: SECURITY[authentication],
    ...(canonical === null ? {} : { 'x-canonical': canonical }),
    ...schema,
    ...(bodyComponent === null ? {} : { body: { $ref: `${bodyComponent}#` } }),
    ...(idempotent ? { headers: IdempotencyHeader } : {}),
    response,
  } as FastifySchema
}

const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[!-~]{1,255}$',
      description:
        'Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request',
    }),
  ),
})

/** An error with one of these codes. */
function errorWith(codes: readonly ErrorCode[]): TSchema {
  return Type.Unsafe({
    description: codes.join(', '),
    allOf: [{ $ref: 'Error#' }, { type: 'object', properties: { code: { type: 'string', enum: codes } } }],
  })
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: { headers?: object }
}
interface OpenApiOperation {
  readonly operationId?: string
  readonly responses?: Readonly<Record<string, { headers?: object }>>
}

/** Every limited answer of `/api/v1` has these, also of errors (draft-ietf-httpapi-ratelimit-headers). */
const LIMIT_HEADERS = {
  RateLimit:
    'How many requests are left (r) and in how many seconds the count resets (t): "default";r=2999;t=60',
  'RateLimit-Policy': 'The limit: so many requests (q) in so many seconds (w): "default";q=3000;w=60',
}

/** @param ids of the operations whose answers have them */
function addLimitHeaders({ paths, components }: OpenApiDocument, ids: ReadonlySet<string | undefined>): void {
  const described = Object.entries(LIMIT_HEADERS).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ])
  components.headers = Object.fromEntries(described)
  const headers = Object.fromEntries(
    Object.keys(LIMIT_HEADERS).map(name => [name, { $ref: `#/components/headers/${name}` }]),
  )
  const operations = Object.values(paths).flatMap(methods => Object.values(methods))
  for (const { operationId, responses = {} } of operations)
    if (ids.has(operationId)) for (const response of Object.values(responses)) response.headers = headers
}

/** Its page draws icons from data, and styles elements as it goes. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Describes every route that is added from now on at `/openapi.json` (OpenAPI 3.1), from the schemas that validate it, with
 * a page to read it at `/docs`.
 */
export async function describeRoutes(server: Server, publicUrl: string): Promise<void> {
  component(server, 'Error', ErrorBody)
  const limited = new Set<string | undefined>()
  await server.register(swagger, {
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `Schema${index}`),
    },
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Trunkline', version: '0.1.0', description: DESCRIPTION },
      servers: [{ url: publicUrl }],
      tags: TAGS,
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'x-app-api-key' },
          bearer: { type: 'http', scheme: 'bearer' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: `${COOKIE_PREFIX}.session_token`,
            description: 'Set by signing in; with https, its name begins with __Secure-',
          },
          internal: { type: 'http', scheme: 'bearer', description: 'INTERNAL_API_SECRET' },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const config = { ...DEFAULTS, ...route.config }
      if (config.isCanon && config.limit !== 'unlimited') limited.add(schema?.operationId)
      return { url, schema: describe([route.method].flat(), config, schema ?? {}) }
    },
    transformObject: document => {
      const described = 'openapiObject' in document ? document.openapiObject : document.swaggerObject
      addLimitHeaders(described as unknown as OpenApiDocument, limited)
      return described
    },
  })
  // It adds parameters to the addresses of its own files.
  server.registerLibrary({ ...open, allowUnknown: true }, async scope => {
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      transformStaticCSP: () => CONTENT_SECURITY_POLICY,
      theme: { title: 'Trunkline API' },
      uiConfig: { layout: 'BaseLayout', docExpansion: 'list', validatorUrl: null },
    })
  })
  server.get('/openapi.json', { config: open, schema: { hide: true } }, async () => server.swagger())
}
