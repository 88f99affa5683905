import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHub, type TestHub, useTestDatabase } from './support.ts'

const CLIENT = { clientId: 'hub', clientSecret: 'secret of the hub' }

/** A house's own sign-in: an OpenID provider that says who somebody is without asking. */
async function startProvider(person: () => { sub: string; email: string; name: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  let nonce: string | null = null
  const server: Server = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const url = new URL(request.url ?? '/', issuer)
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    }
    if (url.pathname === '/.well-known/openid-configuration') {
      answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['public'],
      })
    } else if (url.pathname === '/keys') {
      answer({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    } else if (url.pathname === '/authorize') {
      nonce = url.searchParams.get('nonce')
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      back.searchParams.set('code', 'a-code')
      response.writeHead(302, { location: back.href }).end()
    } else if (url.pathname === '/token') {
      const now = Math.floor(Date.now() / 1_000)
      const claims = {
        iss: issuer,
        aud: CLIENT.clientId,
        iat: now,
        exp: now + 60,
        email_verified: true,
        ...person(),
      }
      const text = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(nonce === null ? claims : { ...claims, nonce })}`
      const signature = createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')
      answer({
        access_token: 'token',
        token_type: 'bearer',
        expires_in: 60,
        id_token: `${text}.${signature}`,
      })
    } else answer({ ...person(), email_verified: true })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { issuer: `http://127.0.0.1:${port}`, stop: () => new Promise(resolve => server.close(resolve)) }
}

describe('single sign-on', () => {
  const database = useTestDatabase()
  let hub: TestHub
  let provider: Awaited<ReturnType<typeof startProvider>>
  let person = { sub: 'ada-1', email: 'ada@example.com', name: 'Ada' }

  beforeAll(async () => {
    provider = await startProvider(() => person)
    hub = await startTestHub(database.url, {
      singleSignOn: { name: 'The House', issuer: provider.issuer, ...CLIENT },
    })
    const token = hub.firstAdminLink?.split('#')[1]
    await fetch(`${hub.url}/session/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({
        token,
        password: 'correct horse battery',
        name: 'Ada',
        email: 'ada@example.com',
      }),
    })
  })
  afterAll(async () => {
    await hub.stop()
    await provider.stop()
  })

  /** Goes through it as a browser would. @returns the cookies of the session, if there is one */
  async function goThrough(): Promise<string> {
    const begun = await fetch(`${hub.url}/api/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/' }),
    })
    const { url } = (await begun.json()) as { url: string }
    const cookies = begun.headers.getSetCookie().map(cookie => cookie.split(';')[0])
    const asked = await fetch(url, { redirect: 'manual' })
    const back = await fetch(asked.headers.get('location') ?? '', {
      redirect: 'manual',
      headers: { cookie: cookies.join('; ') },
    })
    return back.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ')
  }
  const sessionOf = async (cookie: string): Promise<any> =>
    (await fetch(`${hub.url}/session`, { headers: { cookie } })).json()

  test('is offered by its name, and lets in who was invited', async () => {
    expect((await hub.get('/session')).body).toMatchObject({ signed_in: false, single_sign_on: 'The House' })
    expect(await sessionOf(await goThrough())).toMatchObject({
      signed_in: true,
      user: { email: 'ada@example.com', role: 'admin' },
    })
  })

  test('people who sign in by it only can set a PIN, soon after they signed in', async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query("delete from staff_accounts where provider_id = 'credential'")
    const cookie = await goThrough()
    expect((await sessionOf(cookie)).user).toMatchObject({ has_password: false, has_pin: false })
    const setPin = async (body: object) =>
      fetch(`${hub.url}/api/staff/me/pin`, {
        method: 'PUT',
        headers: { cookie, origin: hub.url, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await setPin({ pin: '2468' })).status).toBe(204)
    expect((await sessionOf(cookie)).user).toMatchObject({ has_pin: true })
    await client.query("update staff_sessions set created_at = created_at - interval '11 minutes'")
    await client.end()
    const late = await setPin({ pin: '1357' })
    expect(await late.json()).toMatchObject({ code: 'SIGN_IN_AGAIN' })
  })

  test('refuses people who were not invited', async () => {
    person = { sub: 'eve-1', email: 'eve@example.com', name: 'Eve' }
    expect(await sessionOf(await goThrough())).toMatchObject({ signed_in: false })
  })
})
