import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Type } from 'typebox'
import { COOKIE_PREFIX } from '../staff/sign-in.ts'
import { type Authentication, open } from './route-config.ts'
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
  { name: 'live', description: 'The live feed, in order. Also available over the WebSocket /ws' },
  { name: 'phone log', description: 'The phone log, and transcripts and recordings by the content policy' },
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
  { error: Type.String(), code: Type.String(), details: Type.Optional(Type.Unknown()) },
  { description: 'Error' },
)

/** The security schemes of each kind of authentication, any one of which is enough. */
const SECURITY: Readonly<Record<Authentication, Record<string, string[]>[]>> = {
  key: [{ key: [] }, { bearer: [] }],
  session: [{ session: [] }],
  internal: [{ internal: [] }],
  none: [],
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
      // What goes wrong has one shape everywhere.
      const response = { ...(schema?.response as object | undefined), default: ErrorBody }
      return {
        url,
        schema: { security: SECURITY[route.config?.authentication ?? 'none'], ...schema, response },
      }
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
