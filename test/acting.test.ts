import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantAccess } from '../packages/hub/src/simulated/grant-access.ts'
import {
  dialpadAt,
  freePort,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  until,
  useTestDatabase,
} from '../packages/hub/test/support.ts'
import { startTestSimulator, type TestSimulator } from '../packages/simulator/test/support.ts'

const SCOPES = 'offline_access calls:list screen_pop message_content_export:all'
const CALLEE = '+61491570156'

describe('acting in Dialpad', () => {
  const database = useTestDatabase()
  let simulator: TestSimulator
  let hub: TestHub
  let ticking: NodeJS.Timeout
  let userId: number

  beforeAll(async () => {
    const port = await freePort()
    simulator = await startTestSimulator('--no-traffic', '--client-id', 'client', '--client-secret', 'secret')
    ticking = setInterval(() => void simulator.dialpad.clock.advance(100), 20)
    const dialpad = dialpadAt(simulator.url, {
      redirectUri: `http://127.0.0.1:${port}/callback`,
      scopes: SCOPES,
    })
    hub = await startTestHub(database.url, { port, dialpad })
    await grantAccess(hub.url, hub.appId, INTERNAL_SECRET)
    userId = simulator.dialpad.company.users[0]?.id ?? 0
  })
  afterAll(async () => {
    clearInterval(ticking)
    await hub.stop()
    await simulator.stop()
  })

  async function act(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await fetch(hub.url + path, {
      method,
      headers: {
        'x-api-key': hub.apiKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any }
  }

  const callOf = (id: number | string) =>
    until(async () => {
      const { status, body } = await hub.get(`/api/calls/${id}`)
      return status === 200 && body
    }, `call ${id}`)

  test('a call is placed for a user once for a key, then transferred, labelled and hung up', async () => {
    const order = { user_id: userId, to: CALLEE, custom_data: 'ticket 7' }
    const key = { 'idempotency-key': 'order-1' }
    const before = simulator.dialpad.ledger.calls.length
    const first = await act('POST', '/api/calls', order, key)
    const second = await act('POST', '/api/calls', order, key)
    expect(first).toMatchObject({ status: 202, body: { call_id: expect.any(Number), status: 'initiated' } })
    expect(second).toMatchObject({ status: 202, body: first.body })
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(simulator.dialpad.ledger.calls.length).toBe(before + 1)
    expect((await act('POST', '/api/calls', { ...order, to: '+61491570157' }, key)).body).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    })

    const call = await callOf(first.body.call_id)
    expect(call).toMatchObject({ direction: 'outbound', to_number: CALLEE, dialpad_user_id: userId })
    expect((await act('PUT', `/api/calls/${call.id}/labels`, { labels: ['Sale'] })).status).toBe(202)
    expect(simulator.dialpad.legs.find(first.body.call_id)?.labels).toEqual(['Sale'])
    expect((await act('POST', `/api/calls/${call.id}/hangup`)).status).toBe(202)
    await until(async () => (await callOf(call.id)).status === 'ended', 'the call to end')
    expect((await act('POST', `/api/calls/${call.id}/hangup`)).body).toMatchObject({
      code: 'DIALPAD_REFUSED',
    })
  }, 60_000)

  test('a call that rings goes on with somebody else', async () => {
    const placed = await act('POST', '/api/calls', { user_id: userId, to: CALLEE })
    const call = await callOf(placed.body.call_id)
    const other = simulator.dialpad.company.users[1]?.id ?? 0
    const moved = await act('POST', `/api/calls/${call.id}/transfer`, { to: { type: 'user', id: other } })
    expect(moved.status).toBe(202)
    await until(async () => (await callOf(call.id)).legs.length > 1, 'the new leg')
  }, 60_000)

  test('a message is sent and comes back as an event; a screen is popped', async () => {
    const sent = await act('POST', '/api/messages', {
      user_id: String(userId),
      to: [CALLEE],
      text: 'On our way',
    })
    expect(sent.status).toBe(202)
    const message = await until(async () => {
      const { body } = await hub.get('/api/messages')
      return body.messages.find((one: { id: number }) => one.id === sent.body.id)
    }, 'the message')
    expect(message).toMatchObject({ direction: 'outbound', text: 'On our way', to: [CALLEE] })
    expect(
      (await act('POST', `/api/users/${userId}/screen-pop`, { url: 'https://crm.example/7' })).status,
    ).toBe(202)
  }, 60_000)

  test('what Dialpad refuses, and what is more than it allows, is said as such', async () => {
    expect((await act('POST', '/api/calls', { user_id: 1, to: CALLEE })).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await act('POST', '/api/calls', { user_id: userId, to: 'somebody' })).body).toMatchObject({
      code: 'INVALID_REQUEST',
    })
    const pops = []
    for (let count = 0; count < 8; count++) {
      pops.push(await act('POST', `/api/users/${userId}/screen-pop`, { url: 'https://crm.example/7' }))
      if (pops.at(-1)?.status === 429) break
    }
    expect(pops.at(-1)).toMatchObject({ status: 429, body: { code: 'DIALPAD_BUSY' } })
    expect(Number(pops.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    const reader = await fetch(`${hub.url}/internal/apps/${hub.appId}/keys`, {
      method: 'POST',
      headers: { authorization: 'Bearer internal-secret-of-the-tests', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'reader', scopes: ['read'] }),
    })
    const { api_key } = (await reader.json()) as { api_key: string }
    const refused = await act('POST', '/api/calls', { user_id: userId, to: CALLEE }, { 'x-api-key': api_key })
    expect(refused.body).toMatchObject({ code: 'INSUFFICIENT_SCOPE' })
  }, 60_000)
})
