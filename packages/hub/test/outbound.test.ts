import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../src/database/database.ts'
import { postWebhook } from '../src/outbound/post.ts'
import { isPublicAddress } from '../src/outbound/public-address.ts'
import { checkEndpoints } from '../src/outbound/sender.ts'
import { answeredByDepartment, callEvent } from './calls-of-dialpad.ts'
import { freshDatabase, startTestHub, until, useTestDatabase, useTestHub } from './support.ts'

interface Received {
  readonly headers: Record<string, string>
  readonly text: string
  readonly body: any
}

describe('webhooks that the hub sends', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  let consumer: Server
  let url: string
  let received: Received[]
  let answer: (body: any) => number
  let nextCall = 7_400_000_000_000_000

  beforeAll(async () => {
    consumer = createServer(async (request, response) => {
      let text = ''
      for await (const part of request) text += part
      const body = JSON.parse(text)
      const status = answer(body)
      if (status < 300) received.push({ headers: request.headers as Record<string, string>, text, body })
      response.writeHead(status).end()
    })
    await new Promise<void>(resolve => consumer.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(consumer.address() as AddressInfo).port}/hook`
  })
  beforeEach(async () => {
    received = []
    answer = () => 200
    await database.asOwner.query('delete from webhook_endpoints')
  })
  afterAll(async () => {
    await new Promise(resolve => consumer.close(resolve))
  })

  async function ask(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
    const response = await fetch(`${hub.url}/api/webhook-endpoints${path}`, {
      method,
      headers: {
        'x-api-key': hub.apiKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
  const create = async (more: object = {}) => (await ask('POST', '', { url, ...more })).body
  const deliver = (change: object = {}) => hub.deliver(callEvent({ call_id: nextCall++, ...change }))
  /** As if so much time had gone by for whatever waits and is not under way. */
  const letTimePass = () =>
    database.asOwner.query(
      `update webhook_deliveries as d set next_attempt_at = now() where status = 'pending' and attempts =
        (select count(*) from webhook_attempts where delivery_id = d.id)`,
    )
  const endpointNow = async (id: string) => (await ask('GET', `/${id}`)).body

  test('are signed as the specification says, by the official library, through a change of the secret', async () => {
    const { id, secret } = await create({ types: ['call.ring'] })
    await deliver()
    await until(async () => received.length === 1, 'the webhook')
    const [first] = received
    expect(new Webhook(secret).verify(first?.text ?? '', first?.headers ?? {})).toMatchObject({
      type: 'call.ring',
      call_id: nextCall - 1,
    })
    const { secret: next } = (await ask('POST', `/${id}/secret?grace=1h`)).body
    await deliver()
    await until(async () => received.length === 2, 'the second webhook')
    const second = received[1]
    for (const known of [secret, next]) new Webhook(known).verify(second?.text ?? '', second?.headers ?? {})
    await database.asOwner.query('update webhook_endpoints set previous_secret_until = now()')
    await deliver()
    await until(async () => received.length === 3, 'the third webhook')
    expect(() => new Webhook(secret).verify(received[2]?.text ?? '', received[2]?.headers ?? {})).toThrow()
    expect((await ask('POST', `/${id}/test`)).body).toMatchObject({ arrived: true, status: 200 })
    expect(received.at(-1)?.body.type).toBe('test')
  })

  test('send the selected event types, from the moment they were selected', async () => {
    await deliver()
    await create({ types: ['call.*'] })
    await create({ types: ['sms.received'], url: `${url}?sms` })
    for (const event of answeredByDepartment()) await hub.deliver(event)
    await until(async () => received.some(one => one.body.type === 'call.ended'), 'the end of the call')
    expect(received.every(one => one.body.type.startsWith('call.'))).toBe(true)
    expect(received.every(one => one.body.from_number === '+61491570156')).toBe(true)
  })

  test('of a call arrive in their order, though three of ten fail', async () => {
    const { id } = await create()
    let count = 0
    answer = () => (count++ % 10 < 3 ? 500 : 200)
    const calls = Array.from({ length: 6 }, () => nextCall++)
    const start = Date.parse('2026-03-02T01:00:00Z')
    for (const [place, state] of ['ringing', 'connected', 'hold', 'connected', 'hangup'].entries()) {
      for (const call of calls) {
        const at = start + place * 5_000
        const facts = { event_timestamp: at, date_connected: place > 0 ? start + 5_000 : null }
        await deliver({ call_id: call, state, ...facts, target: { type: 'user', id: 1, name: 'Jo' } })
      }
    }
    await until(
      async () => {
        await letTimePass()
        return (
          (await ask('GET', `/${id}/deliveries?status=delivered&limit=200`)).body.deliveries.length === 30
        )
      },
      'all of them',
      20_000,
    )
    for (const call of calls) {
      const cursors = received.filter(one => one.body.call_id === call).map(one => one.body.cursor)
      expect(cursors).toHaveLength(5)
      expect(cursors).toEqual(cursors.toSorted((a, b) => a - b))
    }
    const { deliveries } = (await ask('GET', `/${id}/deliveries?limit=200`)).body
    const attempts = deliveries.flatMap((one: any) => one.attempts)
    expect(attempts.filter((one: any) => one.status === 500).length).toBeGreaterThan(5)
    expect(attempts[0]).toMatchObject({ took_ms: expect.any(Number) })
  }, 40_000)

  test('of a call keep their order when another leg turns out to be the first of it', async () => {
    await create()
    const [root, agent] = [nextCall++, nextCall++]
    let isDown = true
    answer = () => (isDown ? 500 : 200)
    await deliver({ call_id: agent, state: 'ringing' })
    const refused = async (count: number) => {
      const { rows } = await database.asOwner.query(
        `select count(*)::int as count from webhook_attempts as a join webhook_deliveries as d on d.id = a.delivery_id
         where a.status = 500 and d.subject = '${agent}'`,
      )
      return rows[0].count >= count
    }
    await until(() => refused(1), 'the first delivery to be refused')
    isDown = false
    // From here on the call is another leg's: what is told of it must wait for what was refused.
    await deliver({ call_id: agent, entry_point_call_id: root, state: 'hold' })
    const other = nextCall
    await deliver()
    await until(async () => received.some(one => one.body.call_id === other), 'an event of another call')
    expect(received.map(one => one.body.call_id)).toEqual([other])
    await letTimePass()
    await until(async () => received.length === 3, 'all of the call')
    const cursors = received.filter(one => one.body.call_id !== other).map(one => one.body.cursor)
    expect(received.map(one => one.body.call_id)).toEqual([other, agent, root])
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b))
  })

  test('are sent again on the standard schedule; an endpoint that was down for hours gets all of them', async () => {
    const { id } = await create()
    answer = () => 503
    const waits: number[] = []
    await deliver()
    for (let attempt = 1; attempt <= 4; attempt++) {
      const delivery = await until(async () => {
        const one = (await ask('GET', `/${id}/deliveries`)).body.deliveries.at(-1)
        return one?.attempts.length === attempt && one
      }, `attempt ${attempt}`)
      const last = Date.parse(delivery.attempts.at(-1).at)
      waits.push(Math.round((Date.parse(delivery.next_attempt_at) - last) / 1_000))
      await deliver()
      await letTimePass()
    }
    expect(waits).toEqual([5, 300, 1_800, 7_200])
    expect((await endpointNow(id)).failing_since).not.toBeNull()
    answer = () => 200
    await until(async () => {
      await letTimePass()
      return received.length === 5
    }, 'all that was missed')
    await until(async () => (await endpointNow(id)).failing_since === null, 'the trouble to be over')
  }, 30_000)

  test('end at an address that is gone, and after days without an answer, and are notified before', async () => {
    const gone = await create()
    answer = () => 410
    await deliver()
    await until(async () => !(await endpointNow(gone.id)).enabled, 'the endpoint to be disabled')
    expect(await endpointNow(gone.id)).toMatchObject({
      disabled_reason: 'the endpoint responded with 410 Gone',
    })

    // It wants every event, those about itself included: a 410 to one of these would disable it at once.
    answer = () => 500
    const dead = await create()
    const owner = openDatabase(database.url, pino({ level: 'silent' }))
    /** Whoever sends at this moment has the endpoint locked, and it is looked after the next time. */
    const failingFor = async (hours: number, expected: readonly string[]) => {
      let told: string[] = []
      for (let attempt = 0; attempt < 20 && told.length < expected.length; attempt++) {
        told = await lookAfter(hours)
      }
      expect(told).toEqual(expected)
    }
    const lookAfter = async (hours: number) => {
      await database.asOwner.query(
        `update webhook_endpoints set failing_since = now() - $1 * interval '1 hour' where id = $2`,
        [hours, dead.id],
      )
      await checkEndpoints(owner.all)
      const { rows } = await database.asOwner.query(
        `select type from feed where type like 'webhook.%' order by seq`,
      )
      return rows.map(row => row.type)
    }
    await failingFor(2, ['webhook.disabled'])
    await failingFor(30, ['webhook.disabled', 'webhook.failing'])
    await failingFor(31, ['webhook.disabled', 'webhook.failing'])
    await failingFor(121, ['webhook.disabled', 'webhook.failing', 'webhook.disabled'])
    expect(await endpointNow(dead.id)).toMatchObject({ enabled: false })
    await owner.close()

    answer = () => 200
    await deliver()
    await ask('PATCH', `/${dead.id}`, { enabled: true })
    await until(
      async () => received.some(one => one.body.call_id === nextCall - 1),
      'what was missed meanwhile',
    )
  }, 30_000)

  test('are sent once more when asked, one or all of a span of time', async () => {
    const begun = new Date().toISOString()
    const { id } = await create()
    for (let count = 0; count < 3; count++) await deliver()
    await until(async () => received.length === 3, 'all of them')
    await until(
      async () => (await ask('GET', `/${id}/deliveries?status=delivered`)).body.deliveries.length === 3,
      'their account',
    )
    const [last] = (await ask('GET', `/${id}/deliveries`)).body.deliveries
    expect((await ask('POST', `/${id}/deliveries/${last.id}/replay`)).body).toEqual({ replayed: 1 })
    await until(async () => received.length === 4, 'one again')
    expect(received[3]?.body).toEqual(received[2]?.body)
    expect((await ask('POST', `/${id}/replay`, { since: begun })).body).toEqual({ replayed: 3 })
    await until(async () => received.length === 7, 'all again')
    expect((await ask('POST', `/${id}/deliveries/${id}/replay`)).status).toBe(404)
  })

  test('lead to no private or reserved address, IPv6 included, whatever their name says', async () => {
    const inside = [
      '127.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '169.254.169.254',
      '192.0.0.8',
      '192.0.2.1',
      '192.168.1.1',
      '172.20.0.1',
      '198.18.0.1',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::10.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2002:a00:1::1',
      '3fff::1',
      '4000::1',
      '5f00::1',
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'fec0::1',
      'ff02::1',
    ]
    expect(inside.filter(isPublicAddress)).toEqual([])
    const outside = ['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8']
    expect(outside.filter(address => !isPublicAddress(address))).toEqual([])
    for (const address of [
      url,
      url.replace('127.0.0.1', 'localhost'),
      url.replace('127.0.0.1', '[::ffff:7f00:1]'),
      'http://[::1]:1/',
      'http://0x7f.1/',
    ]) {
      const posted = await postWebhook(address, '{}', {}, { allowPrivate: false })
      expect(posted).toMatchObject({ status: null, error: expect.any(String) })
    }
    expect(received).toEqual([])
    expect((await ask('POST', '', { url: 'ftp://example.com' })).status).toBe(400)
    expect((await ask('POST', '', { url: 'https://me:pw@example.com' })).status).toBe(400)
  })
})

test('an endpoint with a private address is refused when it is created or changed', async () => {
  const database = await freshDatabase()
  const hub = await startTestHub(database.url, { allowPrivateWebhooks: false })
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${hub.url}/api/webhook-endpoints${path}`, {
      method,
      headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as any }
  }
  // An address of a public network, to which nothing is sent: no event happens.
  const made = await send('POST', '', { url: 'https://[2606:4700::1111]/hook' })
  expect(made.status).toBe(200)
  for (const url of [
    'http://127.0.0.1:9/',
    'http://localhost:9/',
    'http://hub.internal/',
    'http://[fec0::1]/',
    'http://[2002:c0a8:101::1]/',
    'http://[::ffff:192.168.1.1]/',
    'http://2130706433/',
  ]) {
    expect([url, (await send('POST', '', { url })).body.code]).toEqual([url, 'PRIVATE_ADDRESS'])
    expect([url, (await send('PATCH', `/${made.body.id}`, { url })).body.code]).toEqual([
      url,
      'PRIVATE_ADDRESS',
    ])
  }
  await hub.stop()
  await database.drop()
})
