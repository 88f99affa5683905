import { stringifySetCookie } from 'cookie'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { STATE_LIFETIME_S } from '../connection/authorization.ts'
import type { Connector } from '../connection/connector.ts'
import { HubError } from '../errors.ts'
import { readCookie } from './authenticate.ts'
import type { Server } from './server.ts'

const BROWSER_COOKIE = 'trunkline_authorization'
const CALLBACK_PATH = '/auth/dialpad/callback'

/** A path of this hub: what begins with two slashes, or holds a backslash, browsers take for another site. */
const LOCAL_PATH = '^/(?!/)[^\\\\\\s]*$'

/**
 * Connecting an app to Dialpad: the administrator's browser goes to `/auth/dialpad/connect?app_id=…`, from
 * there to Dialpad, and comes back to `/auth/dialpad/callback`, which answers
 * `{message, app_id, environment}` or, where `return_to` named a page of this hub, goes there.
 */
export function dialpadAuthorizationRoutes(
  server: Server,
  connector: Connector,
  options: { environment: string; secureCookies: boolean },
): void {
  const connectQuery = Type.Object({
    app_id: Type.String({ format: 'uuid' }),
    return_to: Type.Optional(Type.String({ pattern: LOCAL_PATH, maxLength: 500 })),
  })
  server.get('/auth/dialpad/connect', { schema: { querystring: connectQuery } }, async (request, reply) => {
    const { url, browserToken } = await connector.begin({
      appId: request.query.app_id,
      returnTo: request.query.return_to ?? null,
    })
    setBrowserCookie(reply, browserToken, STATE_LIFETIME_S)
    return reply.redirect(url)
  })

  const callbackQuery = Type.Object({
    state: Type.Optional(Type.String()),
    code: Type.Optional(Type.String()),
    error: Type.Optional(Type.String()),
  })
  server.get(CALLBACK_PATH, { schema: { querystring: callbackQuery } }, async (request, reply) => {
    const { state, code, error } = request.query
    if (error !== undefined) throw new HubError(400, 'ACCESS_DENIED', 'Dialpad did not grant access', error)
    if (state === undefined || code === undefined) {
      throw new HubError(400, 'INVALID_REQUEST', 'Dialpad came back without a state or a code')
    }
    const browserToken = readCookie(request.headers.cookie, BROWSER_COOKIE)
    setBrowserCookie(reply, '', 0)
    const { appId, returnTo } = await connector.finish({ state, code, browserToken })
    if (returnTo !== null) return reply.redirect(returnTo)
    return { message: 'Dialpad connected', app_id: appId, environment: options.environment }
  })

  /** Lax, because the way back from Dialpad is a navigation from another site. */
  function setBrowserCookie(reply: FastifyReply, value: string, maxAge: number): void {
    const cookie = {
      name: BROWSER_COOKIE,
      value,
      maxAge,
      path: CALLBACK_PATH,
      httpOnly: true,
      sameSite: 'lax',
    } as const
    reply.header('set-cookie', stringifySetCookie({ ...cookie, secure: options.secureCookies }))
  }
}
