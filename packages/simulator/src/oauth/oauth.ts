import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal, requireField } from '../http.ts'
import type { Grant, State } from '../state.ts'
import { consentPage } from './consent-page.ts'

const ACCESS_TOKEN_LIFETIME_S = 3_600
const CODE_LIFETIME_MS = 10 * 60_000

interface Code {
  readonly redirectUri: string
  readonly challenge: string | null
  readonly scopes: readonly string[]
  readonly expiresAt: number
}

export interface Registration {
  readonly clientId: string
  readonly clientSecret: string
}

/** OAuth 2 as Dialpad speaks it: authorization code with PKCE, refresh tokens that are good once, deauthorize. */
export function oauthRoutes(http: FastifyInstance, dialpad: Dialpad, app: Registration): void {
  const { state, clock } = dialpad
  const codes = new Map<string, Code>()

  http.get('/oauth2/authorize', async (request, reply) => {
    const asked = readRequest(request.query, app)
    return reply.type('text/html').send(consentPage(asked.parameters, asked.scopes))
  })

  http.post('/oauth2/authorize', async (request, reply) => {
    const { redirectUri, challenge, scopes, state: echoed } = readRequest(request.body, app)
    const target = new URL(redirectUri)
    if (echoed !== null) target.searchParams.set('state', echoed)
    if (fieldsOf(request.body).decision !== 'approve') {
      target.searchParams.set('error', 'access_denied')
      return reply.redirect(target.href)
    }
    const code = randomBytes(24).toString('base64url')
    codes.set(code, { redirectUri, challenge, scopes, expiresAt: clock.now() + CODE_LIFETIME_MS })
    target.searchParams.set('code', code)
    return reply.redirect(target.href)
  })

  http.post('/oauth2/token', async request => {
    requireClient(request, app)
    const grantType = requireField(request.body, 'grant_type')
    if (grantType === 'authorization_code') return issue(dialpad, redeem(codes, request.body, clock.now()))
    if (grantType === 'refresh_token') return issue(dialpad, refresh(state, request.body))
    throw new Refusal(400, 'unsupported_grant_type')
  })

  http.post('/oauth2/deauthorize', async (request, reply) => {
    const grant = requireGrant(dialpad, request)
    state.grants = state.grants.filter(one => one !== grant)
    state.save()
    return reply.code(204).send()
  })
}

function readRequest(source: unknown, app: Registration) {
  const fields = fieldsOf(source)
  const optional = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null)
  if (requireField(source, 'client_id') !== app.clientId) throw new Refusal(400, 'invalid client_id')
  const redirectUri = requireField(source, 'redirect_uri')
  if (!URL.canParse(redirectUri) || new URL(redirectUri).hash !== '')
    throw new Refusal(400, 'invalid redirect_uri')
  const challenge = optional('code_challenge')
  if (challenge !== null && optional('code_challenge_method') !== 'S256') {
    throw new Refusal(400, 'code_challenge_method must be S256')
  }
  const scopes = (optional('scope') ?? '').split(/\s+/).filter(scope => scope !== '')
  const { decision: _decision, ...parameters } = fields
  return { redirectUri, challenge, scopes, state: optional('state'), parameters }
}

/** The client's id and secret, in the body or as Basic. */
function requireClient(request: FastifyRequest, app: Registration): void {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const fields = fieldsOf(request.body)
  const given =
    basic === undefined
      ? `${fields.client_id}:${fields.client_secret}`
      : Buffer.from(basic, 'base64').toString()
  const hash = (text: string) => createHash('sha256').update(text).digest()
  if (!timingSafeEqual(hash(given), hash(`${app.clientId}:${app.clientSecret}`))) {
    throw new Refusal(401, 'invalid_client')
  }
}

function redeem(codes: Map<string, Code>, body: unknown, now: number): readonly string[] {
  const text = requireField(body, 'code')
  const code = codes.get(text)
  codes.delete(text)
  if (code === undefined || code.expiresAt < now) throw new Refusal(400, 'invalid_grant')
  const { code_verifier: verifier, redirect_uri: redirectUri } = fieldsOf(body)
  if (redirectUri !== undefined && redirectUri !== code.redirectUri) throw new Refusal(400, 'invalid_grant')
  if (code.challenge !== null) {
    const challenge = createHash('sha256').update(String(verifier)).digest('base64url')
    if (challenge !== code.challenge) throw new Refusal(400, 'invalid_grant')
  }
  return code.scopes
}

/** A refresh token is good once: the pair that it was part of is dead from then on. */
function refresh(state: State, body: unknown): readonly string[] {
  const token = requireField(body, 'refresh_token')
  const grant = state.grants.find(one => one.refreshToken === token)
  if (grant === undefined) throw new Refusal(400, 'invalid_grant')
  state.grants = state.grants.filter(one => one !== grant)
  return grant.scopes
}

function issue({ state, clock }: Dialpad, scopes: readonly string[]) {
  const isOffline = scopes.includes('offline_access')
  const grant: Grant = {
    accessToken: randomBytes(32).toString('base64url'),
    refreshToken: isOffline ? randomBytes(32).toString('base64url') : null,
    expiresAt: isOffline ? clock.now() + ACCESS_TOKEN_LIFETIME_S * 1_000 : null,
    scopes,
  }
  state.grants.push(grant)
  state.save()
  return {
    access_token: grant.accessToken,
    expires_in: ACCESS_TOKEN_LIFETIME_S,
    token_type: 'bearer',
    ...(grant.refreshToken === null ? {} : { refresh_token: grant.refreshToken }),
  }
}

/** What the key of an administrator may do. */
const EVERY_SCOPE = [
  'offline_access',
  'calls:list',
  'recordings_export',
  'message_content_export',
  'message_content_export:all',
  'ai_recap',
  'change_log',
  'screen_pop',
]

/** The grant of a bearer token, or of the API key, which may be in the query. @throws Refusal 401 */
export function requireGrant({ state, clock, apiKey }: Dialpad, request: FastifyRequest): Grant {
  const token =
    /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? fieldsOf(request.query).apikey
  if (token === apiKey)
    return { accessToken: apiKey, refreshToken: null, expiresAt: null, scopes: EVERY_SCOPE }
  const grant = state.grants.find(one => one.accessToken === token)
  if (grant === undefined || (grant.expiresAt !== null && grant.expiresAt < clock.now())) {
    throw new Refusal(401, 'Invalid or expired credentials')
  }
  return grant
}
