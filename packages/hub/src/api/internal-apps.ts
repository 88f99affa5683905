import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { hashSecret } from '../access/api-key.ts'
import { createApp, rotateKey } from '../access/apps.ts'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Server } from './server.ts'

/** Lets those in who have INTERNAL_API_SECRET. @throws HubError 401 INVALID_INTERNAL_SECRET */
export type RequireInternalSecret = (request: FastifyRequest) => Promise<void>

export function createRequireInternalSecret(internalApiSecret: string): RequireInternalSecret {
  return async request => {
    const given = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    // Hashes have one length, so that the comparison tells nothing of the secret's.
    if (!timingSafeEqual(hashSecret(given), hashSecret(internalApiSecret))) {
      throw new HubError(401, 'INVALID_INTERNAL_SECRET', 'The internal API secret is missing or wrong')
    }
  }
}

/** Management of apps, for whoever has INTERNAL_API_SECRET: `Authorization: Bearer <secret>`. */
export function internalAppRoutes(
  server: Server,
  queries: Queries,
  requireSecret: RequireInternalSecret,
): void {
  server.register(async scope => {
    scope.addHook('onRequest', requireSecret)

    const NewApp = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) })
    scope.post<{ Body: { name: string } }>('/internal/apps', { schema: { body: NewApp } }, async request => {
      const { app, apiKey } = await createApp(queries, request.body.name.trim())
      return {
        app_id: app.id,
        api_key: apiKey,
        message: 'App created successfully. SAVE THE API KEY - it will not be shown again.',
      }
    })

    const AppParams = Type.Object({ app_id: Type.String({ format: 'uuid' }) })
    scope.post<{ Params: { app_id: string } }>(
      '/internal/apps/:app_id/api-key',
      { schema: { params: AppParams } },
      async request => ({
        app_id: request.params.app_id,
        api_key: await rotateKey(queries, request.params.app_id),
        message: 'New API key. The old one is dead. SAVE IT - it will not be shown again.',
      }),
    )
  })
}
