import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSimulator, type TestSimulator } from './support.ts'

const HOUR = 3_600_000
const CLIENT = { client_id: 'trunkline-demo', client_secret: 'trunkline-demo-secret' }
const REDIRECT = 'http://localhost:9/callback?keep=me'

describe('OAuth 2', () => {
  let simulator: TestSimulator
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const asked = {
    client_id: CLIENT.client_id,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'offline_access calls:list',
    state: 'a<b>"c',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  beforeAll(async () => {
    simulator = await startTestSimulator('--no-traffic')
  })
  afterAll(() => simulator.stop())

  async function decide(decision: string, more = {}): Promise<URL> {
    const form = new URLSearchParams({ ...asked, ...more, decision })
    const answer = await fetch(`${simulator.url}/oauth2/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    return new URL(answer.headers.get('location') ?? '')
  }
  async function token(body: object): Promise<{ status: number; body: any }> {
    const form = new URLSearchParams({ ...CLIENT, ...body })
    const answer = await fetch(`${simulator.url}/oauth2/token`, { method: 'POST', body: form })
    return { status: answer.status, body: await answer.json() }
  }
  async function connect(): Promise<{ access_token: string; refresh_token: string; expires_in: number }> {
    const code = (await decide('approve')).searchParams.get('code')
    return (await token({ grant_type: 'authorization_code', code, code_verifier: verifier })).body
  }
  const withToken = (text: string, path = '/api/v2/company', method = 'GET') =>
    fetch(simulator.url + path, { method, headers: { authorization: `Bearer ${text}` } }).then(
      ({ status }) => status,
    )

  test('asks an administrator, and says what for', async () => {
    const page = await (await fetch(`${simulator.url}/oauth2/authorize?${new URLSearchParams(asked)}`)).text()
    expect(page).toContain('<li>offline_access</li>')
    expect(page).toContain('a&lt;b&gt;&quot;c')
    expect(page).not.toContain('a<b>')
  })

  test('leads back with a code and the state, or with a no', async () => {
    const yes = await decide('approve')
    expect(Object.fromEntries(yes.searchParams)).toMatchObject({
      keep: 'me',
      state: 'a<b>"c',
      code: expect.any(String),
    })
    const no = await decide('deny')
    expect(no.searchParams.get('error')).toBe('access_denied')
    expect(no.searchParams.has('code')).toBe(false)
  })

  test('gives tokens for a code once, and only with its verifier', async () => {
    const grant = { grant_type: 'authorization_code' }
    const code = (await decide('approve')).searchParams.get('code')
    expect((await token({ ...grant, code, code_verifier: 'wrong' })).status).toBe(400)
    const second = (await decide('approve')).searchParams.get('code')
    const first = await token({ ...grant, code: second, code_verifier: verifier })
    expect(first.body).toMatchObject({ token_type: 'bearer', expires_in: 3_600 })
    expect(await withToken(first.body.access_token)).toBe(200)
    expect((await token({ ...grant, code: second, code_verifier: verifier })).status).toBe(400)
    expect((await token({ ...grant, code: second, client_secret: 'wrong' })).status).toBe(401)
  })

  test('an access token ends after an hour; a refresh token is good once and brings a new pair', async () => {
    const old = await connect()
    await simulator.dialpad.clock.advance(HOUR + 1)
    expect(await withToken(old.access_token)).toBe(401)
    const renewed = await token({ grant_type: 'refresh_token', refresh_token: old.refresh_token })
    expect(renewed.body.refresh_token).not.toBe(old.refresh_token)
    expect(await withToken(renewed.body.access_token)).toBe(200)
    expect((await token({ grant_type: 'refresh_token', refresh_token: old.refresh_token })).status).toBe(400)
  })

  test('deauthorizing kills the tokens, and so does a revocation from outside', async () => {
    const { access_token: mine } = await connect()
    expect(await withToken(mine, '/oauth2/deauthorize', 'POST')).toBe(204)
    expect(await withToken(mine)).toBe(401)
    const { access_token: other } = await connect()
    await simulator.control('POST', '/revoke-tokens')
    expect(await withToken(other)).toBe(401)
  })

  test('refuses what a token is not for', async () => {
    const { access_token: mine } = await connect()
    expect(await withToken(mine, '/api/v2/call')).toBe(200)
    const [leg] = simulator.dialpad.company.users
    expect(await withToken(mine, `/api/v2/users/${leg?.id}/screenpop`, 'POST')).toBe(403)
  })

  test('takes an API key, as bearer or in the query', async () => {
    const query = (key: string) =>
      fetch(`${simulator.url}/api/v2/company?apikey=${key}`).then(({ status }) => status)
    expect(await query('trunkline-demo-key')).toBe(200)
    expect(await query('other')).toBe(401)
    expect(await withToken('trunkline-demo-key')).toBe(200)
  })

  test.each([
    ['another client', { client_id: 'x' }],
    ['a way back that is no address', { redirect_uri: 'nowhere' }],
    ['a way back with a fragment', { redirect_uri: 'http://localhost/#a' }],
    ['a challenge in clear', { code_challenge_method: 'plain' }],
  ])('refuses %s', async (_what, change) => {
    const query = new URLSearchParams({ ...asked, ...change })
    const answer = await fetch(`${simulator.url}/oauth2/authorize?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 400, message: expect.any(String) } })
  })
})
