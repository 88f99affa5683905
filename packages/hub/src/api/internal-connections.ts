import { type Static, Type } from 'typebox'
import { createConnectLink } from '../connection/connect-links.ts'
import { connectionStatus } from '../connection/connections.ts'
import { type Connector, IntakeBodySchema } from '../connection/connector.ts'
import type { EngineQueries } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { Instant, NO_CONTENT, Nullable, Text, Uuid } from '../schemas.ts'
import { byInternal } from './internal-apps.ts'
import { internal, internalSlow } from './route-config.ts'
import type { Server } from './server.ts'

const AppParams = Type.Object({ app_id: Type.String({ format: 'uuid' }) })
type WithApp = { Params: Static<typeof AppParams> }
const IntakeChoice = Type.Object({
  intake: Type.Union([Type.Enum(['webhook', 'websocket', 'both', 'none']), Type.Null()], {
    description: 'How the app receives events; null: as configured for the hub',
  }),
})

const ConnectionState = Type.Object({
  app_id: Uuid,
  connected: Type.Boolean(),
  expired: Type.Boolean(),
  method: Nullable(Type.Enum(['oauth', 'api_key'])),
  dialpad_org_id: Text,
})
const Link = Type.Object({
  url: Type.String({ description: 'Open it in a browser; it can be used once' }),
  app_id: Uuid,
  expires_at: Instant,
})
/** What a request of an app's connection to Dialpad may fail with. */
const OF_DIALPAD = [
  'NOT_FOUND',
  'NOT_CONNECTED',
  'TOKENS_EXPIRED',
  'DIALPAD_BUSY',
  'DIALPAD_REFUSED',
  'DIALPAD_UNAVAILABLE',
] as const
const Done = Type.Object({ message: Type.String(), app_id: Uuid })

const about = (operationId: string, summary: string) => ({
  tags: ['internal'],
  operationId,
  summary,
  params: AppParams,
})

/** The connections of apps to Dialpad, for whoever has INTERNAL_API_SECRET. */
export function internalConnectionRoutes(
  server: Server,
  queries: EngineQueries,
  connector: Connector,
  publicUrl: string,
): void {
  server.get<WithApp>(
    '/internal/apps/:app_id/connection',
    {
      config: { ...internal, errors: ['NOT_FOUND'] },
      schema: {
        ...about('getConnection', 'Get the connection of an app to Dialpad'),
        response: { 200: ConnectionState },
      },
    },
    async ({ params }) => {
      const { connected, expired, method, dialpadOrgId } = await connectionStatus(queries, params.app_id)
      return { app_id: params.app_id, connected, expired, method, dialpad_org_id: dialpadOrgId }
    },
  )
  // Over the key of the whole system: nobody has to say yes.
  server.post<WithApp>(
    '/internal/apps/:app_id/connection',
    {
      config: {
        ...internalSlow,
        errors: [
          'NOT_FOUND',
          'APP_INACTIVE',
          'NO_SYSTEM_KEY',
          'COMPANY_MISMATCH',
          'DIALPAD_BUSY',
          'DIALPAD_REFUSED',
          'DIALPAD_UNAVAILABLE',
        ],
      },
      schema: {
        ...about('connectByHubKey', 'Connect an app with the hub’s Dialpad API key'),
        response: { 200: Done },
      },
    },
    async request => {
      const { app_id } = request.params
      await connector.connectBySystemKey(app_id, byInternal(request))
      return { message: 'Dialpad connected', app_id }
    },
  )
  server.post<WithApp>(
    '/internal/apps/:app_id/connect-link',
    {
      config: { ...internal, errors: ['NOT_FOUND', 'APP_INACTIVE', 'OAUTH_NOT_CONFIGURED'] },
      schema: {
        ...about(
          'createConnectLink',
          'Create a single-use link with which a Dialpad administrator without an account here can connect the app',
        ),
        response: { 200: Link },
      },
    },
    async request => {
      const { app_id } = request.params
      const { url, expiresAt } = await createConnectLink(queries, publicUrl, app_id, byInternal(request))
      return { url, app_id, expires_at: expiresAt.toISOString() }
    },
  )
  server.delete<WithApp>(
    '/internal/apps/:app_id/connection',
    {
      config: { ...internalSlow, errors: ['NOT_FOUND', 'NOT_CONNECTED'] },
      schema: { ...about('removeConnection', 'Disconnect an app from Dialpad'), response: NO_CONTENT },
    },
    async (request, reply) => {
      await connector.disconnect(request.params.app_id, byInternal(request))
      return reply.code(204).send()
    },
  )

  server.get<WithApp>(
    '/internal/apps/:app_id/webhooks',
    {
      config: {
        ...internalSlow,
        errors: OF_DIALPAD,
      },
      schema: {
        ...about('getDialpadWebhooks', 'Get the webhook, WebSocket and subscriptions of an app at Dialpad'),
        response: { 200: IntakeBodySchema },
      },
    },
    ({ params }) => connector.describeIntake(params.app_id),
  )
  server.put<WithApp & { Body: Static<typeof IntakeChoice> }>(
    '/internal/apps/:app_id/webhooks',
    {
      config: {
        ...internalSlow,
        errors: OF_DIALPAD,
      },
      schema: {
        ...about('setDialpadWebhooks', 'Set how the app receives events'),
        body: IntakeChoice,
        response: { 200: IntakeBodySchema },
      },
    },
    async request => {
      const { app_id } = request.params
      await connector.setIntake(app_id, request.body.intake, byInternal(request))
      return connector.describeIntake(app_id)
    },
  )
  server.delete<WithApp>(
    '/internal/apps/:app_id/webhooks',
    {
      config: {
        ...internalSlow,
        errors: OF_DIALPAD,
      },
      schema: {
        ...about('deleteDialpadWebhooks', 'Delete the webhook, WebSocket and subscriptions of an app'),
        response: NO_CONTENT,
      },
    },
    async (request, reply) => {
      await connector.setIntake(request.params.app_id, 'none', byInternal(request))
      return reply.code(204).send()
    },
  )
  server.post<WithApp>(
    '/internal/apps/:app_id/webhooks/secret',
    {
      config: {
        ...internalSlow,
        errors: [
          'NOT_FOUND',
          'NO_WEBHOOK',
          'NOT_CONNECTED',
          'TOKENS_EXPIRED',
          'DIALPAD_BUSY',
          'DIALPAD_REFUSED',
          'DIALPAD_UNAVAILABLE',
        ],
      },
      schema: {
        ...about('rotateDialpadWebhookSecret', 'Rotate the webhook secret'),
        response: { 200: Done },
      },
    },
    async request => {
      const { app_id } = request.params
      await connector.rotateWebhookSecret(app_id, byInternal(request))
      return {
        message: 'The webhook has a new secret. The old secret is accepted for another 24 hours.',
        app_id,
      }
    },
  )
  server.post<WithApp>(
    '/internal/apps/:app_id/upkeep',
    {
      config: {
        ...internalSlow,
        errors: OF_DIALPAD,
      },
      schema: {
        ...about('repairDialpadWebhooks', 'Repair the webhook and subscriptions of an app at Dialpad'),
        response: { 200: IntakeBodySchema },
      },
    },
    async ({ params }) => {
      const { method } = await connectionStatus(queries, params.app_id)
      if (method === null) throw notFound('Connection')
      await connector.upkeep(params.app_id)
      return connector.describeIntake(params.app_id)
    },
  )
}
