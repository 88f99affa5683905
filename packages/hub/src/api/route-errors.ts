import type { FastifySchema } from 'fastify'
import type { ErrorCode } from './error-codes.ts'
import type { Authentication, RouteConfig } from './route-config.ts'

const OF_AUTHENTICATION: Readonly<Record<Authentication, readonly ErrorCode[]>> = {
  key: ['INVALID_API_KEY', 'APP_INACTIVE', 'INSUFFICIENT_SCOPE'],
  session: [],
  internal: ['INVALID_INTERNAL_SECRET'],
  none: [],
}
/** What is wrong with a body before its fields are looked at. */
const OF_BODY: readonly ErrorCode[] = [
  'EMPTY_JSON_BODY',
  'INVALID_CONTENT_LENGTH',
  'INVALID_JSON_BODY',
  'BODY_TOO_LARGE',
  'INVALID_MEDIA_TYPE',
]
/** All codes that a route may answer with: those that follow from its config and schema, and those that it states. */
export function errorCodesOf(
  methods: readonly string[],
  config: RouteConfig,
  schema: FastifySchema,
): ReadonlySet<ErrorCode> {
  const { properties = {} } = (schema.querystring ?? {}) as { properties?: object }
  const changes = !methods.includes('GET')
  return new Set<ErrorCode>([
    'INVALID_REQUEST',
    'HTTPS_REQUIRED',
    'INTERNAL_ERROR',
    'DATABASE_UNAVAILABLE',
    ...OF_AUTHENTICATION[config.authentication],
    ...(changes && (config.authentication === 'key' || config.authentication === 'session')
      ? (['FOREIGN_ORIGIN'] as const)
      : []),
    ...(changes ? OF_BODY : []),
    ...(config.limit === 'unlimited' ? [] : (['RATE_LIMITED'] as const)),
    ...(config.answerWithinMs === null ? [] : (['TIMEOUT'] as const)),
    ...(config.whileStarting ? [] : (['STARTING'] as const)),
    ...('cursor' in properties ? (['INVALID_CURSOR'] as const) : []),
    ...(config.idempotent ? (['IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'] as const) : []),
    ...config.errors,
  ])
}
