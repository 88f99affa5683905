import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HubOptions } from '../packages/hub/src/hub-options.ts'
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
import { API_KEY, startTestSimulator, type TestSimulator } from '../packages/simulator/test/support.ts'

const HOUR = 3_600_000
const SCOPES = 'offline_access calls:list recordings_export message_content_export:all change_log'

/** Stands between, passes everything on to Dialpad, and counts how often a token is renewed. */
async function countRenewals(dialpadUrl: string) {
  let renewals = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    if (body.includes('refresh_token')) renewals++
    const { authorization } = request.headers
    const answer = await fetch(`${dialpadUrl}${request.url}`, {
      method: request.method ?? 'GET',
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === '' ? {} : { body }),
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, renewals: () => renewals, stop: () => server.close() }
}

describe('a hub and its Dialpad', () => {
  const database = useTestDatabase()
  let simulator: TestSimulator
  let hub: TestHub
  let ticking: NodeJS.Timeout
  let port: number

  function start(options: Partial<HubOptions> = {}): Promise<TestHub> {
    const redirectUri = `http://127.0.0.1:${port}/callback`
    const dialpad = dialpadAt(simulator.url, { redirectUri, scopes: SCOPES })
    return startTestHub(database.url, { port, dialpad, ...options })
  }

  beforeAll(async () => {
    port = await freePort()
    const registered = ['--client-id', 'client', '--client-secret', 'secret']
    simulator = await startTestSimulator('--no-traffic', ...registered)
    // Its time goes on: the hub may ask it 20 times a second.
    ticking = setInterval(() => void simulator.dialpad.clock.advance(50), 50)
    hub = await start({ returnOrigins: ['https://crm.example'] })
  })
  afterAll(async () => {
    clearInterval(ticking)
    await hub.stop()
    await simulator.stop()
  })

  async function internal(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(`${hub.url}/internal/apps/${hub.appId}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${INTERNAL_SECRET}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  const status = async () => (await hub.get('/status')).body
  const feedTypes = async () =>
    (await database.asOwner.query<{ type: string }>('select type from feed order by seq')).rows.map(
      row => row.type,
    )

  /** Begins at the hub and says yes at Dialpad. @returns where the browser is sent, and the cookie that it has */
  async function consent(path = '/authorize', query = ''): Promise<{ back: URL; cookie: string }> {
    const begun = await fetch(`${hub.url}${path}?app_id=${hub.appId}${query}`, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}` },
    })
    const asked = new URL(begun.headers.get('location') ?? '')
    const granted = await fetch(`${simulator.url}/oauth2/authorize`, {
      method: 'POST',
      body: new URLSearchParams([...asked.searchParams, ['decision', 'approve']]),
      redirect: 'manual',
    })
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return { back: new URL(granted.headers.get('location') ?? ''), cookie }
  }

  /** Plays a call and waits until Dialpad has told all of it. */
  async function playCall(): Promise<number> {
    const before = simulator.dialpad.ledger.events.length
    await simulator.control('POST', '/scenarios/first-call')
    for (let second = 0; second < 120; second++) await simulator.pass(1_000)
    return simulator.dialpad.ledger.events.length - before
  }

  const callEvents = async () =>
    Number(
      (await database.asOwner.query("select count(*) from raw_events where kind = 'call'")).rows[0].count,
    )

  describe('authorizing', () => {
    test('a code is good for the verifier and the state that it was asked with, and once', async () => {
      const [first, second] = [await consent(), await consent()]
      const mixed = new URL(second.back)
      mixed.searchParams.set('code', first.back.searchParams.get('code') ?? '')
      const refused = await fetch(mixed, { headers: { cookie: second.cookie } })
      expect({ status: refused.status, body: await refused.json() }).toMatchObject({
        status: 503,
        body: { error: 'Failed to exchange code for tokens', details: expect.stringContaining('400') },
      })
      expect(await status()).toMatchObject({ connected: false })
      const third = await consent()
      expect((await fetch(third.back, { headers: { cookie: third.cookie } })).status).toBe(200)
      const replayed = await fetch(third.back, { headers: { cookie: third.cookie } })
      expect(await replayed.json()).toMatchObject({ code: 'INVALID_STATE' })
      expect(await status()).toMatchObject({ connected: true })
    })

    test('a state ends after ten minutes', async () => {
      const { back, cookie } = await consent()
      await database.asOwner.query("update oauth_states set expires_at = expires_at - interval '10 minutes'")
      expect(await (await fetch(back, { headers: { cookie } })).json()).toMatchObject({
        code: 'INVALID_STATE',
      })
    })

    test('leads back to a page of an allowed origin, and to no other', async () => {
      const asked = '&return_to=https%3A%2F%2Fcrm.example%2Fsettings'
      const { back, cookie } = await consent('/auth/dialpad/connect', asked)
      const answer = await fetch(back, { headers: { cookie }, redirect: 'manual' })
      expect(answer.headers.get('location')).toBe('https://crm.example/settings')
      for (const elsewhere of [
        'https://crm.example.evil.example',
        'http://crm.example',
        'javascript:alert(1)',
      ]) {
        const url = `${hub.url}/authorize?app_id=${hub.appId}&return_to=${encodeURIComponent(elsewhere)}`
        expect(
          (await fetch(url, { redirect: 'manual', headers: { authorization: `Bearer ${INTERNAL_SECRET}` } }))
            .status,
        ).toBe(400)
      }
    })
  })

  describe('tokens', () => {
    beforeEach(async () => {
      if ((await status()).connected !== true) await grantAccess(hub.url, hub.appId, INTERNAL_SECRET)
    })

    test('one that ends under load is renewed, and no request fails', async () => {
      const dialpad = await hub.connector.clientOf(hub.appId)
      const asked: Promise<unknown>[] = []
      for (let round = 0; round < 20; round++) {
        if (round === 5) await simulator.dialpad.clock.advance(1.1 * HOUR)
        asked.push(dialpad.company.get(), dialpad.company.get())
        await sleep(120)
      }
      expect(await Promise.allSettled(asked)).toEqual(
        asked.map(() => ({ status: 'fulfilled', value: expect.anything() })),
      )
      expect(await status()).toMatchObject({ connected: true })
    })

    test('ten processes that need it renewed at once renew it once', async () => {
      const refreshed = async () =>
        (
          await database.asOwner.query('select refresh_token from dialpad_connections')
        ).rows[0].refresh_token.toString('hex')
      const between = await countRenewals(simulator.url)
      const children = Array.from({ length: 10 }, () =>
        fork(join(import.meta.dirname, 'token-process.ts'), [database.url, between.url, hub.appId]),
      )
      await Promise.all(children.map(child => once(child, 'message')))
      const told = children.map(child => once(child, 'message'))
      // Only now: the hub's own upkeep would renew a token that waits for the processes to start.
      const before = await refreshed()
      await database.asOwner.query(
        "update dialpad_connections set token_expires_at = now() + interval '1 minute'",
      )
      for (const child of children) child.send('go')
      const answers = (await Promise.all(told)).map(([answer]) => String(answer))
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toMatch(/^[0-9a-f]{64}$/)
      expect(between.renewals()).toBe(1)
      between.stop()
      expect(await refreshed()).not.toBe(before)
      expect(await status()).toMatchObject({ connected: true })
    }, 60_000)

    test('that Dialpad takes back end the connection, which is published once', async () => {
      const before = (await feedTypes()).length
      await simulator.control('POST', '/revoke-tokens')
      for (let attempt = 0; attempt < 2; attempt++) {
        await expect(hub.connector.upkeep(hub.appId)).rejects.toMatchObject({
          status: 401,
          code: 'TOKENS_EXPIRED',
          message: 'OAuth tokens expired and refresh failed',
        })
      }
      expect(await status()).toMatchObject({ connected: false, code: 'TOKENS_EXPIRED' })
      expect((await feedTypes()).slice(before)).toEqual(['connection.expired'])
      await grantAccess(hub.url, hub.appId, INTERNAL_SECRET)
      expect((await feedTypes()).slice(before)).toEqual(['connection.expired', 'connection.connected'])
    })

    test('open under a new key, which then encrypts them, so that the old one can go', async () => {
      const [oldKey, newKey] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)]
      const keep = { appId: hub.appId, apiKey: hub.apiKey }
      const restart = async (encryptionKey: Buffer, oldEncryptionKeys: readonly Buffer[]) => {
        await hub.stop()
        hub = { ...(await start({ encryptionKey, oldEncryptionKeys })), ...keep }
        await hub.connector.upkeep(keep.appId)
      }
      const create = async () => {
        const made = await fetch(`${hub.url}/api/v1/webhook-endpoints`, {
          method: 'POST',
          headers: {
            'x-api-key': keep.apiKey,
            'content-type': 'application/json',
            'idempotency-key': 'kept under another key',
          },
          body: JSON.stringify({ url: 'http://127.0.0.1:9/hook' }),
        })
        return (await made.json()) as { id: string; secret: string }
      }
      const endpoint = await create()
      await restart(newKey, [oldKey])
      await restart(newKey, [])
      await restart(oldKey, [newKey])
      hub = { ...hub, get: (path, key = keep.apiKey) => getWith(path, key) }
      expect(await create()).toEqual(endpoint)
      expect((await hub.get(`/api/webhook-endpoints/${endpoint.id}`)).body.secret).toBe(endpoint.secret)
    }, 60_000)

    async function getWith(path: string, apiKey: string): Promise<{ status: number; body: any }> {
      const response = await fetch(hub.url + path, { headers: { 'x-api-key': apiKey } })
      return { status: response.status, body: await response.json() }
    }
  })

  describe('the way in', () => {
    test('is one webhook, listed, removed and made again', async () => {
      const { body } = await internal('GET', '/webhooks')
      expect(body).toMatchObject({
        intake: 'webhook',
        webhook: { hook_url: `${hub.url}/webhooks/dialpad/${hub.appId}` },
        websocket: null,
      })
      expect(body.webhook.subscriptions.map((one: any) => one.kind)).toEqual([
        'call',
        'sms',
        'agent_status',
        'contact',
        'changelog',
      ])
      expect((await internal('DELETE', '/webhooks')).status).toBe(204)
      expect(simulator.dialpad.state.webhooks).toEqual([])
      expect(simulator.dialpad.state.subscriptions).toEqual([])
      expect((await internal('PUT', '/webhooks', { intake: null })).body.webhook.subscriptions).toHaveLength(
        5,
      )
      expect((await internal('POST', '/upkeep')).body.webhook.subscriptions).toHaveLength(5)
    })

    test('has its secret changed under load, and no event is refused', async () => {
      const from = simulator.dialpad.ledger.events.length
      const told = () => simulator.dialpad.ledger.events.length
      let isRotating = true
      const playing = (async () => {
        while (isRotating) {
          await simulator.control('POST', '/scenarios/first-call')
          for (let step = 0; step < 10; step++) await simulator.pass(500)
        }
        for (let step = 0; step < 60; step++) await simulator.pass(1_000)
      })()
      const secrets = new Set<string>()
      for (let rotation = 0; rotation < 3; rotation++) {
        const before = told()
        await until(async () => told() > before + 5, 'some events')
        expect((await internal('POST', '/webhooks/secret')).status).toBe(200)
        secrets.add(simulator.dialpad.state.webhooks[0]?.secret ?? '')
      }
      const before = told()
      await until(async () => told() > before + 5, 'some events more')
      isRotating = false
      await playing
      expect(secrets.size).toBe(3)
      const events = simulator.dialpad.ledger.events.slice(from)
      expect(events.length).toBeGreaterThan(20)
      const statuses = events.flatMap(({ attempts }) => attempts.map(attempt => attempt.status))
      expect(new Set(statuses)).toEqual(new Set([200]))
    })

    test('is a WebSocket where Dialpad cannot call, also past its hour', async () => {
      const { body } = await internal('PUT', '/webhooks', { intake: 'websocket' })
      expect(body).toMatchObject({ intake: 'websocket', webhook: null })
      expect(body.websocket.subscriptions).toHaveLength(5)
      expect(JSON.stringify(body)).not.toMatch(/ws:/)
      const isRead = () => until(async () => (await readers()) > 0, 'the hub to read')
      await isRead()
      let before = await callEvents()
      let told = await playCall()
      await until(async () => (await callEvents()) === before + told, 'all events of the call')
      // The hour is over: Dialpad closes the connection, and the address is good for nothing.
      await simulator.dialpad.clock.advance(HOUR)
      await sleep(50)
      await isRead()
      before = await callEvents()
      told = await playCall()
      await until(async () => (await callEvents()) === before + told, 'all events of the second call')
    }, 60_000)

    test('may be both at once, and what comes twice is one event', async () => {
      await internal('PUT', '/webhooks', { intake: 'both' })
      await until(async () => (await readers()) > 0, 'the hub to read')
      const from = simulator.dialpad.ledger.events.length
      const before = await callEvents()
      await playCall()
      const texts = new Set(
        simulator.dialpad.ledger.events
          .slice(from)
          .filter(({ kind }) => kind === 'call')
          .map(({ event }) => JSON.stringify(event)),
      )
      await until(async () => (await callEvents()) >= before + texts.size, 'all events')
      await sleep(200)
      expect(await callEvents()).toBe(before + texts.size)
      await internal('PUT', '/webhooks', { intake: null })
      expect(simulator.dialpad.state.websockets).toEqual([])
    }, 60_000)

    async function readers(): Promise<number> {
      return simulator.dialpad.sockets().count()
    }
  })

  test('an app that has offices gets their calls only', async () => {
    const offices = (await simulator.ask('GET', '/offices')).body.items
    const officeId = String(offices[0].id)
    await internal('PATCH', '', { office_ids: [officeId] })
    const { webhook } = (await internal('POST', '/upkeep')).body
    expect(webhook.subscriptions).toHaveLength(5)
    const targets = simulator.dialpad.state.subscriptions.map(({ kind, target }) => [
      kind,
      target?.id ?? null,
    ])
    expect(Object.fromEntries(targets)).toEqual({
      call: officeId,
      sms: officeId,
      agent_status: null,
      contact: null,
      changelog: null,
    })
    await internal('PATCH', '', { office_ids: [] })
    await internal('POST', '/upkeep')
    expect(simulator.dialpad.state.subscriptions.map(({ target }) => target)).toEqual(Array(5).fill(null))
  })

  test('disconnecting takes everything away at Dialpad, and is for keys with the scope', async () => {
    const reader = (await internal('POST', '/keys', { name: 'reader', scopes: ['read', 'write'] })).body
      .api_key
    const disconnect = (apiKey: string) =>
      fetch(`${hub.url}/auth/dialpad/disconnect`, { method: 'POST', headers: { 'x-api-key': apiKey } })
    expect(await (await disconnect(reader)).json()).toMatchObject({ code: 'INSUFFICIENT_SCOPE' })
    expect((await disconnect(hub.apiKey)).status).toBe(200)
    const { webhooks, subscriptions, grants } = simulator.dialpad.state
    expect({ webhooks, subscriptions, grants }).toEqual({ webhooks: [], subscriptions: [], grants: [] })
    expect((await status()).connected).toBe(false)
    expect(await (await disconnect(hub.apiKey)).json()).toMatchObject({ code: 'NOT_CONNECTED' })
    expect((await feedTypes()).at(-1)).toBe('connection.disconnected')
  })

  test('one key for the whole system connects an app without consent', async () => {
    expect((await internal('POST', '/connection')).body).toMatchObject({ code: 'NO_SYSTEM_KEY' })
    const { appId, apiKey } = hub
    await hub.stop()
    hub = {
      ...(await start({ dialpad: { baseUrl: simulator.url, oauth: null, apiKey: API_KEY } })),
      appId,
      apiKey,
    }
    expect((await internal('POST', '/connection')).status).toBe(200)
    expect((await internal('GET', '/connection')).body).toMatchObject({ connected: true, method: 'api_key' })
    expect(simulator.dialpad.state.subscriptions).toHaveLength(5)
    const asked = await fetch(`${hub.url}/authorize?app_id=${appId}`, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}` },
    })
    expect(await asked.json()).toMatchObject({ code: 'OAUTH_NOT_CONFIGURED' })
    const before = await callEvents()
    const told = await playCall()
    await until(async () => (await callEvents()) === before + told, 'all events of the call')
  }, 60_000)
})
