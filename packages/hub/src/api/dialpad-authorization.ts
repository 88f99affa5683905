import { stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Config } from '../config.ts'
import { useConnectLink } from '../connection/connect-links.ts'
import type { Connector } from '../connection/connector.ts'
import { STATE_LIFETIME_S } from '../connection/oauth.ts'
import type { EngineQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { SignIn } from '../staff/sign-in.ts'
import type { Staff } from '../staff/staff.ts'
import { invalidField } from '../validation.ts'
import { type Authenticate, readCookie } from './authenticate.ts'
import type { ErrorCode } from './error-codes.ts'
import type { IsInternalRequest } from './internal-secret.ts'
import { type IsOwnOrigin, requireOwnOrigin } from './own-origin.ts'
import { signingIn, slow } from './route-config.ts'
import type { Server } from './server.ts'

const BROWSER_COOKIE = 'trunkline_authorization'
/** Both names are in use: the second is that of older clients. */
const CONNECT_PATHS = [
  ['/auth/dialpad/connect', 'connectDialpad'],
  ['/authorize', 'connectDialpadCompatible'],
] as const
const tags = ['connection']
const CALLBACK_PATHS = [
  ['/auth/dialpad/callback', 'finishConnecting'],
  ['/callback', 'finishConnectingCompatible'],
] as const
const BEGINNING = [
  'NOT_FOUND',
  'APP_INACTIVE',
  'OAUTH_NOT_CONFIGURED',
] as const satisfies readonly ErrorCode[]
const FINISHING = [
  'ACCESS_DENIED',
  'APP_INACTIVE',
  'COMPANY_MISMATCH',
  'DIALPAD_BUSY',
  'DIALPAD_REFUSED',
  'DIALPAD_UNAVAILABLE',
  'INVALID_STATE',
  'NOT_FOUND',
  'OAUTH_NOT_CONFIGURED',
] as const satisfies readonly ErrorCode[]

/** A path of this hub: what begins with two slashes, or holds a backslash, browsers take for another site. */
const LOCAL_PATH = /^\/(?!\/)[^\\\s]*$/

export interface DialpadAuthorizationOptions extends Pick<Config, 'environment' | 'returnOrigins'> {
  readonly queries: EngineQueries
  readonly authenticate: Authenticate
  readonly secureCookies: boolean
  readonly isOwnOrigin: IsOwnOrigin
  readonly isInternal: IsInternalRequest
  readonly signIn: SignIn
  readonly staff: Staff
}

/**
 * Connecting an app to Dialpad. Allowed for administrators of the app, for clients with the internal secret and for the
 * recipient of a connect link; with simulated data, for everybody. The browser goes to `/auth/dialpad/connect?app_id=…`, from
 * there to Dialpad, and comes back to `/auth/dialpad/callback`, which answers
 * `{message, app_id, environment}` or, where `return_to` named a page of this hub or of an allowed origin, goes there.
 * `POST /auth/dialpad/disconnect` ends it, for a key with the scope `admin`.
 */
export function dialpadAuthorizationRoutes(
  server: Server,
  connector: Connector,
  options: DialpadAuthorizationOptions,
): void {
  const { queries, authenticate, isOwnOrigin } = options
  const begin = async (reply: FastifyReply, appId: string, returnTo: string | null): Promise<string> => {
    const { url, browserToken } = await connector.begin({ appId, returnTo })
    setBrowserCookie(reply, browserToken, STATE_LIFETIME_S)
    return url
  }
  const connectQuery = Type.Object({
    app_id: Type.String({ format: 'uuid' }),
    return_to: Type.Optional(Type.String({ maxLength: 500 })),
  })
  for (const [path, operationId] of CONNECT_PATHS) {
    server.get(
      path,
      {
        config: { ...signingIn, errors: [...BEGINNING, 'CONNECT_NOT_ALLOWED'] },
        schema: {
          tags,
          operationId,
          summary: 'Connect an app: redirects to Dialpad’s consent page',
          querystring: connectQuery,
        },
      },
      async (request, reply) => {
        const { app_id: appId, return_to: returnTo } = request.query
        if (returnTo !== undefined && !mayReturnTo(returnTo)) {
          throw invalidField('return_to', 'a path on this hub or a URL with an allowed origin', returnTo)
        }
        if (await needsSignIn(request, appId)) {
          return reply.redirect(`/?continue=${encodeURIComponent(request.url)}`)
        }
        return reply.redirect(await begin(reply, appId, returnTo ?? null))
      },
    )
  }

  const link = {
    tags,
    operationId: 'useConnectLink',
    summary: 'Use a connect link; returns the URL to open in the browser',
    body: Type.Object({ token: Type.String({ pattern: '^[\\w-]{43}$' }) }),
    response: { 200: Type.Object({ url: Type.String() }) },
  }
  server.post(
    '/auth/dialpad/connect-links',
    { config: { ...signingIn, errors: [...BEGINNING, 'FOREIGN_ORIGIN', 'LINK_INVALID'] }, schema: link },
    async (request, reply) => {
      requireOwnOrigin(isOwnOrigin, request)
      return { url: await begin(reply, await useConnectLink(queries, request.body.token), null) }
    },
  )

  const callbackQuery = Type.Object({
    state: Type.Optional(Type.String()),
    code: Type.Optional(Type.String()),
    error: Type.Optional(Type.String()),
  })
  for (const [path, operationId] of CALLBACK_PATHS) {
    server.get(
      path,
      {
        // Dialpad may add parameters, and is asked for a token.
        config: { ...signingIn, ...slow, allowUnknown: true, errors: FINISHING },
        schema: {
          tags,
          operationId,
          summary: 'OAuth redirect URI: completes the connection',
          querystring: callbackQuery,
        },
      },
      async (request, reply) => {
        const { state, code, error } = request.query
        if (error !== undefined) {
          throw new HubError(400, 'ACCESS_DENIED', 'Dialpad did not grant access', error)
        }
        if (state === undefined || code === undefined) {
          throw new HubError(400, 'INVALID_REQUEST', 'The OAuth callback requires state and code')
        }
        const browserToken = readCookie(request.headers.cookie, BROWSER_COOKIE)
        setBrowserCookie(reply, '', 0)
        const by = { actor: 'administrator at Dialpad', address: request.ip }
        const { appId, returnTo } = await connector.finish({ state, code, browserToken }, by)
        if (returnTo !== null) return reply.redirect(returnTo)
        return { message: 'Dialpad connected', app_id: appId, environment: options.environment }
      },
    )
  }

  server.post(
    '/auth/dialpad/disconnect',
    {
      config: { ...slow, errors: ['NOT_CONNECTED'] },
      schema: { tags, operationId: 'disconnectFromDialpad', summary: 'Disconnect the app from Dialpad' },
    },
    async request => {
      const caller = await authenticate(request, 'admin')
      await connector.disconnect(caller.id, { actor: caller.actor, address: request.ip })
      return { message: 'Dialpad disconnected', app_id: caller.id, environment: options.environment }
    },
  )

  /**
   * Whether a browser has to sign in first. It comes back here from the page.
   *
   * @throws HubError 403 CONNECT_NOT_ALLOWED
   */
  async function needsSignIn(request: FastifyRequest, appId: string): Promise<boolean> {
    if (options.environment === 'simulated' || options.isInternal(request)) return false
    const signedIn = await options.signIn.read(request.headers.cookie)
    if (signedIn === null) {
      if (request.headers.accept?.includes('text/html') === true) return true
    } else {
      const memberships = await options.staff.memberships(signedIn.userId)
      if (memberships.some(({ app, role }) => app.id === appId && role === 'admin')) return false
    }
    throw new HubError(
      403,
      'CONNECT_NOT_ALLOWED',
      'Sign in as an administrator of this app first, or use a connect link (POST /internal/apps/:id/connect-link)',
    )
  }

  function mayReturnTo(place: string): boolean {
    if (LOCAL_PATH.test(place)) return true
    return URL.canParse(place) && options.returnOrigins.includes(new URL(place).origin)
  }

  /** Lax, because the way back from Dialpad is a navigation from another site. */
  function setBrowserCookie(reply: FastifyReply, value: string, maxAge: number): void {
    const cookie = {
      name: BROWSER_COOKIE,
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
    } as const
    reply.header('set-cookie', stringifySetCookie({ ...cookie, secure: options.secureCookies }))
  }
}
