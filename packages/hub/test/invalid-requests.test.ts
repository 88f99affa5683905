import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { answeredByDepartment } from './calls-of-dialpad.ts'
import {
  type FreshDatabase,
  freshDatabase,
  INTERNAL_SECRET,
  startTestHub,
  until,
  useTestDatabase,
  useTestHub,
} from './support.ts'

/** Values that nobody should send; encoded as they stand in an address. */
const NASTY = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%ff',
  '1e30',
  '-1',
  '99999999999999999999',
  '9223372036854775808',
  '-271821-04-20T00:00:00.000Z',
  '%2B275760-09-13T00:00:00.000Z',
  '0000-01-01T00:00:00Z',
  '2026-13-45T99:99:99Z',
  '2026-01-01T23:59:60Z',
  'NaN',
  'Infinity',
  'toString',
  '__proto__',
  '%27;drop%20table%20calls',
  'x'.repeat(600),
  '',
]
const NASTY_IN_BODY: unknown[] = [
  null,
  'a\0b',
  '\ud800',
  1e30,
  -1,
  '99999999999999999999',
  '2026-01-01T23:59:60Z',
  '0000-01-01T00:00:00Z',
  [],
  ['\0'],
  {},
  { a: { b: '\0' } },
  'x'.repeat(3_000),
  true,
]

describe('a request that is wrong', () => {
  const database = useTestDatabase()
  let other: FreshDatabase | undefined
  const hub = useTestHub(database)
  let head: number

  beforeAll(async () => {
    for (const event of answeredByDepartment()) await hub.deliver(event)
    head = await until(async () => {
      const { body } = await hub.get('/api/feed')
      return body.cursor === 7 && body.cursor
    }, 'the feed')
  })
  afterAll(async () => {
    await other?.drop()
  })

  async function send(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any; headers: Headers }> {
    const secret = path.startsWith('/internal')
      ? { authorization: `Bearer ${INTERNAL_SECRET}` }
      : { 'x-api-key': hub.apiKey }
    const answer = await fetch(hub.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...secret,
        origin: hub.url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = method === 'HEAD' ? '' : await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    }
  }

  test.each<[string, string, object]>([
    [
      '/api/calls?limit=abc',
      'limit must be an integer from 1 to 500, not "abc"',
      { field: 'limit', expected: 'an integer from 1 to 500', given: 'abc' },
    ],
    [
      '/api/calls?limit=501',
      'limit must be an integer from 1 to 500, not "501"',
      { field: 'limit', given: '501' },
    ],
    [
      '/api/calls?limit=1&limit=2',
      'limit must be an integer from 1 to 500, not ["1","2"]',
      { field: 'limit' },
    ],
    [
      '/api/calls?direction=sideways',
      'direction must be "inbound", "outbound" or "all", not "sideways"',
      { field: 'direction', given: 'sideways' },
    ],
    [
      '/api/calls?status=dead',
      'status must be "ringing", "active", "held", "ended", "missed" or "voicemail", not "dead"',
      { field: 'status' },
    ],
    [
      '/api/calls?since=1e30',
      'since must be an ISO 8601 time, or Unix time in milliseconds or seconds, not "1e30"',
      { field: 'since', given: '1e30' },
    ],
    [
      '/api/calls?since=-271821-04-20T00:00:00.000Z',
      'since must be an ISO 8601 time, or Unix time in milliseconds or seconds, not "-271821-04-20T00:00:00.000Z"',
      { field: 'since' },
    ],
    [
      '/api/calls?user=99999999999999999999',
      'user must be a Dialpad id or an email address, not "99999999999999999999"',
      { field: 'user' },
    ],
    [
      '/api/calls?number=abc',
      'number must be an E.164 phone number such as +14155550100, not "abc"',
      { field: 'number' },
    ],
    [
      '/api/calls?has_recording=maybe',
      'has_recording must be true or false, not "maybe"',
      { field: 'has_recording' },
    ],
    [
      '/api/calls?department=a%00b',
      'department must be text without NUL characters or unpaired surrogates, not "a\\u0000b"',
      { field: 'department' },
    ],
    [
      '/api/calls?since=2026-02-02&until=2026-01-01',
      'since must be earlier than until, not "2026-02-02"',
      { field: 'since' },
    ],
    [
      '/api/calls/99999999999999999999',
      'id must be a call’s UUID or a Dialpad id, not "99999999999999999999"',
      { field: 'id' },
    ],
    [
      '/api/feed?since=99999999999999999999',
      'since must be an integer from 0 to 9007199254740991, not "99999999999999999999"',
      { field: 'since' },
    ],
    ['/internal/apps/%00', 'app_id must be a UUID, not "\\u0000"', { field: 'app_id' }],
  ])(
    '%s is answered with 400 that names the field, what is allowed, and what was given',
    async (path, error, detail) => {
      const { status, body } = await send('GET', path)
      expect({ status, error: body.error, code: body.code }).toEqual({
        status: 400,
        error,
        code: 'INVALID_REQUEST',
      })
      expect(body.details).toEqual([expect.objectContaining(detail)])
    },
  )

  test('what was given is cut, and never a secret', async () => {
    const long = await send('GET', `/api/calls?direction=${'x'.repeat(5_000)}`)
    expect(long.body.error.length).toBeLessThan(250)
    for (const [method, path, body, secret] of [
      [
        'POST',
        '/session/links',
        { token: 'my-own-token', password: ['my-own-password'], pin: 'my-own-pin' },
        'my-own',
      ],
      ['POST', '/session/links/lookup', { token: 'my-own-token' }, 'my-own'],
      ['GET', `/api/events?ticket=my-own-${'x'.repeat(200)}`, undefined, 'my-own'],
      ['POST', '/api/staff/me/unlock', { pin: 'my-own' }, 'my-own'],
    ] as const) {
      const answer = await send(method, path, body)
      expect([path, answer.status]).toEqual([path, 400])
      expect(JSON.stringify(answer.body)).not.toContain(secret)
    }
  })

  test.each([
    ['nonsense', 'AAAA'],
    [
      'of a day that is none',
      Buffer.from(`2026-99-99T00:00:00+00:00 ${'a'.repeat(8)}-aaaa-aaaa-aaaa-${'a'.repeat(12)}`).toString(
        'base64url',
      ),
    ],
    [
      'of an id that is none',
      Buffer.from(`2026-01-01T00:00:00+00:00 ${'-'.repeat(36)}`).toString('base64url'),
    ],
  ])('a cursor of a list that is %s is answered with 400', async (_what, cursor) => {
    const { status, body } = await send('GET', `/api/calls?cursor=${cursor}`)
    expect([status, body.code, body.details]).toMatchObject([400, 'INVALID_CURSOR', [{ field: 'cursor' }]])
  })

  test('what is no request at all, or too long to be one, is answered in the same shape', async () => {
    const ask = (text: string) =>
      new Promise<string>(resolve => {
        let answer = ''
        const socket = connect(Number(new URL(hub.url).port), '127.0.0.1', () => socket.write(text))
        socket.on('data', data => (answer += data))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(answer))
      })
    expect(await ask('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*"code":"MALFORMED_REQUEST"}$/s)
    const long = `GET /api/calls?text=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: hub\r\n\r\n`
    expect(await ask(long)).toMatch(/^HTTP\/1\.1 431 .*"code":"HEADERS_TOO_LARGE"}$/s)
  })

  test('every error is reported at once', async () => {
    const { body } = await send('GET', '/api/calls?limit=0&offset=x&colour=red')
    expect(body.details.map((one: any) => one.field).sort()).toEqual(['colour', 'limit', 'offset'])
  })

  test('an unknown parameter is answered with 400 that names those that are known', async () => {
    for (const path of [
      '/api/calls?limt=5',
      '/api/agents?limit=5',
      '/health?x=1',
      '/api/feed?sinse=5',
      '/session?x=1',
      '/api/calls/active?direction=inbound',
    ]) {
      const { status, body } = await send('GET', path)
      expect([path, status, body.code]).toEqual([path, 400, 'INVALID_REQUEST'])
    }
    expect((await send('GET', '/api/audit?limt=5')).body).toEqual({
      error: 'limt is not a known field (allowed: before, limit)',
      code: 'INVALID_REQUEST',
      details: [{ field: 'limt', allowed: ['before', 'limit'] }],
    })
    expect((await send('POST', '/internal/apps', { name: 'A', colour: 'red' })).body).toMatchObject({
      code: 'INVALID_REQUEST',
      details: [{ field: 'colour', allowed: ['name'] }],
    })
    expect((await send('POST', '/api/calls/1/hangup', { now: true })).body).toMatchObject({
      code: 'INVALID_REQUEST',
    })
    // Where others add parameters of their own, they are left alone.
    expect((await send('GET', '/callback?state=a&code=b&scope=c')).body.code).not.toBe('INVALID_REQUEST')
    expect((await send('POST', '/webhooks/dialpad?origin=dialpad', {})).body.code).not.toBe('INVALID_REQUEST')
    expect((await send('GET', '/api/auth/ok?x=1')).body.code).not.toBe('INVALID_REQUEST')
  })

  test('a replay whose since is after its until is answered with 400', async () => {
    const { body } = await send('POST', '/api/webhook-endpoints', { url: 'http://127.0.0.1:9/' })
    const span = { since: '2026-02-02T00:00:00Z', until: '2026-01-01T00:00:00Z' }
    expect(await send('POST', `/api/webhook-endpoints/${body.id}/replay`, span)).toMatchObject({
      status: 400,
      body: { details: [{ field: 'since' }] },
    })
  })

  test.each([
    ['GET', '/webhooks/dialpad', 'POST'],
    ['GET', '/webhooks/dialpad/x', 'POST'],
    ['DELETE', '/api/calls', 'GET, HEAD, POST'],
    ['POST', '/api/calls/active', 'GET, HEAD'],
    ['GET', '/api/calls/1/hangup', 'POST'],
    ['PATCH', '/session', 'DELETE, GET, HEAD, POST'],
    ['PUT', '/internal/apps', 'GET, HEAD, POST'],
    ['POST', '/ws', 'GET, HEAD'],
  ])('%s %s is answered with 405 that says what is allowed', async (method, path, allow) => {
    const { status, headers, body } = await send(method, path)
    expect({ status, allow: headers.get('allow'), code: body.code }).toEqual({
      status: 405,
      allow,
      code: 'METHOD_NOT_ALLOWED',
    })
  })

  test('HEAD works where GET does, and what is nowhere stays 404', async () => {
    expect((await send('HEAD', '/api/calls')).status).toBe(200)
    expect((await send('POST', '/api/nothing')).body).toEqual({
      error: 'Address not found',
      code: 'NOT_FOUND',
    })
    expect((await send('GET', '/api/calls/1/nothing')).body.code).toBe('NOT_FOUND')
  })

  test('/ws without a WebSocket is answered with 426 that says which protocol', async () => {
    const asking = request(`${hub.url}/ws`).end()
    const [answer] = await once(asking, 'response')
    expect([answer.statusCode, answer.headers.upgrade]).toEqual([426, 'websocket'])
    const [body] = await once(answer, 'data')
    expect(JSON.parse(String(body))).toMatchObject({ code: 'UPGRADE_REQUIRED' })
  })

  async function openSocket(query: string): Promise<{ status: number; body: any }> {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws${query}`, {
      headers: { 'x-api-key': hub.apiKey },
    })
    socket.on('error', () => undefined)
    const refused = once(socket, 'unexpected-response').then(async ([, response]) => {
      const [data] = await once(response, 'data')
      return { status: response.statusCode, body: JSON.parse(String(data)) }
    })
    return Promise.race([
      refused,
      once(socket, 'message').then(([data]) => ({ status: 101, body: JSON.parse(String(data)) })),
    ]).finally(() => socket.terminate())
  }

  test('the WebSocket refuses what is wrong in the same words', async () => {
    for (const [query, field] of [
      ['?since=1e30', 'since'],
      ['?since=abc', 'since'],
      ['?since=-1', 'since'],
      ['?since=', 'since'],
      ['?since=1&since=2', 'since'],
      ['?sinse=1', 'sinse'],
      ['?number=abc', 'number'],
      ['?types=%00', 'types'],
      [`?department=${'x'.repeat(300)}`, 'department'],
      ['?department=%00', 'department'],
    ]) {
      const { status, body } = await openSocket(query as string)
      expect([query, status, body.code, body.details?.[0]?.field]).toEqual([
        query,
        400,
        'INVALID_REQUEST',
        field,
      ])
    }
  })

  describe('a cursor of the feed', () => {
    const GONE = { code: 'CURSOR_GONE', details: { resume: expect.stringContaining('/api/feed') } }

    test('beyond its end is answered with 410 that says what to do, however the feed is read', async () => {
      const since = head + 1
      expect(await send('GET', `/api/feed?since=${since}`)).toMatchObject({ status: 410, body: GONE })
      expect(await send('GET', `/api/events?since=${since}`)).toMatchObject({ status: 410, body: GONE })
      expect(await openSocket(`?since=${since}`)).toMatchObject({ status: 410, body: GONE })
      const resumed = await fetch(`${hub.url}/api/events`, {
        headers: { 'x-api-key': hub.apiKey, 'last-event-id': String(since) },
      })
      expect([resumed.status, await resumed.json()]).toMatchObject([410, GONE])
      const garbled = await fetch(`${hub.url}/api/events`, {
        headers: { 'x-api-key': hub.apiKey, 'last-event-id': '1e30' },
      })
      expect([garbled.status, await garbled.json()]).toMatchObject([
        400,
        { details: [{ field: 'last-event-id' }] },
      ])
    })

    test('at its end is good', async () => {
      expect((await send('GET', `/api/feed?since=${head}`)).status).toBe(200)
      expect(await openSocket(`?since=${head}`)).toMatchObject({
        status: 101,
        body: { type: 'feed.ready', cursor: head },
      })
    })

    test('of another or an older database is answered with 410, even if this one has gone further', async () => {
      const { feed_id } = (await send('GET', '/api/feed')).body
      expect(feed_id).toMatch(/^[0-9a-f-]{36}$/)
      expect(await openSocket(`?since=${head}&feed_id=${feed_id}`)).toMatchObject({
        status: 101,
        body: { feed_id },
      })
      other = await freshDatabase()
      const restored = await startTestHub(other.url)
      const elsewhere = (await restored.get('/api/feed')).body.feed_id
      await restored.stop()
      expect(elsewhere).not.toBe(feed_id)
      for (const path of ['/api/feed', '/api/events'])
        expect(await send('GET', `${path}?since=3&feed_id=${elsewhere}`)).toMatchObject({
          status: 410,
          body: GONE,
        })
      expect(await openSocket(`?since=3&feed_id=${elsewhere}`)).toMatchObject({ status: 410, body: GONE })
    })

    test('keeps its feed across restarts of the hub, and not when the database is a copy of it', async () => {
      const { feed_id } = (await send('GET', '/api/feed')).body
      const again = await startTestHub(database.url)
      const answer = await fetch(`${again.url}/api/feed`, { headers: { 'x-api-key': hub.apiKey } })
      expect(await answer.json()).toMatchObject({ feed_id })
      await again.stop()
      // What a backup brings back into another database remembers where it was written.
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query("update feed_identity set written_in = 'another database'")
      await client.end()
      const copy = await startTestHub(database.url)
      const renewed = await fetch(`${copy.url}/api/feed`, { headers: { 'x-api-key': hub.apiKey } })
      expect(((await renewed.json()) as { feed_id: string }).feed_id).not.toBe(feed_id)
      await copy.stop()
    })
  })

  test('is never the hub’s fault: no value in any parameter of any route is answered with 500', async () => {
    const { paths, components } = (await hub.get('/openapi.json')).body
    const wrong: unknown[] = []
    const look = async (method: string, path: string, body?: unknown) => {
      const answer = await send(method, path, body)
      const isProper = answer.status < 400 || typeof answer.body.code === 'string' || method === 'HEAD'
      if (answer.status === 500 || !isProper)
        wrong.push([method, path.slice(0, 200), body, answer.status, answer.body])
    }
    const routes: [string, string, any][] = Object.entries<any>(paths).flatMap(([path, operations]) =>
      Object.entries<any>(operations).map(([method, operation]): [string, string, any] => [
        method.toUpperCase(),
        path,
        operation,
      ]),
    )
    routes.push(
      ['GET', '/{page}', {}],
      ['GET', '/assets/{file}', {}],
      ['GET', '/calls/{id}', {}],
      ['GET', '/docs/static/{file}', {}],
      ['GET', '/ws', {}],
    )
    routes.push([
      'POST',
      '/api/auth/sign-in/email',
      {
        requestBody: {
          content: { 'application/json': { schema: { properties: { email: {}, password: {} } } } },
        },
      },
    ])
    for (const [method, path, operation] of routes) {
      if (path.endsWith('/events')) continue
      const filled = path.replace(/\{\w+\}/g, '1')
      const names = (operation.parameters ?? [])
        .filter((one: any) => one.in === 'query')
        .map((one: any) => one.name)
      const { $ref, ...inline } = operation.requestBody?.content?.['application/json']?.schema ?? {}
      const body = $ref === undefined ? inline : components.schemas[$ref.split('/').at(-1)]
      const fields = Object.keys(body.properties ?? {})
      for (const value of NASTY) {
        if (/\{\w+\}/.test(path))
          await look(method, path.replace(/\{\w+\}/g, value), fields.length > 0 ? {} : undefined)
        for (const name of names)
          await look(method, `${filled}?${name}=${value}`, fields.length > 0 ? {} : undefined)
        await look(method, `${filled}?${value}=${value}`, fields.length > 0 ? {} : undefined)
      }
      for (const value of NASTY_IN_BODY) {
        if (fields.length === 0) break
        await look(method, filled, value)
        await look(method, filled, Object.fromEntries(fields.map(field => [field, value])))
        for (const field of fields) await look(method, filled, { [field]: value })
      }
    }
    for (const value of NASTY) {
      await look('GET', `/api/events?since=${value}&types=${value}`)
      await look('GET', `/api/v1/events?since=${value}&types=${value}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)
})
