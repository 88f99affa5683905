import { createHash, randomBytes } from 'node:crypto'
import { DialpadError } from './error.ts'
import { isRecord, readNumber, readText } from './json.ts'
import { requestDialpad } from './request.ts'

/** The OAuth app that Dialpad's developer portal registered for this hub. */
export interface OAuthApp {
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  /** Additional scopes, separated by spaces. */
  readonly scopes: string
}

export interface TokenPair {
  readonly accessToken: string
  /** Only granted with the scope offline_access. */
  readonly refreshToken: string | null
  /** Null when Dialpad states no expiry. */
  readonly expiresAt: Date | null
}

/** A PKCE verifier and its S256 challenge (RFC 7636). */
export function createPkcePair(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** Where to send the administrator's browser to grant access. */
export function authorizeUrl(app: OAuthApp, request: { state: string; challenge: string }): string {
  const url = new URL('/oauth2/authorize', app.baseUrl)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: app.scopes,
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
  }).toString()
  return url.href
}

/** Exchanges an authorization code for tokens. @throws DialpadError when Dialpad refuses or does not respond */
export function exchangeCode(app: OAuthApp, code: string, verifier: string): Promise<TokenPair> {
  return requestTokens(app, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: app.redirectUri,
  })
}

/**
 * Exchanges a refresh token for a new pair. The old one is invalid from then on, so the new pair must be stored before it is
 * used.
 *
 * @throws DialpadError when Dialpad refuses or does not respond
 */
export function refreshTokens(app: OAuthApp, refreshToken: string): Promise<TokenPair> {
  return requestTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

async function requestTokens(app: OAuthApp, grant: Record<string, string>): Promise<TokenPair> {
  const answer = await requestDialpad({
    method: 'POST',
    url: new URL('/oauth2/token', app.baseUrl),
    body: { ...grant, client_id: app.clientId, client_secret: app.clientSecret },
  })
  const accessToken = isRecord(answer) ? readText(answer.access_token) : null
  if (!isRecord(answer) || accessToken === null) throw new DialpadError('POST /oauth2/token (no token)', 200)
  const lifetimeSeconds = readNumber(answer.expires_in)
  return {
    accessToken,
    refreshToken: readText(answer.refresh_token),
    expiresAt: lifetimeSeconds === null ? null : new Date(Date.now() + lifetimeSeconds * 1000),
  }
}
