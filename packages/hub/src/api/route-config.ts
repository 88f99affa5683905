import type { ErrorCode } from './error-codes.ts'

/**
 * What a request counts for in rate limiting.
 *   unlimited   genuine events, and what monitoring asks, above all while the hub is busy
 *   events      as unlimited, except for API keys that are wrong
 *   access      signing in and connecting: by address, few
 *   internal    with the internal secret; wrong ones by address, few
 *   connection  opens a live connection, or issues a ticket for one
 *   api         everything else, pages included
 */
export type LimitClass = 'unlimited' | 'events' | 'access' | 'internal' | 'connection' | 'api'

/**
 * How a caller is authenticated, as `/openapi.json` describes it.
 *   key       an API key or a session, which the handler reads with `authenticate`
 *   session   a session only: for people
 *   internal  INTERNAL_API_SECRET, which is required before the handler runs
 *   none      no credentials, or others: a signature, a single-use token, a password
 */
export type Authentication = 'key' | 'session' | 'internal' | 'none'

/** Everything that depends on which route a request matches. Each route states it in its `config`; left out: the default. */
export interface RouteConfig {
  readonly authentication: Authentication
  readonly limit: LimitClass
  /** Answered within so many ms, with 503 TIMEOUT if need be; null: no deadline. */
  readonly answerWithinMs: number | null
  /** Whether fields that no schema names are ignored, in the query and in a body without a schema; refused otherwise. */
  readonly allowUnknown: boolean
  /** Whether this is an address of the web app. Others belong to programs: under them, a mistyped address is never a page. */
  readonly page: boolean
  /** Whether it is answered before the database is available. */
  readonly whileStarting: boolean
  /** Logged at the level `debug` only. */
  readonly quiet: boolean
  /** Follows the conventions of `/api/v1`, its rate limit fields among them. */
  readonly isCanon: boolean
  /** The address in `/api/v1` whose older form this is. */
  readonly canonical: string | null
  /** Whether it is executed once per `Idempotency-Key`. */
  readonly idempotent: boolean
  /** The name of its body's schema among the components of the OpenAPI description. */
  readonly bodyComponent: string | null
  /** The codes of its errors, except for those that follow from the rest of its config and from its schema. */
  readonly errors: readonly ErrorCode[]
}

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<RouteConfig> {}
}

/** Every statement has a deadline of its own; this is for requests that need many. */
const ANSWER_WITHIN_MS = 3_800
/** Dialpad, a receiver of webhooks or an identity provider may take long, and may be asked more than once. */
const SLOW_ANSWER_WITHIN_MS = 120_000

/** Those of an ordinary API route, and of a request that matches no route. */
export const DEFAULTS: RouteConfig = {
  authentication: 'key',
  limit: 'api',
  answerWithinMs: ANSWER_WITHIN_MS,
  allowUnknown: false,
  page: false,
  whileStarting: false,
  quiet: false,
  isCanon: false,
  canonical: null,
  idempotent: false,
  bodyComponent: null,
  errors: [],
}

/** Waits for another server, lasts, or works on many rows of an app. */
export const slow = { answerWithinMs: SLOW_ANSWER_WITHIN_MS } satisfies Partial<RouteConfig>

/** Needs no credentials. */
export const open = { authentication: 'none' } satisfies Partial<RouteConfig>

/** For people, who have a session. */
export const forPeople = { authentication: 'session' } satisfies Partial<RouteConfig>

/** Where passwords and single-use links could be guessed, and connections be started in masses. */
export const signingIn = { authentication: 'none', limit: 'access' } satisfies Partial<RouteConfig>

/** For holders of INTERNAL_API_SECRET. */
export const internal = { authentication: 'internal', limit: 'internal' } satisfies Partial<RouteConfig>

export const internalSlow = { ...internal, ...slow } satisfies Partial<RouteConfig>

/** For monitoring. */
export const monitoring = { authentication: 'none', limit: 'unlimited' } satisfies Partial<RouteConfig>

/** The web app and its files, to which browsers and mail programs add parameters; files take as long as their readers do. */
export const page = {
  authentication: 'none',
  page: true,
  allowUnknown: true,
  answerWithinMs: null,
} satisfies Partial<RouteConfig>
