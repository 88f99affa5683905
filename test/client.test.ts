import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createClient, type FeedEvent, TrunklineError, verifyWebhook } from '../packages/client/src/index.ts'
import { Visitor } from '../packages/hub/test/browser-session.ts'
import { answeredByDepartment, callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { freePort, startTestHub, type TestHub, until, useTestDatabase } from '../packages/hub/test/support.ts'

const STORY = [
  'call.ring',
  'call.updated',
  'call.started',
  'call.held',
  'call.resumed',
  'call.ended',
  'call.updated',
]

describe('the client library', () => {
  const database = useTestDatabase()
  let hub: TestHub
  let port: number
  let apiKey: string
  let nextCall = 7_300_000_000_000_000

  const connect = () => createClient({ url: hub.url, apiKey })

  beforeAll(async () => {
    port = await freePort()
    hub = await startTestHub(database.url, { port })
    apiKey = hub.apiKey
    for (const event of answeredByDepartment()) await hub.deliver(event)
    await until(async () => (await connect().calls.list()).data[0]?.status === 'ended', 'the call to end')
  })
  afterAll(async () => {
    await hub.stop()
  })
  afterEach(() => vi.unstubAllGlobals())

  const deliver = () => hub.deliver(callEvent({ call_id: nextCall++ }))

  /** Takes so many events. */
  async function take(feed: AsyncIterable<FeedEvent>, count: number): Promise<FeedEvent[]> {
    const taken: FeedEvent[] = []
    for await (const event of feed) {
      taken.push(event)
      if (taken.length === count) break
    }
    return taken
  }

  test('reads calls, one, some, or all page by page', async () => {
    const client = connect()
    const filter = { direction: 'inbound', since: new Date(0), limit: 10, total: true } as const
    const { data, total } = await client.calls.list(filter)
    expect(total).toBe(1)
    const [call] = data
    expect(call).toMatchObject({ from_name: 'John Smith', status: 'ended', duration_ms: 60_000 })
    expect(await client.calls.get(call?.call_id ?? '')).toMatchObject({ id: call?.id, legs: [{}, {}] })
    for (let count = 0; count < 230; count++) await deliver()
    await until(async () => (await client.calls.list({ total: true })).total === 231, 'all calls')
    const all = await Array.fromAsync(client.calls.all())
    expect(new Set(all.map(one => one.id)).size).toBe(231)
    expect(await client.calls.active()).toHaveLength(230)
    expect(await Array.fromAsync(client.contacts.all())).toEqual([])
    expect(await client.status()).toMatchObject({ connected: false })
    expect(client.connectUrl(hub.appId, '/done')).toBe(
      `${hub.url}/auth/dialpad/connect?app_id=${hub.appId}&return_to=%2Fdone`,
    )
  }, 30_000)

  test('throws what the hub said, with its code', async () => {
    const stranger = createClient({ url: hub.url, apiKey: 'tl_wrong' })
    await expect(stranger.calls.list()).rejects.toMatchObject({ status: 401, code: 'INVALID_API_KEY' })
    await expect(connect().calls.get('1')).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const nobody = createClient({ url: 'http://127.0.0.1:9', apiKey, retries: 0 })
    await expect(nobody.status()).rejects.toMatchObject({ status: 0, code: 'NO_ANSWER' })
    await expect(take(stranger.feed(), 1)).rejects.toBeInstanceOf(TrunklineError)
  })

  test('asks again what may succeed later, when the hub says, and does nothing twice', async () => {
    const asked: { key: string | undefined; at: number }[] = []
    const server = createServer((request, response) => {
      asked.push({ key: request.headers['idempotency-key'] as string | undefined, at: performance.now() })
      const isLast = asked.length === 3
      response
        .writeHead(isLast ? 202 : 503, { 'content-type': 'application/json', 'retry-after': '0.1' })
        .end(isLast ? '{"call_id":"1"}' : '{"error":"Busy","code":"OVERLOADED"}')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await createClient({ url, apiKey }).calls.place({ user_id: '1', to: '+61491570156' })).toEqual({
      call_id: '1',
    })
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map(one => one.key)).size).toBe(1)
    expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
    server.close()
  })

  test.each([
    ['a WebSocket', () => undefined],
    ['an event stream, where there is no WebSocket', () => vi.stubGlobal('WebSocket', undefined)],
    [
      'asking again and again, where nothing stays open',
      () => {
        vi.stubGlobal('WebSocket', undefined)
        const original = fetch
        vi.stubGlobal('fetch', (input: URL, init?: RequestInit) =>
          String(input).includes('/api/v1/events')
            ? Promise.reject(new TypeError('refused'))
            : original(input, init),
        )
      },
    ],
  ])(
    'delivers the feed over %s: what was missed, that it has caught up, then what is new',
    async (_, arrange) => {
      arrange()
      const feed = connect().feed({ since: 0 })
      const events: FeedEvent[] = []
      const reading = (async () => {
        for await (const event of feed) {
          events.push(event)
          if (event.type === 'call.ring' && event.data.call_id === String(nextCall - 1) && feed.isCaughtUp)
            break
        }
      })()
      await feed.caughtUp()
      expect(events.slice(0, 7).map(event => event.type)).toEqual(STORY)
      await deliver()
      await reading
      expect(events.map(event => event.cursor)).toEqual(events.map((_event, index) => index + 1))
      expect(feed.cursor).toBe(events.length)
    },
    60_000,
  )

  test('reads Server-Sent Events as the standard defines them, whatever a proxy does to lines and chunks', async () => {
    vi.stubGlobal('WebSocket', undefined)
    const stream = [
      '\uFEFFevent: trunkline:ready\r\ndata: {"feed_id":"f"}\r\n\r\n',
      ': a comment\r\n\r\n',
      'id:1\r\nevent:message\r\ndata:{"type":"sms.sent",\r\ndata:"cursor":1,"text":"Zoë"}\r\n\r\n',
      'retry: 5\ndata: {"type":"sms.sent","cursor":2,"text":"🚀"}\n\n',
    ].join('')
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const byByte = Array.from(Buffer.from(stream), byte => Buffer.of(byte))
      Readable.from(byByte).pipe(response, { end: false })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const feed = createClient({ url, apiKey }).feed({ since: 0, signal: AbortSignal.timeout(10_000) })
    const caughtUp = feed.caughtUp()
    expect(await take(feed, 2)).toEqual([
      { type: 'sms.sent', cursor: 1, text: 'Zoë' },
      { type: 'sms.sent', cursor: 2, text: '🚀' },
    ])
    await caughtUp
    expect(feed.feedId).toBe('f')
    // Leaving the loop cancels the request, or the server could not close.
    await new Promise(resolve => server.close(resolve))
  })

  test('goes on where it was after the hub was away, without a gap or a double', async () => {
    const feed = connect().feed()
    const first = connect()
    const { cursor } = await fetch(`${hub.url}/api/feed`, { headers: { 'x-api-key': apiKey } }).then(
      answer => answer.json() as Promise<{ cursor: number }>,
    )
    const reading = take(feed, 30)
    await feed.caughtUp().catch(() => undefined)
    for (let count = 0; count < 30; count++) {
      await deliver()
      if (count === 10 || count === 20) {
        await hub.stop()
        hub = await startTestHub(database.url, { port })
      }
    }
    const events = await reading
    expect(events.map(event => event.cursor)).toEqual(
      Array.from({ length: 30 }, (_, index) => cursor + index + 1),
    )
    expect((await first.calls.active()).length).toBeGreaterThan(30)
  }, 60_000)

  test('returns to its WebSocket after the hub was away for long, and says when it was lost and when it caught up', async () => {
    const requested: string[] = []
    const record: typeof fetch = (input, init) => {
      requested.push(new URL(String(input)).pathname)
      return fetch(input, init)
    }
    const happened: string[] = []
    const feed = createClient({ url: hub.url, apiKey, retries: 0, fetch: record }).feed({
      longestWaitMs: 20,
      onCaughtUp: () => void happened.push('caught up'),
      onDisconnect: () => void happened.push('lost'),
    })
    const reading = take(feed, 1)
    await feed.caughtUp()
    await hub.stop()
    await until(async () => happened.length > 12, 'many attempts')
    hub = await startTestHub(database.url, { port })
    await until(async () => happened.at(-1) === 'caught up', 'the feed to catch up')
    await deliver()
    expect(await reading).toMatchObject([{ type: 'call.ring' }])
    expect(happened.filter(one => one === 'caught up')).toHaveLength(2)
    expect(requested).not.toContain('/api/v1/events')
  }, 30_000)

  describe('without a key, on a page of the hub', () => {
    const visitor = new Visitor(() => hub)
    /** A browser sends the cookie by itself. */
    const withCookie: typeof fetch = (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, cookie: visitor.cookie } })

    beforeAll(async () => {
      await visitor.join(hub.firstAdminLink ?? '', { name: 'Ada', email: 'ada@example.com' })
    })

    test.each([
      ['a WebSocket', true],
      ['an event stream', false],
    ])('acts for the person who is signed in, over %s', async (_, hasSockets) => {
      const CookieSocket = class extends WebSocket {
        constructor(url: URL) {
          super(url, { headers: { cookie: visitor.cookie } } as never)
        }
      }
      vi.stubGlobal('WebSocket', hasSockets ? CookieSocket : undefined)
      const page = createClient({ url: hub.url, fetch: withCookie })
      expect((await page.request('get', '/session')).user?.email).toBe('ada@example.com')
      const feed = page.feed()
      const reading = take(feed, 1)
      await feed.caughtUp()
      await deliver()
      expect(await reading).toMatchObject([{ type: 'call.ring' }])
    })

    test('throws INVALID_API_KEY when nobody is signed in', async () => {
      const unauthorized = { status: 401, code: 'INVALID_API_KEY' }
      await expect(take(createClient({ url: hub.url }).feed(), 1)).rejects.toMatchObject(unauthorized)
    })
  })

  test.each([
    ['a WebSocket', () => undefined],
    ['an event stream', () => vi.stubGlobal('WebSocket', undefined)],
  ])(
    'throws CURSOR_GONE over %s when the cursor is beyond the end or of another database',
    async (_, arrange) => {
      arrange()
      const gone = { status: 410, code: 'CURSOR_GONE', details: { resume: expect.any(String) } }
      await expect(take(connect().feed({ since: 1_000_000 }), 1)).rejects.toMatchObject(gone)
      const feedId = '00000000-0000-4000-8000-000000000000'
      await expect(take(connect().feed({ since: 1, feedId }), 1)).rejects.toMatchObject(gone)
    },
  )

  test('reports the gap and continues from now where it is given a handler for it', async () => {
    const gaps: string[] = []
    const feed = connect().feed({ since: 1_000_000, onGap: gone => void gaps.push(gone.code) })
    const reading = take(feed, 1)
    await feed.caughtUp()
    expect(gaps).toEqual(['CURSOR_GONE'])
    await deliver()
    const [event] = await reading
    expect(event?.type).toBe('call.ring')
    const { feedId, cursor } = feed
    expect(feedId).toMatch(/^[0-9a-f-]{36}$/)
    await deliver()
    const further = connect().feed({ since: cursor ?? 0, ...(feedId === null ? {} : { feedId }) })
    expect(await take(further, 1)).toMatchObject([{ cursor: (cursor ?? 0) + 1 }])
  })

  test('narrows the feed, and ends when it is told to', async () => {
    const ended = await take(connect().feed({ since: 0, types: ['call.ended'], number: '+61491570156' }), 1)
    expect(ended).toMatchObject([{ type: 'call.ended', cursor: 6 }])
    const signal = AbortSignal.timeout(300)
    expect(await take(connect().feed({ signal }), 1)).toEqual([])
  })

  test('verifies webhooks by the Standard Webhooks specification', async () => {
    const secret = `whsec_${Buffer.from('a secret of 24 bytes or m').toString('base64')}`
    const body = '{"type":"call.ended"}'
    const timestamp = String(Math.floor(Date.now() / 1_000))
    const sign = (at: string) =>
      createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
        .update(`msg_1.${at}.${body}`)
        .digest('base64')
    const headers = (signature: string, at = timestamp) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': at,
      'webhook-signature': signature,
    })
    const good = `v1,${Buffer.from('another').toString('base64')} v1,${sign(timestamp)}`
    expect(await verifyWebhook({ body, headers: headers(good) }, secret)).toEqual({ type: 'call.ended' })
    expect(await verifyWebhook({ body, headers: new Headers(headers(good)) }, secret)).toEqual({
      type: 'call.ended',
    })
    const old = String(Number(timestamp) - 3_600)
    for (const bad of [
      { body: `${body} `, headers: headers(good) },
      { body, headers: headers(`v1,${sign(old)}`, old) },
      { body, headers: headers('v1,AAAA v2,x nonsense') },
      { body, headers: {} },
    ]) {
      await expect(verifyWebhook(bad, secret)).rejects.toMatchObject({ code: 'INVALID_SIGNATURE' })
    }
  })

  test('is built as it is to be installed: modules with declarations, and one dependency', async () => {
    const folder = new URL('../packages/client', import.meta.url).pathname
    await promisify(execFile)(process.execPath, [
      new URL('../node_modules/typescript/bin/tsc', import.meta.url).pathname,
      '-p',
      `${folder}/tsconfig.build.json`,
    ])
    const { publint } = await import('publint')
    const { messages } = await publint({ pkgDir: folder, strict: true })
    expect(messages).toEqual([])
    const packed = await mkdtemp(join(tmpdir(), 'trunkline-client-'))
    await promisify(execFile)('npm', ['pack', '--pack-destination', packed], { cwd: folder })
    const [tarball = ''] = await readdir(packed)
    const types = await checkPackage(createPackageFromTarballData(await readFile(join(packed, tarball))))
    await rm(packed, { recursive: true })
    // It is for modules only, and says so to whoever would `require` it.
    const problems = types.types === false ? ['no types'] : types.problems
    expect(problems.filter(one => typeof one === 'string' || one.kind !== 'CJSResolvesToESM')).toEqual([])
    const { dependencies } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))
    expect(Object.keys(dependencies)).toEqual(['eventsource-parser'])
    const built = await import(`${folder}/dist/index.js`)
    expect(Object.keys(built).sort()).toEqual([
      'Feed',
      'TrunklineError',
      'createClient',
      'isCallEvent',
      'verifyWebhook',
    ])
  }, 60_000)
})
