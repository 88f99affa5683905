import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { postWebhook } from '../src/outbound/post.ts'
import { Visitor } from './browser-session.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

describe('outbound webhooks to endpoints that do not answer as they should', () => {
  let server: Server
  let url: string
  let answer: (socket: Socket) => void

  beforeAll(async () => {
    server = createServer(socket => {
      socket.on('error', () => undefined)
      socket.once('data', () => answer(socket))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  })
  afterAll(() => new Promise(resolve => server.close(resolve)))

  const post = () => postWebhook(url, '{}', {}, { allowPrivate: true })

  test('one that switches protocols has answered: the delivery ends', async () => {
    answer = socket =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
    expect(await post()).toMatchObject({ status: 101, error: null })
  })

  test('one that hangs up without an answer is an error', async () => {
    answer = socket => socket.end()
    expect(await post()).toMatchObject({ status: null, error: expect.stringMatching(/./) })
  })

  test('one whose answer never ends is read for some kilobytes, and counts by its status', async () => {
    let sent = 0
    answer = socket => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      const piece = `10000\r\n${'x'.repeat(65_536)}\r\n`
      const send = () => {
        while (socket.writable && socket.write(piece)) sent += piece.length
      }
      socket.on('drain', send)
      send()
    }
    expect(await post()).toMatchObject({ status: 200, error: null })
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('outbound webhooks and the right to content', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)

  afterEach(() => vi.useRealTimers())

  async function create(more: object): Promise<string> {
    const made = await fetch(`${hub.url}/api/webhook-endpoints`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://127.0.0.1:9/good', ...more }),
    })
    expect(made.status).toBe(200)
    return ((await made.json()) as any).id
  }

  test('two changes at once do not give an administrator without PIN what neither gives alone', async () => {
    const ada = new Visitor(() => hub)
    await ada.join(hub.firstAdminLink ?? '', { name: 'Ada', email: 'ada@example.com' })
    const id = await create({ content: true })
    const other = new pg.Client({ connectionString: database.url })
    await other.connect()
    // As another request does that is not committed yet.
    await other.query('begin')
    await other.query(`update webhook_endpoints set content = false, url = 'http://127.0.0.1:9/evil'`)
    const change = ada.ask('PATCH', `/api/webhook-endpoints/${id}`, { content: true })
    await until(async () => {
      const { rowCount } = await database.asOwner.query(
        `select from pg_stat_activity where wait_event_type = 'Lock'`,
      )
      return rowCount !== 0
    }, 'the change waits for the other one')
    await other.query('commit')
    await other.end()
    expect(await change).toMatchObject({ status: 403, body: { code: 'PIN_REQUIRED' } })
    const { rows } = await database.asOwner.query('select content from webhook_endpoints where id = $1', [id])
    expect(rows).toEqual([{ content: false }])
  })

  test('are retried, replayed and signed by the clock of the database: a hub minutes behind does as any other', async () => {
    await database.asOwner.query('delete from webhook_endpoints')
    const id = await create({})
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 10 * 60_000 })
    await fetch(`${hub.url}/api/webhook-endpoints/${id}/secret?grace=5m`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey },
    })
    const secret = `select previous_secret_until > now() + interval '4 min' as lives from webhook_endpoints`
    expect((await database.asOwner.query(secret)).rows).toEqual([{ lives: true }])
    await hub.deliver(callEvent({ call_id: 7_900_000_000_000_001 }))
    const waits = await until(async () => {
      const { rows } = await database.asOwner.query(`
        select next_attempt_at > now() as later from webhook_deliveries as d
        where exists (select from webhook_attempts as a where a.delivery_id = d.id)`)
      return rows[0]
    }, 'an attempt that failed')
    expect(waits).toEqual({ later: true })
  })
})
