import { hkdfSync } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { CamelCasePlugin } from 'kysely'
import type { Config } from '../config.ts'
import type { RequestQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Client, SignInAttempts } from './attempts.ts'
import { forgetDevices } from './devices.ts'
import { CLIENT_ADDRESS_HEADER, guardSignIn } from './guard-sign-in.ts'

export interface SignedIn {
  readonly sessionId: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly hasSecondFactor: boolean
  readonly signedInAt: Date
}

/** Who people are: passwords, sessions, second factors. What they may do is not known here. */
export interface SignIn {
  readonly singleSignOn: Config['singleSignOn']
  /**
   * Everything under /api/auth: signing in and out, passwords, second factor. Failures count for the account:
   * 429 TOO_MANY_ATTEMPTS, 423 ACCOUNT_LOCKED.
   *
   * @param address where it comes from
   */
  handle(request: Request, address: string): Promise<Response>
  /** Whose session a browser's cookies are; null: nobody's. */
  read(cookie: string | undefined): Promise<SignedIn | null>
  /** @throws HubError 409 EMAIL_TAKEN, 400 WEAK_PASSWORD */
  createUser(user: { name: string; email: string; password: string }): Promise<string>
  /** Also ends every session that there is, and a lock. @throws HubError WEAK_PASSWORD */
  setPassword(userId: string, password: string): Promise<void>
  /** Whether somebody has a password, or signs in by single sign-on only. */
  hasPassword(userId: string): Promise<boolean>
  /** @throws HubError 401 WRONG_PASSWORD, 429 TOO_MANY_ATTEMPTS, 423 ACCOUNT_LOCKED */
  checkPassword(user: { userId: string; email: string }, password: string, client: Client): Promise<void>
  /** Opens a session, with a password that the hub knows to be right. Returns the cookies. @throws HubError WRONG_PASSWORD */
  open(email: string, password: string, client?: Client): Promise<string[]>
  /** Ends the session of a browser. Returns the cookies that make it forget. */
  close(cookie: string | undefined): Promise<string[]>
}

export interface SignInOptions extends Pick<Config, 'publicUrl' | 'singleSignOn'> {
  readonly queries: RequestQueries
  readonly attempts: SignInAttempts
  readonly isHttps: boolean
  /** The secret of sessions is derived from it. */
  readonly encryptionKey: Buffer
}

export const COOKIE_PREFIX = 'trunkline'
const SHORTEST_PASSWORD = 10
const LONGEST_PASSWORD = 128
const SESSION_LIFETIME_S = 7 * 24 * 3_600
const PROVIDER = 'oidc'

export function createSignIn(options: SignInOptions): SignIn {
  const auth = createAuth(options)
  const { queries, attempts, singleSignOn } = options

  return {
    singleSignOn,
    handle(request, address) {
      request.headers.set(CLIENT_ADDRESS_HEADER, address)
      return auth.handler(request)
    },
    async read(cookie) {
      if (cookie?.includes(`${COOKIE_PREFIX}.session_token`) !== true) return null
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) }).catch(throwCause)
      if (found === null) return null
      const { session, user } = found
      return {
        sessionId: session.id,
        userId: user.id,
        name: user.name,
        email: user.email,
        signedInAt: session.createdAt,
        hasSecondFactor: (user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true,
      }
    },
    async createUser({ name, email, password }) {
      requireStrong(password)
      const { internalAdapter, password: passwords } = await auth.$context
      const address = email.toLowerCase()
      if ((await internalAdapter.findUserByEmail(address)) !== null) {
        throw new HubError(409, 'EMAIL_TAKEN', 'This email address is already in use')
      }
      const user = await internalAdapter.createUser(
        { name, email: address, emailVerified: true },
        { method: 'invitation' },
      )
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await passwords.hash(password),
      })
      return user.id
    },
    async setPassword(userId, password) {
      requireStrong(password)
      const { internalAdapter, password: passwords } = await auth.$context
      await internalAdapter.updatePassword(userId, await passwords.hash(password))
      // Its own way says nothing when the database is away meanwhile.
      await queries.deleteFrom('staff_sessions').where('user_id', '=', userId).execute()
      await forgetDevices(queries, userId)
      const user = await internalAdapter.findUserById(userId)
      if (user !== null) await attempts.forget(user.email)
    },
    async hasPassword(userId) {
      const { internalAdapter } = await auth.$context
      return typeof (await internalAdapter.findCredentialAccount(userId))?.password === 'string'
    },
    async checkPassword({ userId, email }, password, client) {
      const attempt = await attempts.begin(email, client)
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = (await internalAdapter.findCredentialAccount(userId))?.password
      if (typeof hash === 'string' && (await passwords.verify({ hash, password }))) return attempt.succeeded()
      await attempt.failed()
      throw wrongPassword()
    },
    async open(email, password, client) {
      const headers = client?.cookies === undefined ? {} : { cookie: client.cookies }
      const answer = await auth.api.signInEmail({
        body: { email, password },
        headers: new Headers({ ...headers, [CLIENT_ADDRESS_HEADER]: client?.address ?? '' }),
        asResponse: true,
      })
      if (!answer.ok) throw wrongPassword()
      return answer.headers.getSetCookie()
    },
    async close(cookie) {
      const answer = await auth.api.signOut({
        headers: new Headers({ cookie: cookie ?? '' }),
        asResponse: true,
      })
      return answer.headers.getSetCookie()
    },
  }
}

/** better-auth with the hub's settings. Exported for tests: the rest of the hub uses `createSignIn`. */
export function createAuth(options: SignInOptions) {
  const { queries, attempts, publicUrl, isHttps, encryptionKey, singleSignOn } = options
  return betterAuth({
    appName: 'Trunkline',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: Buffer.from(hkdfSync('sha256', encryptionKey, '', 'staff sessions', 32)).toString('base64url'),
    database: { db: queries.withPlugin(new CamelCasePlugin()), type: 'postgres' },
    user: { modelName: 'staffUsers' },
    session: { modelName: 'staffSessions', expiresIn: SESSION_LIFETIME_S },
    account: {
      modelName: 'staffAccounts',
      accountLinking: { enabled: true, trustedProviders: [PROVIDER] },
    },
    verification: { modelName: 'staffVerifications' },
    // What the pages and the hub's own addresses do with checks that these have not.
    disabledPaths: ['/get-session', '/list-sessions', '/update-user', '/change-email', '/delete-user'],
    // Only invited people may sign in.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    plugins: [
      twoFactor({
        issuer: 'Trunkline',
        twoFactorTable: 'staffTwoFactors',
        // Wrong codes count together with wrong passwords.
        accountLockout: { enabled: false },
      }),
      ...(singleSignOn === null
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: PROVIDER,
                  discoveryUrl: `${singleSignOn.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: singleSignOn.clientId,
                  clientSecret: singleSignOn.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableImplicitSignUp: true,
                },
              ],
            }),
          ]),
      guardSignIn(queries, attempts, { secureCookies: isHttps }),
    ],
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isHttps,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    // The hub counts attempts for all its processes.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // It would print what fails and answer an empty 500: that the database is away is to come out as that.
    onAPIError: { throw: true },
  })
}

/** It hides in its own error what really failed. */
function throwCause(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}

function requireStrong(password: string): void {
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return
  const range = `${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`
  throw new HubError(400, 'WEAK_PASSWORD', `The password must have ${range}`)
}

function wrongPassword(): HubError {
  return new HubError(401, 'WRONG_PASSWORD', 'Wrong email or password')
}
