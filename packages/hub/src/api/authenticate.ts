import type { IncomingHttpHeaders } from 'node:http'
import { parseCookie } from 'cookie'
import type { ApiKeyCache, Caller } from '../access/api-keys.ts'
import type { Scope, StaffRole } from '../database/tables.ts'
import { HubError } from '../errors.ts'
import type { Client } from '../staff/attempts.ts'
import type { SignedIn, SignIn } from '../staff/sign-in.ts'
import type { Membership, Staff } from '../staff/staff.ts'
import { type IsOwnOrigin, requireOwnOrigin } from './own-origin.ts'

/** Which of their apps a person looks at. It gives no right to it. */
export const APP_COOKIE = 'trunkline_app'

/** The credentials of a request. */
interface Credentials {
  readonly headers: IncomingHttpHeaders
  readonly method?: string | undefined
  /** From the query string, where a client can set no header. */
  readonly apiKey?: string | undefined
}

/** Somebody at a page. */
export interface Person extends SignedIn {
  readonly role: StaffRole
}

export interface Requester extends Caller {
  /** Null: a program, with a key. */
  readonly person: Person | null
}

/** @param scope what the caller must be allowed to do; `read` when it is not said */
export type Authenticate = (request: Credentials, scope?: Scope) => Promise<Requester>

const SCOPES_OF_ROLE: Readonly<Record<StaffRole, readonly Scope[]>> = {
  admin: ['read', 'write', 'admin'],
  manager: ['read', 'write'],
  staff: ['read'],
}

/**
 * Finds the app that a request speaks for: by an API key (`x-app-api-key`, `x-api-key`, `Authorization: Bearer`) or by
 * the session of somebody who is signed in to the hub's own pages.
 *
 * @throws HubError 401 INVALID_API_KEY, 403 APP_INACTIVE, 403 INSUFFICIENT_SCOPE, 403 FOREIGN_ORIGIN
 */
export function createAuthenticate(
  keys: ApiKeyCache,
  signIn: SignIn,
  staff: Staff,
  isOwnOrigin: IsOwnOrigin,
): Authenticate {
  const identify = async (request: Credentials): Promise<Requester> => {
    const key = readApiKey(request.headers) ?? request.apiKey
    if (key !== undefined) return { ...(await keys.callerOf(key)), person: null }
    const signedIn = await signIn.read(request.headers.cookie)
    const membership = signedIn === null ? null : await chooseApp(staff, signedIn, request.headers)
    if (signedIn === null || membership === null)
      throw new HubError(401, 'INVALID_API_KEY', 'An API key is required')
    requireOwnOrigin(isOwnOrigin, request)
    const { app, role } = membership
    const actor = `user:${signedIn.userId}`
    return { ...app, scopes: SCOPES_OF_ROLE[role], actor, keyId: null, person: { ...signedIn, role } }
  }
  return async (request, scope = 'read') => {
    const caller = await identify(request)
    if (caller.scopes.includes(scope)) return caller
    throw new HubError(403, 'INSUFFICIENT_SCOPE', `This requires the scope "${scope}"`, {
      scopes: caller.scopes,
    })
  }
}

/** The app that somebody chose, else their first; null: they are in none. */
export async function chooseApp(
  staff: Staff,
  { userId }: SignedIn,
  headers: IncomingHttpHeaders,
): Promise<Membership | null> {
  const memberships = await staff.memberships(userId)
  const chosen = readCookie(headers.cookie, APP_COOKIE)
  return memberships.find(({ app }) => app.id === chosen) ?? memberships[0] ?? null
}

/** Where an attempt to sign in comes from. */
export function clientOf({
  ip,
  headers,
}: {
  readonly ip: string
  readonly headers: IncomingHttpHeaders
}): Client {
  return { address: ip, cookies: headers.cookie }
}

export function hasApiKey(headers: IncomingHttpHeaders): boolean {
  return readApiKey(headers) !== undefined
}

export function readApiKey(headers: IncomingHttpHeaders): string | undefined {
  const named = headers['x-app-api-key'] ?? headers['x-api-key']
  if (named !== undefined) return String(named).trim()
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[name]
}
