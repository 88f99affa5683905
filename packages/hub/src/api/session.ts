import { stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { firstApp } from '../access/app.ts'
import { Instant, NO_CONTENT, Nullable, Text, Uuid } from '../bodies.ts'
import type { Environment } from '../config.ts'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { hasPin, unlockedUntil } from '../staff/pins.ts'
import type { SignedIn, SignIn } from '../staff/sign-in.ts'
import type { Staff } from '../staff/staff.ts'
import { APP_COOKIE, chooseApp, requireOwnOrigin } from './authenticate.ts'
import type { Server } from './server.ts'

const tags = ['staff']
const AppChoice = Type.Object({ app_id: Type.String({ format: 'uuid' }) })
const Token = Type.String({ pattern: '^[\\w-]{43}$' })
const UseOfLink = Type.Object({
  token: Token,
  password: Type.String({ maxLength: 200 }),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
})
const AppName = Type.Object({ id: Uuid, name: Type.String() })
const Session = Type.Object({
  signed_in: Type.Boolean(),
  app: Nullable(AppName),
  apps: Type.Array(AppName),
  user: Nullable(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      email: Type.String(),
      role: Type.Enum(['admin', 'manager', 'staff']),
      second_factor: Type.Boolean(),
      has_pin: Type.Boolean(),
      unlocked_until: Nullable(Instant),
    }),
  ),
  environment: Type.String(),
  simulated: Type.Boolean(),
  single_sign_on: Type.Union([Type.String(), Type.Null()], {
    description: 'Display name of the identity provider; null if single sign-on is not configured',
  }),
})
const response = { 200: Session }
const LinkPurpose = Type.Object({ purpose: Type.Enum(['join', 'reset']), app: Type.String(), email: Text })
const APP_COOKIE_LIFETIME_S = 365 * 24 * 3_600

/**
 * How people sign in to the pages. Passwords, second factors and single sign-on are under `/api/auth`; here is who is
 * signed in and to which app, how one joins by a link, and the way in over simulated data, where nobody needs a password.
 */
export function sessionRoutes(
  server: Server,
  queries: Queries,
  signIn: SignIn,
  staff: Staff,
  options: { environment: Environment; secureCookies: boolean },
): void {
  const { environment, secureCookies } = options
  const simulated = environment === 'simulated'

  const describe = async (signedIn: SignedIn | null, request: Pick<FastifyRequest, 'headers'>) => {
    const hub = { environment, simulated, single_sign_on: signIn.singleSignOn?.name ?? null }
    const membership = signedIn === null ? null : await chooseApp(staff, signedIn, request.headers)
    if (signedIn === null || membership === null) {
      return { signed_in: false, app: null, user: null, apps: [], ...hub }
    }
    const { userId, name, email, hasSecondFactor, sessionId } = signedIn
    return {
      signed_in: true,
      app: membership.app,
      apps: (await staff.memberships(userId)).map(({ app }) => app),
      user: {
        id: userId,
        name,
        email,
        role: membership.role,
        second_factor: hasSecondFactor,
        has_pin: await hasPin(queries, userId),
        unlocked_until: (await unlockedUntil(queries, sessionId))?.toISOString() ?? null,
      },
      ...hub,
    }
  }

  const answerWith = async (cookies: readonly string[], request: FastifyRequest, reply: FastifyReply) => {
    reply.header('set-cookie', cookies)
    const cookie = cookies.map(one => one.split(';', 1)[0]).join('; ')
    return describe(await signIn.read(cookie), { headers: { ...request.headers, cookie } })
  }

  server.get('/session', { schema: { tags, summary: 'Get the current session', response } }, async request =>
    describe(await signIn.read(request.headers.cookie), request),
  )

  const demo = { tags, summary: 'Sign in as the demo user; available with the simulator only', response }
  server.post('/session', { schema: demo }, async (request, reply) => {
    requireOwnOrigin(request)
    const app = await firstApp(queries)
    if (!simulated || app === null) throw new HubError(401, 'SIGN_IN_NEEDED', 'Sign in with a password')
    return answerWith(await staff.openDemo(app.id), request, reply)
  })

  server.put(
    '/session/app',
    { schema: { tags, summary: 'Switch to another app', body: AppChoice, response: NO_CONTENT } },
    async (request, reply) => {
      requireOwnOrigin(request)
      const signedIn = await signIn.read(request.headers.cookie)
      const memberships = signedIn === null ? [] : await staff.memberships(signedIn.userId)
      if (!memberships.some(({ app }) => app.id === request.body.app_id))
        throw new HubError(403, 'NOT_A_MEMBER', 'You are not a member of this app')
      const cookie = {
        name: APP_COOKIE,
        value: request.body.app_id,
        maxAge: APP_COOKIE_LIFETIME_S,
        path: '/',
      }
      reply.header(
        'set-cookie',
        stringifySetCookie({ ...cookie, httpOnly: true, sameSite: 'lax', secure: secureCookies }),
      )
      return reply.code(204).send()
    },
  )

  server.delete(
    '/session',
    { schema: { tags, summary: 'Sign out', response: NO_CONTENT } },
    async (request, reply) => {
      requireOwnOrigin(request)
      reply.header('set-cookie', await signIn.close(request.headers.cookie))
      return reply.code(204).send()
    },
  )

  const LinkParams = Type.Object({ token: Token })
  server.get(
    '/session/links/:token',
    {
      schema: {
        tags,
        summary: 'Get the purpose of a single-use link',
        params: LinkParams,
        response: { 200: LinkPurpose },
      },
    },
    request => staff.readLink(request.params.token),
  )

  const use = {
    tags,
    summary: 'Use a single-use link to join an app or to reset a password',
    body: UseOfLink,
    response,
  }
  server.post('/session/links', { schema: use }, async (request, reply) => {
    requireOwnOrigin(request)
    const { token, password, name = null, email = null } = request.body
    const cookies = await staff.useLink(token, { name: name?.trim() ?? null, email, password }, request.ip)
    return answerWith(cookies, request, reply)
  })

  // What better-auth answers itself: its addresses, its bodies, its cookies.
  server.all('/api/auth/*', { schema: { hide: true } }, async (request, reply) => {
    requireOwnOrigin(request)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined && name !== 'content-length') headers.append(name, String(value))
    }
    const url = new URL(request.url, `${request.protocol}://${request.host}`)
    const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) }
    const answer = await signIn.handle(new Request(url, { method: request.method, headers, ...body }))
    reply.code(answer.status)
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    return reply.serializer(String).send(await answer.text())
  })
}
