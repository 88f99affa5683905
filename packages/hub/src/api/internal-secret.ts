import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { hashSecret } from '../access/api-key.ts'
import { HubError } from '../errors.ts'

/** Lets those in who have INTERNAL_API_SECRET. @throws HubError 401 INVALID_INTERNAL_SECRET */
export type RequireInternalSecret = (request: FastifyRequest) => Promise<void>

export function createRequireInternalSecret(internalApiSecret: string): RequireInternalSecret {
  return async request => {
    const given = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    // Hashes have one length, so that the comparison tells nothing of the secret's.
    if (!timingSafeEqual(hashSecret(given), hashSecret(internalApiSecret))) {
      throw new HubError(401, 'INVALID_INTERNAL_SECRET', 'Missing or invalid internal API secret')
    }
  }
}
