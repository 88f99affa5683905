import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal } from '../http.ts'
import { requireGrant } from '../oauth/oauth.ts'
import type { Grant } from '../state.ts'
import { RateLimits } from './limits.ts'

/** How long a request waits that is never answered, in real ms: longer than any client does. */
const SILENCE_MS = 120_000

declare module 'fastify' {
  interface FastifyRequest {
    /** What the bearer of the token may do. */
    grant: Grant
  }
}

export type Routes = (http: FastifyInstance, dialpad: Dialpad) => void

/** The API under /api/v2: every request has a token, keeps to the limits, and may meet a fault. */
export function apiRoutes(http: FastifyInstance, dialpad: Dialpad, parts: readonly Routes[]): void {
  const limits = new RateLimits(dialpad.clock)
  http.register(
    async scope => {
      scope.decorateRequest('grant', null as unknown as Grant)
      scope.addHook('onRequest', async request => {
        if (dialpad.faults.happens('silence')) await sleep(SILENCE_MS, undefined, { ref: false })
        request.grant = requireGrant(dialpad, request)
        if (dialpad.faults.happens('refuse500')) throw new Refusal(500, 'Internal error')
        if (dialpad.faults.happens('refuse429')) throw new Refusal(429, 'Rate limit exceeded')
      })
      scope.addHook('preHandler', async request => {
        const { method, routeOptions, body, params } = request
        const path = (routeOptions.url ?? '').replace('/api/v2', '')
        if (!limits.allow(`${method} ${path}`, { ...fieldsOf(body), ...fieldsOf(params) }))
          throw new Refusal(429, 'Rate limit exceeded')
      })
      for (const part of parts) part(scope, dialpad)
    },
    { prefix: '/api/v2' },
  )
}

/** @throws Refusal 403 */
export function requireScope({ grant }: FastifyRequest, scope: string): void {
  if (!grant.scopes.includes(scope)) throw new Refusal(403, `The scope ${scope} is required`)
}

/** Without what is null or absent: REST leaves it out. */
export function compact(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  )
}

/** A 64-bit integer as REST gives it. */
export function int64(value: number): string
export function int64(value: number | null): string | null
export function int64(value: number | null): string | null {
  return value === null ? null : String(value)
}

/** A moment as REST gives it for users, messages and transcripts: UTC, without saying so. */
export function naiveTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, -1).padEnd(26, '0')
}
