import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { hashSecret } from '../access/api-key.ts'
import { HubError } from '../errors.ts'
import { configOf } from './routes.ts'
import type { Server } from './server.ts'

/** Whether a request has INTERNAL_API_SECRET: `Authorization: Bearer <secret>`. */
export type IsInternalRequest = (request: Pick<FastifyRequest, 'headers'>) => boolean

export function createIsInternalRequest(internalApiSecret: string): IsInternalRequest {
  const expected = hashSecret(internalApiSecret)
  return ({ headers }) => {
    const given = /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
    // Hashes have one length, so that the comparison says nothing about the secret's.
    return timingSafeEqual(hashSecret(given), expected)
  }
}

/** Refuses requests without the secret on every route that is `internal`: 401 INVALID_INTERNAL_SECRET. */
export function requireInternalSecret(server: Server, isInternal: IsInternalRequest): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (configOf(request).authentication === 'internal' && !isInternal(request))
      throw new HubError(401, 'INVALID_INTERNAL_SECRET', 'Missing or invalid internal API secret')
    done()
  })
}
