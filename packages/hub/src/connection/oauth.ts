import { randomBytes, timingSafeEqual } from 'node:crypto'
import {
  authorizeUrl,
  createDialpadClient,
  createPkcePair,
  exchangeCode,
  fixedToken,
  type OAuthApp,
} from '@trunkline/dialpad'
import { sql } from 'kysely'
import { hashSecret } from '../access/api-key.ts'
import { findApp } from '../access/app.ts'
import type { Encryptor } from '../access/encryption.ts'
import type { EngineQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { asHubError, type Connections } from './connections.ts'

/** How long an administrator may take to grant access at Dialpad. */
export const STATE_LIFETIME_S = 600

export interface Authorization {
  /** Where to send the browser. */
  readonly url: string
  /** A cookie that the browser must send back, so that no other browser can finish this authorization. */
  readonly browserToken: string
}

export interface Authorized {
  readonly appId: string
  readonly returnTo: string | null
}

/**
 * Begins connecting an app: OAuth 2 with PKCE S256 and a state that can be used once.
 *
 * @throws HubError NOT_FOUND, APP_INACTIVE
 */
export async function beginAuthorization(
  queries: EngineQueries,
  encryptor: Encryptor,
  oauth: OAuthApp,
  request: { appId: string; returnTo: string | null },
): Promise<Authorization> {
  const app = await findApp(queries, request.appId)
  const { verifier, challenge } = createPkcePair()
  const state = randomBytes(32).toString('base64url')
  const browserToken = randomBytes(32).toString('base64url')
  await queries.deleteFrom('oauth_states').where('expires_at', '<', sql<Date>`now()`).execute()
  await queries
    .insertInto('oauth_states')
    .values({
      state_hash: hashSecret(state),
      app_id: app.id,
      browser_hash: hashSecret(browserToken),
      code_verifier: encryptor.encrypt(verifier, 'PKCE verifier'),
      return_to: request.returnTo,
      expires_at: sql<Date>`now() + ${STATE_LIFETIME_S} * interval '1 s'`,
    })
    .execute()
  return { url: authorizeUrl(oauth, { state, challenge }), browserToken }
}

/**
 * Finishes an authorization: exchanges the code for tokens and stores them.
 *
 * @returns the connected app, and where to redirect its browser
 * @throws HubError 400 INVALID_STATE, 409 COMPANY_MISMATCH, 503 DIALPAD_UNAVAILABLE
 */
export async function finishAuthorization(
  queries: EngineQueries,
  encryptor: Encryptor,
  oauth: OAuthApp,
  connections: Connections,
  returned: { state: string; code: string; browserToken: string | undefined },
): Promise<Authorized> {
  const { appId, verifier, returnTo } = await takeState(queries, encryptor, returned)
  try {
    const tokens = await exchangeCode(oauth, returned.code, verifier)
    const client = createDialpadClient({ baseUrl: oauth.baseUrl, tokens: fixedToken(tokens.accessToken) })
    const company = await client.company.get()
    await connections.save(appId, company.id, tokens)
  } catch (error) {
    const known = asHubError(error)
    if (known instanceof HubError && known.code === 'DIALPAD_UNAVAILABLE') {
      throw new HubError(503, known.code, 'Failed to exchange code for tokens', known.details)
    }
    throw known
  }
  return { appId, returnTo }
}

/** A state can be used once, by the browser that began with it. */
async function takeState(
  queries: EngineQueries,
  encryptor: Encryptor,
  returned: { state: string; browserToken: string | undefined },
): Promise<Authorized & { verifier: string }> {
  const kept = await queries
    .deleteFrom('oauth_states')
    .where('state_hash', '=', hashSecret(returned.state))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['app_id', 'browser_hash', 'code_verifier', 'return_to'])
    .executeTakeFirst()
  const isSameBrowser =
    kept !== undefined && timingSafeEqual(kept.browser_hash, hashSecret(returned.browserToken ?? ''))
  if (!isSameBrowser) {
    throw new HubError(
      400,
      'INVALID_STATE',
      'This authorization was not started in this browser, was already used or has expired: start again',
    )
  }
  const verifier = encryptor.decrypt(kept.code_verifier, 'PKCE verifier')
  return { appId: kept.app_id, returnTo: kept.return_to, verifier }
}
