import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { readOptions } from '../src/options.ts'
import { startSimulator } from '../src/simulator.ts'
import { API_KEY, type Receiver, startReceiver, startTestSimulator, type TestSimulator } from './support.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('delivery to a receiver', () => {
  let receiver: Receiver
  let simulator: TestSimulator
  beforeEach(async () => {
    receiver = await startReceiver()
    simulator = await startTestSimulator('--no-traffic')
  })
  afterEach(async () => {
    await simulator.stop()
    await receiver.stop()
  })

  const play = (name: string, body = {}) => simulator.control('POST', `/scenarios/${name}`, body)
  const events = () => simulator.dialpad.ledger.events
  /** When an event was tried, in ms after the first time. */
  const triedAfter = (index: number) => {
    const attempts = events()[index]?.attempts ?? []
    return attempts.map(({ at }) => at - (attempts[0]?.at ?? 0))
  }

  test('signs with the secret of the webhook; the body is the token and the claims are the event', async () => {
    await simulator.subscribeAll(receiver.url, 'puppy')
    await play('inbound-missed')
    await simulator.pass(MINUTE)
    const [first] = receiver.delivered
    expect(first?.contentType).toBe('application/jwt')
    const [header = '', claims = '', signature] = first?.text.split('.') ?? []
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'HS256' })
    expect(createHmac('sha256', 'puppy').update(`${header}.${claims}`).digest('base64url')).toBe(signature)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual(events()[0]?.event)
  })

  test('sends plain JSON to a webhook without a secret', async () => {
    await simulator.subscribeAll(receiver.url)
    await play('inbound-missed')
    await simulator.pass(MINUTE)
    expect(receiver.delivered[0]?.contentType).toBe('application/json')
    expect(JSON.parse(receiver.delivered[0]?.text ?? '')).toEqual(events()[0]?.event)
  })

  test('tries a call event again after 2, 4 and 8 s, so that later events overtake it, and then gives up', async () => {
    receiver.answer = count => (count <= 1 ? 503 : 200)
    await simulator.subscribeAll(receiver.url)
    await play('inbound-department-missed')
    await simulator.pass(MINUTE)
    const order = receiver.delivered.map(({ text }) => JSON.parse(text).event_timestamp)
    expect(order).not.toEqual([...order].sort())
    receiver.answer = () => 500
    const before = events().length
    await play('inbound-missed')
    await simulator.pass(MINUTE)
    expect(triedAfter(before)).toEqual([0, 2, 6, 14].map(seconds => seconds * SECOND))
  })

  test('never tries again after a 4xx, not even 429', async () => {
    receiver.answer = count => [400, 401, 404, 410, 429][count % 5] ?? 400
    await simulator.subscribeAll(receiver.url)
    await play('inbound-user-held')
    await simulator.pass(10 * MINUTE)
    expect(events().length).toBeGreaterThan(6)
    for (const { attempts } of events()) expect(attempts).toHaveLength(1)
  })

  test('tries twice more at once when nobody answers', async () => {
    receiver.answer = count => (count <= 3 ? null : 200)
    await simulator.subscribeAll(receiver.url)
    await play('inbound-missed')
    await simulator.pass(MINUTE)
    expect(events()[0]?.attempts.map(({ status }) => status)).toEqual([null, null, null, 200])
  })

  test.each([
    ['sms-to-user', [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60].map(minutes => minutes * MINUTE)],
    ['contact-pooled', [100, 200, 400, 800]],
    ['settings-menu', [100, 200, 400, 800]],
    ['agent-quiet', [100, 200, 400, 800]],
  ])(
    'tries %s again as its kind is',
    async (scenario, waits) => {
      receiver.answer = () => 500
      await simulator.subscribeAll(receiver.url)
      await play(scenario)
      await simulator.pass(5 * HOUR)
      const moments = [0]
      for (const wait of waits) moments.push((moments.at(-1) ?? 0) + wait)
      expect(triedAfter(0)).toEqual(moments)
    },
    60_000,
  )

  test('sends only what was subscribed to', async () => {
    const { body: webhook } = await simulator.ask('POST', '/webhooks', { hook_url: receiver.url })
    const [department] = simulator.dialpad.company.departments
    const subscribe = (kind: string, options: object) =>
      simulator.ask('POST', `/subscriptions/${kind}`, { endpoint_id: webhook.id, ...options })
    const eventsOf = async (scenario: string) => {
      const from = receiver.delivered.length
      await play(scenario, { target: department?.name })
      await simulator.pass(10 * MINUTE)
      return receiver.delivered.slice(from).map(({ text }) => JSON.parse(text))
    }
    const { body: hangups } = await subscribe('call', { call_states: ['hangup'], group_calls_only: true })
    const groupCall = (await eventsOf('inbound-department-answered')).map(event => event.target.type)
    // The legs of the department's people, and its own: all of them belong to the call that came to it.
    expect(groupCall.at(-1)).toBe('department')
    expect(new Set(groupCall)).toEqual(new Set(['user', 'department']))
    expect(await eventsOf('inbound-user-answered')).toEqual([])
    await simulator.ask('PATCH', `/subscriptions/call/${hangups.id}`, { enabled: false })
    expect(await eventsOf('inbound-department-answered')).toEqual([])
    await subscribe('call', { target_type: 'department', target_id: department?.id })
    const ofTarget = await eventsOf('inbound-department-answered')
    expect(new Set(ofTarget.map(event => event.target.name))).toEqual(new Set([department?.name]))
    await subscribe('sms', { direction: 'outbound' })
    expect(
      (await eventsOf('sms-conversation')).map(event => [event.direction, event.message_status]),
    ).toEqual([['outbound', 'pending']])
  })

  test('shows texts and recordings only to those whose token may see them', async () => {
    const scopes = async (scope: string) => {
      const { clientId: client_id, clientSecret: client_secret } = {
        clientId: 'trunkline-demo',
        clientSecret: 'trunkline-demo-secret',
      }
      const redirect_uri = 'http://localhost/callback'
      const form = new URLSearchParams({ client_id, redirect_uri, scope, decision: 'approve' })
      const granted = await fetch(`${simulator.url}/oauth2/authorize`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      })
      const code = new URL(granted.headers.get('location') ?? '').searchParams.get('code')
      const token = await fetch(`${simulator.url}/oauth2/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ grant_type: 'authorization_code', client_id, client_secret, code }),
      })
      return ((await token.json()) as { access_token: string }).access_token
    }
    const post = async (token: string, path: string, body: object): Promise<any> => {
      await simulator.dialpad.clock.advance(100)
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const answer = await fetch(`${simulator.url}/api/v2${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return answer.json()
    }
    const { id: endpoint_id } = await post(API_KEY, '/webhooks', { hook_url: receiver.url })
    for (const token of [
      await scopes('calls:list'),
      await scopes('message_content_export:all recordings_export'),
    ]) {
      await post(token, '/subscriptions/sms', { endpoint_id, direction: 'all' })
      await post(token, '/subscriptions/call', { endpoint_id, call_states: ['recording'] })
    }
    await play('sms-to-user')
    await simulator.pass(MINUTE)
    const texts = receiver.delivered.map(({ text }) => JSON.parse(text).text)
    expect(texts.filter(text => text === null)).toHaveLength(1)
    expect(texts.filter(text => typeof text === 'string')).toHaveLength(1)
    for (let calls = 0; calls < 8; calls++) {
      await play('inbound-user-answered')
      await simulator.pass(2 * MINUTE)
    }
    const recordings = receiver.delivered
      .slice(2)
      .map(({ text }) => JSON.parse(text).recording_details.length)
    expect(new Set(recordings)).toEqual(new Set([0, 1]))
  })

  test('reaches those who cannot be reached over a websocket, for an hour', async () => {
    const { body: socket } = await simulator.ask('POST', '/websockets', { secret: 'kitten' })
    await simulator.ask('POST', '/subscriptions/call', { endpoint_id: socket.id, call_states: ['all'] })
    const reader = new WebSocket(socket.websocket_url)
    await once(reader, 'open')
    const read: string[] = []
    reader.on('message', data => read.push(String(data)))
    await play('inbound-missed')
    await simulator.pass(MINUTE)
    await expect.poll(() => read.length).toBe(3)
    const claims = read.map(text => JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()))
    expect(claims).toEqual(events().map(({ event }) => event))

    const closed = once(reader, 'close')
    await simulator.dialpad.clock.advance(HOUR)
    await closed
    const late = new WebSocket(socket.websocket_url)
    const [error] = await once(late, 'error')
    expect(String(error)).toContain('401')
    const { body: renewed } = await simulator.ask('GET', `/websockets/${socket.id}`)
    const again = new WebSocket(renewed.websocket_url)
    await once(again, 'open')
    again.terminate()
  })

  test('injects the faults that are set', async () => {
    await simulator.subscribeAll(receiver.url)
    const sentWith = async (faults: object, scenario = 'inbound-department-missed') => {
      await simulator.control('DELETE', '/faults')
      await simulator.control('PUT', '/faults', faults)
      const from = receiver.delivered.length
      await play(scenario)
      await simulator.pass(5 * MINUTE)
      return receiver.delivered.slice(from).map(({ text }) => text)
    }
    expect(await sentWith({ drop: 1 })).toEqual([])
    const twice = await sentWith({ duplicate: 1 })
    expect(new Set(twice).size).toBe(twice.length / 2)
    const sent = events().length
    const mixed = await sentWith({ reorder: 0.5 }, 'inbound-call-center-answered')
    const inOrder = events()
      .slice(sent)
      .map(({ event }) => JSON.stringify(event))
    expect(mixed).not.toEqual(inOrder)
    expect([...mixed].sort()).toEqual(inOrder.sort())
    await sentWith({ refuse429: 1 })
    expect((await simulator.ask('GET', '/company')).status).toBe(429)
    await sentWith({ refuse500: 1 })
    expect((await simulator.ask('GET', '/company')).status).toBe(500)
    const states = (await sentWith({ hangupNever: 1 }, 'inbound-user-held')).map(
      text => JSON.parse(text).state,
    )
    expect(states).toContain('connected')
    expect(states).not.toContain('hangup')
    await sentWith({ silence: 1 })
    const silent = fetch(`${simulator.url}/api/v2/company?apikey=${API_KEY}`, {
      signal: AbortSignal.timeout(300),
    })
    await expect(silent).rejects.toThrow('timeout')
    expect((await simulator.control('PUT', '/faults', { drop: 2 })).status).toBe(400)
    expect((await simulator.control('PUT', '/faults', { dorp: 1 })).status).toBe(400)
  })

  test('with --speed max, time runs as fast as the receiver answers', async () => {
    const options = readOptions(['--port', '0', '--host', '127.0.0.1', '--speed', 'max', '--rate', '20'])
    const fast = await startSimulator(options)
    const { clock, ledger, state, theatre } = fast.dialpad
    state.webhooks.push({ id: 1, hookUrl: receiver.url, secret: null })
    const subscription = {
      id: 2,
      kind: 'call',
      endpointId: 1,
      enabled: true,
      target: null,
      options: {},
      scopes: [],
    } as const
    state.subscriptions.push(subscription)
    const begun = clock.now()
    theatre.begin()
    await expect.poll(() => clock.now() - begun, { timeout: 15_000 }).toBeGreaterThan(10 * MINUTE)
    expect(ledger.calls.length).toBeGreaterThan(100)
    await expect.poll(() => receiver.delivered.length).toBeGreaterThan(500)
    await fast.stop()
  })
})
