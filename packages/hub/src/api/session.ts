import { stringifySetCookie } from 'cookie'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { KeyRing } from '../access/api-keys.ts'
import { type App, firstApp } from '../access/app.ts'
import { appOfSession, closeSession, openSession, SESSION_LIFETIME_S } from '../access/page-sessions.ts'
import type { Environment } from '../config.ts'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { readCookie, SESSION_COOKIE } from './authenticate.ts'
import type { Server } from './server.ts'

const tags = ['staff']

/**
 * How the pages sign in: with an API key, traded for a cookie that no script can read. Over simulated data
 * nobody needs a key.
 */
export function sessionRoutes(
  server: Server,
  queries: Queries,
  keys: KeyRing,
  options: { environment: Environment; secureCookies: boolean },
): void {
  const { environment, secureCookies } = options
  const simulated = environment === 'simulated'
  const describe = (app: App | null) => ({
    signed_in: app !== null,
    app: app === null ? null : { id: app.id, name: app.name },
    environment,
    simulated,
  })

  server.get('/session', { schema: { tags, summary: 'Who is signed in?' } }, async request => {
    const token = readCookie(request.headers.cookie, SESSION_COOKIE)
    return describe(token === undefined ? null : await appOfSession(queries, token))
  })

  const SignIn = Type.Object({ api_key: Type.Optional(Type.String()) })
  server.post('/session', { schema: { tags, summary: 'Sign in', body: SignIn } }, async (request, reply) => {
    const { api_key } = request.body
    const app =
      api_key === undefined && simulated ? await firstApp(queries) : await keys.callerOf(api_key ?? '')
    if (app === null) throw new HubError(401, 'INVALID_API_KEY', 'There is no app yet')
    setSessionCookie(reply, await openSession(queries, app.id), SESSION_LIFETIME_S)
    return describe(app)
  })

  server.delete('/session', { schema: { tags, summary: 'Sign out' } }, async (request, reply) => {
    const token = readCookie(request.headers.cookie, SESSION_COOKIE)
    if (token !== undefined) await closeSession(queries, token)
    setSessionCookie(reply, '', 0)
    return reply.code(204).send()
  })

  function setSessionCookie(reply: FastifyReply, value: string, maxAge: number): void {
    const cookie = {
      name: SESSION_COOKIE,
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
    } as const
    reply.header('set-cookie', stringifySetCookie({ ...cookie, secure: secureCookies }))
  }
}
