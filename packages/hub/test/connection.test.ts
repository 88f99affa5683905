import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantAccess } from '../src/simulated/grant-access.ts'
import {
  SIMULATED_CLIENT,
  type SimulatorProcess,
  startSimulator,
} from '../src/simulated/simulator-process.ts'
import {
  dialpadAt,
  freePort,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  until,
  useTestDatabase,
} from './support.ts'

const SCOPES = 'offline_access calls:list recordings_export message_content_export:all change_log'
const KINDS = ['call', 'sms', 'agent_status', 'contact', 'changelog']

describe('connecting an app to Dialpad', () => {
  const database = useTestDatabase()
  let simulator: SimulatorProcess
  let hub: TestHub
  let token: string

  beforeAll(async () => {
    simulator = await startSimulator(await freePort(), null, pino({ level: 'error' }), ['--no-traffic'])
    const port = await freePort()
    const redirectUri = `http://127.0.0.1:${port}/auth/dialpad/callback`
    hub = await startTestHub(database.url, {
      port,
      dialpad: dialpadAt(simulator.url, { ...SIMULATED_CLIENT, redirectUri, scopes: SCOPES }),
    })
    token = await apiToken()
  })
  afterAll(async () => {
    await hub.stop()
    await simulator.stop()
  })

  /** A token of another app of the same company, to look at Dialpad's side. */
  async function apiToken(): Promise<string> {
    const redirect = 'http://127.0.0.1/elsewhere'
    const fields = {
      client_id: SIMULATED_CLIENT.clientId,
      redirect_uri: redirect,
      scope: SCOPES,
      decision: 'approve',
    }
    const granted = await fetch(`${simulator.url}/oauth2/authorize`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
    const code = new URL(granted.headers.get('location') ?? '').searchParams.get('code')
    const { clientId, clientSecret } = SIMULATED_CLIENT
    const body = { grant_type: 'authorization_code', code, client_id: clientId, client_secret: clientSecret }
    const answer = await fetch(`${simulator.url}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return ((await answer.json()) as { access_token: string }).access_token
  }

  async function atDialpad(path: string, method = 'GET'): Promise<any> {
    const headers = { authorization: `Bearer ${token}` }
    // The hub has just asked a lot, and Dialpad answers 20 requests a second to the whole company.
    return until(async () => {
      const answer = await fetch(`${simulator.url}/api/v2/${path}`, { method, headers })
      return answer.status === 429 ? null : answer.json()
    }, 'Dialpad to have time')
  }

  async function subscriptionsAtDialpad(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const kind of KINDS) counts[kind] = (await atDialpad(`subscriptions/${kind}`)).items?.length ?? 0
    return counts
  }

  const ONE_OF_EACH = Object.fromEntries(KINDS.map(kind => [kind, 1]))
  const connect = (query = '') =>
    fetch(`${hub.url}/auth/dialpad/connect?app_id=${hub.appId}${query}`, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}` },
    })

  /** What Dialpad's page would send the browser back with, and the cookie that the browser has. */
  async function consent(query = ''): Promise<{ back: string; cookie: string }> {
    const begun = await connect(query)
    const asked = new URL(begun.headers.get('location') ?? '')
    const fields = new URLSearchParams([...asked.searchParams, ['decision', 'approve']])
    const granted = await fetch(`${simulator.url}/oauth2/authorize`, {
      method: 'POST',
      body: fields,
      redirect: 'manual',
    })
    const [cookie = ''] = begun.headers.getSetCookie()
    return { back: granted.headers.get('location') ?? '', cookie: cookie.split(';')[0] ?? '' }
  }

  async function expectCode(response: Response, status: number, code: string): Promise<void> {
    expect({ status: response.status, body: await response.json() }).toMatchObject({ status, body: { code } })
  }

  test('asks Dialpad with PKCE S256 and a state', async () => {
    const response = await connect()
    expect(response.status).toBe(302)
    const asked = new URL(response.headers.get('location') ?? '')
    expect(asked.origin + asked.pathname).toBe(`${simulator.url}/oauth2/authorize`)
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      response_type: 'code',
      client_id: SIMULATED_CLIENT.clientId,
      redirect_uri: `${hub.url}/auth/dialpad/callback`,
      scope: SCOPES,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
  })

  test('refuses an app that is not there, and a way back that leads elsewhere', async () => {
    const unknown = await fetch(
      `${hub.url}/auth/dialpad/connect?app_id=00000000-0000-4000-8000-000000000000`,
      {
        headers: { authorization: `Bearer ${INTERNAL_SECRET}` },
      },
    )
    await expectCode(unknown, 404, 'NOT_FOUND')
    for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      await expectCode(await connect(`&return_to=${encodeURIComponent(elsewhere)}`), 400, 'INVALID_REQUEST')
    }
  })

  test('refuses to finish what another browser began, and what was not begun here', async () => {
    const { back } = await consent()
    await expectCode(await fetch(back), 400, 'INVALID_STATE')
    const { back: second, cookie } = await consent()
    const forged = new URL(second)
    forged.searchParams.set('state', 'x'.repeat(43))
    await expectCode(await fetch(forged, { headers: { cookie } }), 400, 'INVALID_STATE')
    await expectCode(
      await fetch(`${hub.url}/auth/dialpad/callback?error=access_denied`),
      400,
      'ACCESS_DENIED',
    )
    expect((await hub.get('/status')).body.connected).toBe(false)
  })

  test('connects: tokens encrypted, one webhook with a secret, one subscription of each kind, contacts brought in', async () => {
    const { back, cookie } = await consent()
    const response = await fetch(back, { headers: { cookie } })
    expect(await response.json()).toEqual({
      message: 'Dialpad connected',
      app_id: hub.appId,
      environment: 'sandbox',
    })
    const company = await atDialpad('company')
    expect((await hub.get('/status')).body).toMatchObject({
      connected: true,
      dialpad_org_id: Number(company.id),
    })
    expect(await subscriptionsAtDialpad()).toEqual(ONE_OF_EACH)
    const { items } = await atDialpad('webhooks')
    expect(items).toMatchObject([
      { hook_url: `${hub.url}/webhooks/dialpad/${hub.appId}`, signature: { algo: 'HS256' } },
    ])

    const { rows } = await database.asOwner.query(
      'select access_token, refresh_token from dialpad_connections',
    )
    const encrypted = Buffer.concat([rows[0].access_token, rows[0].refresh_token]).toString('latin1')
    expect(encrypted).not.toMatch(/[\w-]{40}/)
    const secrets = await database.asOwner.query('select secret from dialpad_webhooks')
    expect(secrets.rows[0].secret.toString('latin1')).not.toContain(items[0].signature.secret)
    await until(async () => {
      const { rows: found } = await database.asOwner.query("select from contacts where company_name = 'NDIS'")
      return found.length > 0
    }, 'the contacts')

    // A state is good once.
    await expectCode(await fetch(back, { headers: { cookie } }), 400, 'INVALID_STATE')
  })

  test('connects again without making anything double, and leads back to the page that asked', async () => {
    const { back, cookie } = await consent('&return_to=/calls')
    const response = await fetch(back, { headers: { cookie }, redirect: 'manual' })
    expect(response.headers.get('location')).toBe('/calls')
    expect(await subscriptionsAtDialpad()).toEqual(ONE_OF_EACH)
    expect((await atDialpad('webhooks')).items).toHaveLength(1)
  })

  test('repairs what was removed at Dialpad', async () => {
    const { items: calls } = await atDialpad('subscriptions/call')
    await atDialpad(`subscriptions/call/${calls[0].id}`, 'DELETE')
    expect((await subscriptionsAtDialpad()).call).toBe(0)
    await hub.connector.upkeep(hub.appId)
    expect(await subscriptionsAtDialpad()).toEqual(ONE_OF_EACH)
    const { items: webhooks } = await atDialpad('webhooks')
    await atDialpad(`webhooks/${webhooks[0].id}`, 'DELETE')
    await hub.connector.upkeep(hub.appId)
    expect(await subscriptionsAtDialpad()).toEqual(ONE_OF_EACH)
  })

  test('takes the events of what is connected', async () => {
    const played = await fetch(`${simulator.url}/control/scenarios/first-call`, { method: 'POST' })
    expect(played.ok).toBe(true)
    const [call] = await until(async () => {
      const { body } = await hub.get('/api/calls/active')
      return body.calls.length > 0 ? body.calls : null
    }, 'the call')
    expect(call).toMatchObject({
      status: 'ringing',
      from_name: 'John Smith',
      from_organization: 'NDIS',
      department: 'Staff Enquiries',
    })
  })

  test('renews a token that nears its end, and keeps the new pair', async () => {
    const before = await database.asOwner.query('select refresh_token from dialpad_connections')
    await database.asOwner.query(
      "update dialpad_connections set token_expires_at = now() + interval '1 minute'",
    )
    await hub.connector.upkeep(hub.appId)
    const after = await database.asOwner.query(
      "select refresh_token, token_expires_at > now() + interval '50 minutes' as renewed from dialpad_connections",
    )
    expect(after.rows[0].renewed).toBe(true)
    expect(after.rows[0].refresh_token).not.toEqual(before.rows[0].refresh_token)
    await hub.connector.upkeep(hub.appId)
  })

  test('says that the connection expired when Dialpad takes the tokens back', async () => {
    await database.asOwner.query(
      "update dialpad_connections set token_expires_at = now() - interval '1 minute', refresh_token = access_token",
    )
    await expect(hub.connector.upkeep(hub.appId)).rejects.toMatchObject({
      status: 401,
      code: 'TOKENS_EXPIRED',
    })
    expect((await hub.get('/status')).body.connected).toBe(false)
    await grantAccess(hub.url, hub.appId, INTERNAL_SECRET)
    expect((await hub.get('/status')).body.connected).toBe(true)
  })
})
