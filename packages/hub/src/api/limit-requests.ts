import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiKeyCache } from '../access/api-keys.ts'
import type { Allowance, RateLimits } from '../access/rate-limits.ts'
import { HubError } from '../errors.ts'
import { readApiKey } from './authenticate.ts'
import { networkOf } from './client-address.ts'
import type { IsInternalRequest } from './internal-secret.ts'
import type { LimitClass } from './route-config.ts'
import { configOf } from './routes.ts'
import type { Server } from './server.ts'

const MINUTE_S = 60

/** What a request says about who makes it. */
interface Client {
  readonly headers: IncomingHttpHeaders
  readonly address: string
  /** From the query string, where a client can set no header. */
  readonly apiKey?: string | undefined
}

/** Counts a request. Null: there is no limit for it. */
export type CountRequest = (limitClass: LimitClass, client: Client) => Promise<Allowance | null>

/**
 * A request with a known API key, or the internal secret, counts for that, wherever it comes from. One with neither, or
 * with a wrong one, counts for the address. Wrong ones are counted apart, so that they use up nothing of what others at
 * the same address have, and a new wrong key begins no new count.
 */
export function createCountRequest(
  limits: RateLimits,
  keys: ApiKeyCache,
  isInternalRequest: IsInternalRequest,
): CountRequest {
  return async (limitClass, { headers, address, apiKey }) => {
    if (limitClass === 'unlimited') return null
    const network = networkOf(address)
    if (limitClass === 'access') return limits.count('perAddressForAccess', network)
    if (limitClass === 'internal') {
      return isInternalRequest({ headers })
        ? limits.count('perKey', 'internal')
        : limits.count('wrongSecrets', network)
    }
    const key = readApiKey(headers) ?? apiKey
    const keyId = key === undefined ? null : keys.idOf(key)
    if (key !== undefined && keyId === null) return limits.count('wrongSecrets', network)
    if (limitClass === 'events') return null
    if (limitClass === 'connection') return limits.count('connections', keyId ?? network)
    return keyId === null ? limits.count('perAddress', network) : limits.count('perKey', keyId)
  }
}

/**
 * Limits how many requests a client may make. Refused before a body is read: 429 RATE_LIMITED
 * `{retry_after_seconds}` with Retry-After. Every answer says what is left.
 */
export function limitRequests(server: Server, count: CountRequest): void {
  const limit = async (
    request: FastifyRequest,
    reply: FastifyReply,
    limitClass: LimitClass,
    isCanon: boolean,
  ) => {
    const allowance = await count(limitClass, { headers: request.headers, address: request.ip })
    if (allowance === null) return
    announce(reply, allowance, isCanon)
    requireAllowed(allowance)
  }
  server.addHook('onRequest', (request, reply, done) => {
    const { limit: limitClass, isCanon } = configOf(request)
    // Every event passes here: no promise for it.
    if (limitClass === 'unlimited') done()
    else limit(request, reply, limitClass, isCanon).then(() => done(), done)
  })
}

/** @throws HubError 429 RATE_LIMITED */
export function requireAllowed({ allowed, resetSeconds }: Allowance): void {
  if (allowed) return
  throw new HubError(429, 'RATE_LIMITED', 'Too many requests', { retry_after_seconds: resetSeconds })
}

/**
 * The three fields of draft-ietf-httpapi-ratelimit-headers up to 06 and, on `/api/v1`, the structured fields that it has now.
 * Both have a RateLimit-Policy, in different forms.
 */
function announce(
  reply: FastifyReply,
  { limit, remaining, resetSeconds }: Allowance,
  isCanon: boolean,
): void {
  reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
    ...(isCanon
      ? {
          ratelimit: `"default";r=${remaining};t=${resetSeconds}`,
          'ratelimit-policy': `"default";q=${limit};w=${MINUTE_S}`,
        }
      : { 'ratelimit-policy': `${limit};w=${MINUTE_S}` }),
  })
}
