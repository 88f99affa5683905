import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { signToken } from '@trunkline/dialpad'
import pg from 'pg'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { createHealth } from '../src/health.ts'
import { EventLog } from '../src/ingest/event-log.ts'
import { insertEvents } from '../src/ingest/insert-events.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { SHARED_SECRET, useTestDatabase, useTestHub } from './support.ts'

const MEGABYTE = 1024 * 1024
const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

describe('forged webhooks', () => {
  const hub = useTestHub()

  /** A webhook of which all but the last byte has been sent. */
  async function begin(
    length: number,
  ): Promise<{ sending: ClientRequest; answer: Promise<IncomingMessage> }> {
    const sending = request(`${hub.url}/webhooks/dialpad`, {
      method: 'POST',
      headers: { 'content-type': 'application/jwt', 'content-length': length },
    })
    const answer = once(sending, 'response').then(([response]) => response as IncomingMessage)
    answer.catch(() => undefined)
    sending.on('error', () => undefined)
    await new Promise(sent => sending.write(Buffer.alloc(length - 1, 'a'), sent))
    return { sending, answer }
  }

  const post = (body: string | Buffer) =>
    fetch(`${hub.url}/webhooks/dialpad`, {
      method: 'POST',
      headers: { 'content-type': 'application/jwt' },
      body,
    })
  const big = (call_id: number) =>
    signToken(JSON.stringify(callEvent({ call_id, note: 'x'.repeat(2 * MEGABYTE) })), SHARED_SECRET)

  test('of megabytes hold only so much memory together: beyond it large ones get 503, small ones are taken', async () => {
    const forged = await Promise.all(Array.from({ length: 9 }, () => begin(4 * MEGABYTE - 10)))
    const refused = await Promise.race(forged.map(({ answer }) => answer))
    expect(refused.statusCode).toBe(503)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const large = await post(big(7_900_000_000_000_001))
    expect([large.status, await large.json()]).toMatchObject([503, { code: 'OVERLOADED' }])
    expect((await hub.deliver(callEvent({ call_id: 7_900_000_000_000_002 }))).status).toBe(200)
    for (const { sending } of forged) sending.destroy()
    await expect.poll(async () => (await post(big(7_900_000_000_000_003))).status).toBe(200)
  })

  test.each([
    [
      'whose header is absurd',
      `${Buffer.from(`{"alg":"HS256","x":"${'x'.repeat(5_000)}"}`).toString('base64url')}.e30.${'A'.repeat(43)}`,
      400,
    ],
    ['whose signature is absurd', `${HEADER}.e30.${'A'.repeat(100_000)}`, 400],
    ['whose signature is too short to be one', `${HEADER}.e30.AAAA`, 401],
    ['of too many parts', `${HEADER}.e30.e30.${'A'.repeat(43)}`, 400],
    ['whose payload is empty', `${HEADER}..${'A'.repeat(43)}`, 400],
    ['that is megabytes of JSON that nobody signed', `{"a":[${'{},'.repeat(MEGABYTE)}`, 401],
  ])('are refused for what one sees at once: one %s', async (_what, body, status) => {
    expect((await post(body)).status).toBe(status)
  })
})

describe('the queue of events that are to be stored', () => {
  const database = useTestDatabase()

  test('is bounded in bytes as well as in events, and takes events again when there is room', async () => {
    const log = new EventLog(insertEvents(database.tables.all), createHealth(pino({ level: 'silent' })).write)
    const locker = new pg.Client({ connectionString: database.url })
    await locker.connect()
    await locker.query('begin; lock table raw_events in access exclusive mode')
    const append = (call_id: number, length: number) => {
      const event = callEvent({ call_id, note: 'x'.repeat(length) })
      return log.append({ appId: null, source: 'webhook', payload: JSON.stringify(event), event })
    }
    const waiting = Array.from({ length: 15 }, (_, n) => append(n + 1, 4 * MEGABYTE))
    const refused = append(100, 4 * MEGABYTE).then(() => append(101, 4 * MEGABYTE))
    const small = append(102, 100)
    const outcome = await Promise.race([
      refused.catch(error => error),
      new Promise(resolve => setTimeout(resolve, 2_000, 'taken')),
    ])
    await locker.query('commit')
    expect(outcome).toMatchObject({ status: 503, code: 'OVERLOADED' })
    expect(await small).toBe('stored')
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['stored']))
    expect(await append(103, 4 * MEGABYTE)).toBe('stored')
    await locker.end()
  }, 60_000)
})
