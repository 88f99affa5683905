import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { RequestQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Attempt, Client, SignInAttempts } from './attempts.ts'
import { DEVICE_COOKIE, DEVICE_LIFETIME_S, rememberDevice } from './devices.ts'

/** Set for every request to better-auth, whatever the client sent: where it comes from. */
export const CLIENT_ADDRESS_HEADER = 'x-trunkline-client-address'

/** Routes of better-auth that compare a password or a code; its hooks know routes by their path only. */
export const GUESSABLE: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/change-password',
  '/delete-user',
  '/verify-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/get-totp-uri',
  '/two-factor/generate-backup-codes',
  '/two-factor/verify-totp',
  '/two-factor/verify-otp',
  '/two-factor/verify-backup-code',
])
const TWO_FACTOR_COOKIE = 'two_factor'

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/**
 * Counts attempts to guess a password or a second factor, and remembers the devices on which people have signed in. It
 * goes by better-auth's own routes, and must be the last of its plugins: then a session that waits for a second factor
 * is none. Only requests from outside are counted, not those of the hub itself.
 */
export function guardSignIn(
  queries: RequestQueries,
  attempts: SignInAttempts,
  options: { secureCookies: boolean },
): BetterAuthPlugin {
  const begun = new WeakMap<Request, Attempt>()

  const before = createAuthMiddleware(async ctx => {
    const { request } = ctx
    const email = request === undefined ? null : await accountOf(ctx)
    if (request === undefined || email === null) return
    const attempt = await attempts.begin(email, clientOf(request)).catch(error => {
      throw toApiError(error)
    })
    begun.set(request, attempt)
  })

  /** better-auth says that somebody is signed out even where the database was away and their session goes on. */
  const endSession = createAuthMiddleware(async ctx => {
    const { authCookies, secret } = ctx.context
    const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
    if (typeof token === 'string')
      await queries.deleteFrom('staff_sessions').where('token', '=', token).execute()
  })

  const after = createAuthMiddleware(async ctx => {
    const { newSession, returned } = ctx.context
    const attempt = ctx.request === undefined ? undefined : begun.get(ctx.request)
    if (returned instanceof APIError) await (isWrong(returned) ? attempt?.failed() : attempt?.withdrawn())
    else if (ctx.path === '/sign-in/email' && newSession === null) await attempt?.withdrawn()
    else await attempt?.succeeded()
    // A session that is prolonged is none that begins, and its cookies may reach nobody.
    if (newSession === null || ctx.path === '/get-session') return
    const token = await rememberDevice(queries, newSession.user, ctx.headers?.get('cookie') ?? undefined)
    ctx.setCookie(DEVICE_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: options.secureCookies,
      path: '/',
      maxAge: DEVICE_LIFETIME_S,
    })
  })

  return {
    id: 'guard-sign-in',
    hooks: {
      before: [
        { matcher: ({ path }) => GUESSABLE.has(path ?? ''), handler: before },
        { matcher: ({ path }) => path === '/sign-out', handler: endSession },
      ],
      after: [{ matcher: () => true, handler: after }],
    },
  }
}

/** Whose password or code it is that is compared; null: nobody's. */
async function accountOf(ctx: Context): Promise<string | null> {
  if (ctx.path === '/sign-in/email') {
    const email: unknown = ctx.body?.email
    return typeof email === 'string' ? email : null
  }
  const session = await getSessionFromCtx(ctx)
  if (session !== null) return session.user.email
  // Between the password and the second factor.
  const { name } = ctx.context.createAuthCookie(TWO_FACTOR_COOKIE)
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
  if (typeof challenge !== 'string') return null
  const { internalAdapter } = ctx.context
  const waiting = await internalAdapter.findVerificationValue(challenge)
  const user = waiting === null ? null : await internalAdapter.findUserById(waiting.value)
  return user?.email ?? null
}

function isWrong({ statusCode, body }: APIError): boolean {
  return statusCode === 401 || body?.code === 'INVALID_PASSWORD'
}

function clientOf({ headers }: Request): Client {
  return { address: headers.get(CLIENT_ADDRESS_HEADER), cookies: headers.get('cookie') ?? undefined }
}

/** As better-auth lets errors through: with the body and the header that the hub's own have. */
function toApiError(error: unknown): unknown {
  if (!(error instanceof HubError)) return error
  const { status, code, message, details } = error
  const wait = (details as { retry_after_seconds: number }).retry_after_seconds
  return new APIError(
    status === 423 ? 'LOCKED' : 'TOO_MANY_REQUESTS',
    { error: message, message, code, details },
    { 'retry-after': String(wait) },
  )
}
