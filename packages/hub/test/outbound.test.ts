import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import pino from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../src/database/database.ts'
import { isPrivateAddress, postWebhook } from '../src/outbound/post.ts'
import { lookAfterEndpoints } from '../src/outbound/sender.ts'
import { answeredByDepartment, callEvent } from './calls-of-dialpad.ts'
import { type FreshDatabase, freshDatabase, startTestHub, type TestHub, until } from './support.ts'

interface Received {
  readonly headers: Record<string, string>
  readonly text: string
  readonly body: any
}

describe('webhooks that the hub sends', () => {
  let database: FreshDatabase
  let hub: TestHub
  let client: pg.Client
  let consumer: Server
  let url: string
  let received: Received[]
  let answer: (body: any) => number
  let nextCall = 7_400_000_000_000_000

  beforeAll(async () => {
    database = await freshDatabase()
    hub = await startTestHub(database.url)
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
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
    await client.query('delete from webhook_endpoints')
  })
  afterAll(async () => {
    await client.end()
    await hub.stop()
    await new Promise(resolve => consumer.close(resolve))
    await database.drop()
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
    client.query(
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
    await client.query('update webhook_endpoints set previous_secret_until = now()')
    await deliver()
    await until(async () => received.length === 3, 'the third webhook')
    expect(() => new Webhook(secret).verify(received[2]?.text ?? '', received[2]?.headers ?? {})).toThrow()
    expect((await ask('POST', `/${id}/test`)).body).toMatchObject({ arrived: true, status: 200 })
    expect(received.at(-1)?.body.type).toBe('test')
  })

  test('tell of what is wanted, from the moment it was asked for', async () => {
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

  test('are sent again on the standard schedule; who was down for hours is told of all of it', async () => {
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

  test('end at an address that is gone, and after days without an answer, and are told of that before', async () => {
    const gone = await create()
    answer = () => 410
    await deliver()
    await until(async () => !(await endpointNow(gone.id)).enabled, 'the endpoint to be disabled')
    expect(await endpointNow(gone.id)).toMatchObject({
      disabled_reason: 'the endpoint responded with 410 Gone',
    })

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
      await client.query(
        `update webhook_endpoints set failing_since = now() - $1 * interval '1 hour' where id = $2`,
        [hours, dead.id],
      )
      await lookAfterEndpoints(owner.all)
      const { rows } = await client.query(`select type from feed where type like 'webhook.%' order by seq`)
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

  test('lead to no address within the house, whatever its name says', async () => {
    const inside = [
      '127.0.0.1',
      '10.1.2.3',
      '169.254.169.254',
      '192.168.1.1',
      '172.20.0.1',
      '::1',
      '::ffff:10.0.0.1',
    ]
    expect(inside.filter(address => !isPrivateAddress(address))).toEqual([])
    expect(['8.8.8.8', '2606:4700::1111', '172.32.0.1'].filter(isPrivateAddress)).toEqual([])
    for (const address of [url, url.replace('127.0.0.1', 'localhost'), 'http://[::1]:1/', 'http://0x7f.1/']) {
      const posted = await postWebhook(address, '{}', {}, { allowPrivate: false })
      expect(posted).toMatchObject({ status: null, error: expect.any(String) })
    }
    expect(received).toEqual([])
    expect((await ask('POST', '', { url: 'ftp://example.com' })).status).toBe(400)
    expect((await ask('POST', '', { url: 'https://me:pw@example.com' })).status).toBe(400)
  })
})
