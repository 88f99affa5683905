import { stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { firstApp } from '../access/app.ts'
import type { Config } from '../config.ts'
import type { RequestQueries } from '../database/database.ts'
import { errorBody, HubError, notFound } from '../errors.ts'
import { Instant, NO_CONTENT, Nullable, Text, Uuid } from '../schemas.ts'
import { readLink } from '../staff/links.ts'
import { dismissLockNotice, readLockNotice } from '../staff/lock-notices.ts'
import { hasPin, unlockedUntil } from '../staff/pins.ts'
import type { SignedIn, SignIn } from '../staff/sign-in.ts'
import type { Staff } from '../staff/staff.ts'
import { APP_COOKIE, chooseApp, clientOf } from './authenticate.ts'
import { type IsOwnOrigin, requireOwnOrigin } from './own-origin.ts'
import { forPeople, open, signingIn, slow } from './route-config.ts'
import type { Server } from './server.ts'

const tags = ['staff']
const AppChoice = Type.Object({ app_id: Type.String({ format: 'uuid' }) })
const Token = Type.String({ pattern: '^[\\w-]{43}$', 'x-expected': 'the token of a single-use link' })
const UseOfLink = Type.Object({
  token: Token,
  password: Type.String({ maxLength: 200 }),
  name: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '\\S',
      'x-expected': 'a name of 1 to 200 characters',
    }),
  ),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
})
const AppName = Type.Object({ id: Uuid, name: Type.String() })
const LockNotice = Type.Object(
  {
    code: Type.Literal('ACCOUNT_LOCKED'),
    locks: Type.Integer({ description: 'Number of locks, 15 minutes each' }),
    first_at: Instant,
    last_at: Instant,
    address: Type.Union([Type.String(), Type.Null()], { description: 'IP address of the last attempt' }),
  },
  { description: 'The account was locked after too many failed sign-ins; present until dismissed' },
)
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
      has_password: Type.Boolean({ description: 'false: the person signs in by single sign-on only' }),
      unlocked_until: Nullable(Instant),
    }),
  ),
  notice: Type.Union([LockNotice, Type.Null()]),
  environment: Type.String(),
  simulated: Type.Boolean(),
  single_sign_on: Type.Union([Type.String(), Type.Null()], {
    description: 'Display name of the identity provider; null if single sign-on is not configured',
  }),
})
const response = { 200: Session }
const LinkPurpose = Type.Object({ purpose: Type.Enum(['join', 'reset']), app: Type.String(), email: Text })
const APP_COOKIE_LIFETIME_S = 365 * 24 * 3_600

export interface SessionOptions extends Pick<Config, 'environment' | 'publicUrl'> {
  readonly secureCookies: boolean
  readonly isOwnOrigin: IsOwnOrigin
}

/**
 * How people sign in to the pages. Passwords, second factors and single sign-on are under `/api/auth`; here is who is
 * signed in and to which app, how one joins by a link, and the way in over simulated data, where nobody needs a password.
 */
export function sessionRoutes(
  server: Server,
  queries: RequestQueries,
  signIn: SignIn,
  staff: Staff,
  options: SessionOptions,
): void {
  const { environment, publicUrl, secureCookies, isOwnOrigin } = options
  const simulated = environment === 'simulated'

  const describe = async (signedIn: SignedIn | null, request: Pick<FastifyRequest, 'headers'>) => {
    const hub = { environment, simulated, single_sign_on: signIn.singleSignOn?.name ?? null }
    const membership = signedIn === null ? null : await chooseApp(staff, signedIn, request.headers)
    if (signedIn === null || membership === null) {
      return { signed_in: false, app: null, user: null, apps: [], notice: null, ...hub }
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
        has_password: await signIn.hasPassword(userId),
        unlocked_until: (await unlockedUntil(queries, sessionId))?.toISOString() ?? null,
      },
      notice: presentNotice(await readLockNotice(queries, userId)),
      ...hub,
    }
  }

  const answerWith = async (cookies: readonly string[], request: FastifyRequest, reply: FastifyReply) => {
    reply.header('set-cookie', cookies)
    const cookie = cookies.map(one => one.split(';', 1)[0]).join('; ')
    return describe(await signIn.read(cookie), { headers: { ...request.headers, cookie } })
  }

  server.get(
    '/session',
    {
      config: open,
      schema: { tags, operationId: 'getSession', summary: 'Get the current session', response },
    },
    async request => describe(await signIn.read(request.headers.cookie), request),
  )

  const demo = {
    tags,
    operationId: 'openDemoSession',
    summary: 'Sign in as the demo user; available with the simulator only',
    response,
  }
  server.post(
    '/session',
    { config: { ...open, errors: ['SIGN_IN_NEEDED', 'FOREIGN_ORIGIN'] }, schema: demo },
    async (request, reply) => {
      requireOwnOrigin(isOwnOrigin, request)
      const app = await firstApp(queries)
      if (!simulated || app === null) throw new HubError(401, 'SIGN_IN_NEEDED', 'Sign in with a password')
      return answerWith(await staff.openDemo(app.id), request, reply)
    },
  )

  server.put(
    '/session/app',
    {
      config: { ...forPeople, errors: ['NOT_A_MEMBER'] },
      schema: {
        tags,
        operationId: 'chooseApp',
        summary: 'Switch to another app',
        body: AppChoice,
        response: NO_CONTENT,
      },
    },
    async (request, reply) => {
      requireOwnOrigin(isOwnOrigin, request)
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
    {
      config: { ...open, errors: ['FOREIGN_ORIGIN'] },
      schema: { tags, operationId: 'closeSession', summary: 'Sign out', response: NO_CONTENT },
    },
    async (request, reply) => {
      requireOwnOrigin(isOwnOrigin, request)
      reply.header('set-cookie', await signIn.close(request.headers.cookie))
      return reply.code(204).send()
    },
  )

  const dismiss = {
    tags,
    operationId: 'dismissLockNotice',
    summary: 'Dismiss the notice that the account was locked',
    response: NO_CONTENT,
  }
  server.delete(
    '/session/notice',
    { config: { ...forPeople, errors: ['SIGN_IN_NEEDED'] }, schema: dismiss },
    async (request, reply) => {
      requireOwnOrigin(isOwnOrigin, request)
      const signedIn = await signIn.read(request.headers.cookie)
      if (signedIn === null) throw new HubError(401, 'SIGN_IN_NEEDED', 'Sign in first')
      await dismissLockNotice(queries, signedIn.userId)
      return reply.code(204).send()
    },
  )

  // The token is in the body: proxies log paths and queries.
  const lookup = {
    tags,
    operationId: 'lookUpLink',
    summary: 'Look up what an invitation or reset link is for, without using it',
    body: Type.Object({ token: Token }),
    response: { 200: LinkPurpose },
  }
  server.post(
    '/session/links/lookup',
    { config: { ...signingIn, errors: ['LINK_INVALID', 'FOREIGN_ORIGIN'] }, schema: lookup },
    request => {
      requireOwnOrigin(isOwnOrigin, request)
      return readLink(queries, request.body.token)
    },
  )

  const use = {
    tags,
    operationId: 'useLink',
    summary: 'Use a single-use link to join an app or to reset a password',
    body: UseOfLink,
    response,
  }
  server.post(
    '/session/links',
    {
      config: {
        ...signingIn,
        errors: [
          'LINK_INVALID',
          'FOREIGN_ORIGIN',
          'EMAIL_TAKEN',
          'WEAK_PASSWORD',
          'WRONG_PASSWORD',
          'TOO_MANY_ATTEMPTS',
          'ACCOUNT_LOCKED',
        ],
      },
      schema: use,
    },
    async (request, reply) => {
      requireOwnOrigin(isOwnOrigin, request)
      const { token, password, name = null, email = null } = request.body
      const person = { name: name?.trim() ?? null, email, password }
      const cookies = await staff.useLink(token, person, clientOf(request))
      return answerWith(cookies, request, reply)
    },
  )

  // What better-auth answers itself: its addresses, its bodies, its cookies.
  const forwardSignIn = async (request: FastifyRequest, reply: FastifyReply) => {
    requireOwnOrigin(isOwnOrigin, request)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined && name !== 'content-length') headers.append(name, String(value))
    }
    // Not the Host header, which may be anything.
    const url = new URL(request.url, publicUrl)
    const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) }
    const forwarded = new Request(url, { method: request.method, headers, ...body })
    const answer = await signIn.handle(forwarded, request.ip)
    reply.code(answer.status)
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    const text = await answer.text()
    if (answer.status < 400) return reply.serializer(String).send(text)
    return reply.removeHeader('content-type').send(errorOf(answer.status, text))
  }
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    // better-auth checks its parameters itself, and may wait for an identity provider.
    config: { ...signingIn, ...slow, allowUnknown: true },
    schema: { hide: true },
    handler: forwardSignIn,
  })
}

/** An error of better-auth in the shape that all errors of the hub have. */
function errorOf(status: number, text: string): object {
  if (status === 404) return errorBody(notFound('This address'))
  const given: { message?: unknown; error?: unknown; code?: unknown; details?: unknown } = text.startsWith(
    '{',
  )
    ? JSON.parse(text)
    : {}
  const { message, error = message, code, details } = given
  const known = typeof error === 'string' && error !== '' ? error : 'The request was refused'
  return errorBody(new HubError(status, typeof code === 'string' ? code : 'REFUSED', known, details))
}

function presentNotice(notice: Awaited<ReturnType<typeof readLockNotice>>) {
  if (notice === null) return null
  const { locks, firstAt, lastAt, address } = notice
  return {
    code: 'ACCOUNT_LOCKED' as const,
    locks,
    first_at: firstAt.toISOString(),
    last_at: lastAt.toISOString(),
    address,
  }
}
