import type { IncomingHttpHeaders } from 'node:http'
import { parseCookie } from 'cookie'
import type { Caller, KeyRing } from '../access/api-keys.ts'
import { appOfSession } from '../access/page-sessions.ts'
import type { Queries } from '../database/database.ts'
import type { Scope } from '../database/tables.ts'
import { HubError } from '../errors.ts'

export const SESSION_COOKIE = 'trunkline_session'

/** What a request brings to say whose it is. */
interface Credentials {
  readonly headers: IncomingHttpHeaders
  /** From the query string, where a client can set no header. */
  readonly apiKey?: string | undefined
}

/** @param scope what the caller must be allowed to do; `read` when it is not said */
export type Authenticate = (request: Credentials, scope?: Scope) => Promise<Caller>

/** What a page may do that is signed in to an app. */
const PAGE_SCOPES: readonly Scope[] = ['read']

/**
 * Finds the app that a request speaks for: by an API key (`x-app-api-key`, `x-api-key`,
 * `Authorization: Bearer`) or by the session cookie of the hub's own pages.
 *
 * @throws HubError 401 INVALID_API_KEY, 403 APP_INACTIVE, 403 INSUFFICIENT_SCOPE
 */
export function createAuthenticate(queries: Queries, keys: KeyRing): Authenticate {
  const identify = async ({ headers, apiKey }: Credentials): Promise<Caller> => {
    const key = readApiKey(headers) ?? apiKey
    if (key !== undefined) return keys.callerOf(key)
    const token = readCookie(headers.cookie, SESSION_COOKIE)
    const app = token === undefined ? null : await appOfSession(queries, token)
    if (app === null) throw new HubError(401, 'INVALID_API_KEY', 'An API key is needed')
    return { ...app, scopes: PAGE_SCOPES, actor: 'page' }
  }
  return async (request, scope = 'read') => {
    const caller = await identify(request)
    if (caller.scopes.includes(scope)) return caller
    throw new HubError(403, 'INSUFFICIENT_SCOPE', `This needs the scope "${scope}"`, {
      scopes: caller.scopes,
    })
  }
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
