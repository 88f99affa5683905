import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { hashSecret } from '../access/api-key.ts'
import { HubError } from '../errors.ts'

/** Whether a request has INTERNAL_API_SECRET: `Authorization: Bearer <secret>`. */
export type IsInternalRequest = (request: Pick<FastifyRequest, 'headers'>) => boolean

/** Lets those in who have it. @throws HubError 401 INVALID_INTERNAL_SECRET */
export type RequireInternalSecret = (request: FastifyRequest) => Promise<void>

export function createIsInternalRequest(internalApiSecret: string): IsInternalRequest {
  const expected = hashSecret(internalApiSecret)
  return ({ headers }) => {
    const given = /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
    // Hashes have one length, so that the comparison says nothing about the secret's.
    return timingSafeEqual(hashSecret(given), expected)
  }
}

export function createRequireInternalSecret(isInternal: IsInternalRequest): RequireInternalSecret {
  return async request => {
    if (isInternal(request)) return
    throw new HubError(401, 'INVALID_INTERNAL_SECRET', 'Missing or invalid internal API secret')
  }
}
