import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashSecret } from '../access/api-key.ts'
import type { Allowance, Limits, RateLimits } from '../access/rate-limits.ts'
import { HubError } from '../errors.ts'
import { readApiKey } from './authenticate.ts'
import type { Server } from './server.ts'

/** A genuine event is never one too many, and whoever watches the hub must be able to, above all when it is busy. */
const UNLIMITED = /^\/(webhooks|api\/v1\/dialpad\/webhook|health|metrics)(\/|$|\?)/
const ACCESS = /^\/(api\/auth|auth|authorize|callback|session\/links|internal|api\/staff\/me)(\/|$|\?)/
const MINUTE_S = 60

/**
 * Limits how often one may ask: by key where one is shown, else by address, and stricter where somebody is let in.
 * Answers 429 RATE_LIMITED with Retry-After; says in every answer what is left (RateLimit-Limit, -Remaining, -Reset).
 */
export function limitRequests(server: Server, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply) => {
    if (UNLIMITED.test(request.url)) return
    const [kind, who] = subjectOf(request)
    announce(reply, await limits.count(kind, who))
  })
  // A key that is none counts as an attempt to get in.
  server.addHook('onError', async (request, _reply, error) => {
    const code = (error as Partial<HubError>).code
    if (code !== 'INVALID_API_KEY' || UNLIMITED.test(request.url)) return
    await limits.count('perAddressForAccess', request.ip)
  })
}

function subjectOf(request: FastifyRequest): [keyof Limits, string] {
  if (ACCESS.test(request.url)) return ['perAddressForAccess', request.ip]
  const key = readApiKey(request.headers)
  return key === undefined ? ['perAddress', request.ip] : ['perKey', hashSecret(key).toString('base64url')]
}

function announce(reply: FastifyReply, { allowed, limit, remaining, resetSeconds }: Allowance): void {
  reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
    'ratelimit-policy': `${limit};w=${MINUTE_S}`,
  })
  if (allowed) return
  throw new HubError(429, 'RATE_LIMITED', 'Too many requests', { retry_after_seconds: resetSeconds })
}
