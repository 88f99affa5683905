import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { hashSecret } from '../access/api-key.ts'
import { HubError } from '../errors.ts'

/** Lets those in who have INTERNAL_API_SECRET. @throws HubError 401 INVALID_INTERNAL_SECRET */
export type RequireInternalSecret = (request: FastifyRequest) => Promise<void>
/** Whether a request shows INTERNAL_API_SECRET. */
export type HasInternalSecret = (headers: IncomingHttpHeaders) => boolean

export function createHasInternalSecret(internalApiSecret: string): HasInternalSecret {
  const expected = hashSecret(internalApiSecret)
  return ({ authorization }) => {
    const given = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1] ?? ''
    // Hashes have one length, so that the comparison says nothing about the secret's.
    return timingSafeEqual(hashSecret(given), expected)
  }
}

export function createRequireInternalSecret(hasInternalSecret: HasInternalSecret): RequireInternalSecret {
  return async ({ headers }) => {
    if (!hasInternalSecret(headers))
      throw new HubError(401, 'INVALID_INTERNAL_SECRET', 'The internal API secret is missing or wrong')
  }
}
