import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  agentStatus,
  answeredByDepartment,
  callEvent,
  contactCreated,
  settingsChanged,
  textMessage,
  voicemailLeft,
} from './calls-of-dialpad.ts'
import { INTERNAL_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

const LIMITS = { perKey: 5_000, perAddress: 1_000, perAddressForAccess: 1_000, connections: 1_000 }
/** Every list of `/api/v1`, as a filled path. */
/** What events of calls name of the company: too little here for a second page. */
const COMPANY_LISTS = ['call-centers', 'departments', 'numbers', 'offices', 'users']
const LISTS = [
  'agents',
  'agents/{user_id}/history',
  'audit',
  'calls',
  'calls/active',
  'changes',
  'contacts',
  'conversations',
  'messages',
  'staff',
  'staff/invitations',
  'voicemails',
  'webhook-endpoints',
  'webhook-endpoints/{id}/deliveries',
]

describe('/api/v1', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database, { rateLimits: LIMITS })
  const values = { id: '', user_id: '' }

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(hub.url + path, {
      method,
      headers: {
        'x-api-key': hub.apiKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const parsed: any = text === '' ? null : JSON.parse(text)
    return { status: answer.status, headers: answer.headers, body: parsed }
  }
  const get = async (path: string) => (await send('GET', `/api/v1/${path}`)).body
  const fill = (path: string) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => values[name as keyof typeof values])

  beforeAll(async () => {
    for (let n = 0; n < 3; n++) {
      const { body } = await send('POST', '/api/v1/webhook-endpoints', { url: `http://127.0.0.1:9/${n}` })
      values.id = n === 0 ? body.id : values.id
      await send('POST', '/api/v1/staff/invitations', { role: 'staff', email: `person-${n}@example.com` })
    }
    const events = [
      ...answeredByDepartment(),
      ...[1, 2, 3].flatMap(n => [
        contactCreated(`${70 + n}`, `Person ${n}`),
        callEvent({ call_id: 7_200_000_000_000_000 + n }),
        ...voicemailLeft(7_300_000_000_000_000 + n),
        textMessage(n, `+6149157015${n}`),
        textMessage(10 + n, '+61491570151'),
        agentStatus(5_100_000_000_000_001, n),
        agentStatus(5_100_000_000_000_001 + n, 0),
        settingsChanged(n),
      ]),
    ]
    for (const event of events) expect((await hub.deliver(event)).status).toBe(200)
    values.user_id = '5100000000000001'
    await until(async () => (await hub.get('/health')).body.events.pending === 0, 'all events to be applied')
    await until(
      async () => (await get(fill('webhook-endpoints/{id}/deliveries'))).data.length > 3,
      'deliveries',
    )
  })

  test('has one form of pages for every list', async () => {
    const { paths, components } = (await hub.get('/openapi.json')).body
    const found = Object.entries<any>(paths)
      .filter(
        ([path, { get }]) =>
          path.startsWith('/api/v1/') && get !== undefined && get['x-canonical'] === undefined,
      )
      .filter(([, { get }]) => {
        const schema = get.responses['200'].content?.['application/json']?.schema ?? {}
        const { properties = {} } =
          schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)]
        const arrays = Object.entries<any>(properties).filter(([, one]) => one.type === 'array')
        return (
          arrays.some(([name]) => name !== 'participants') &&
          !('feed_id' in properties) &&
          !('legs' in properties)
        )
      })
      .map(([path]) => path.slice('/api/v1/'.length))
    expect(found.sort()).toEqual([...LISTS, ...COMPANY_LISTS].sort())
    for (const path of found) {
      const { get } = paths[`/api/v1/${path}`]
      expect([
        path,
        get.parameters.filter((one: any) => one.in === 'query').map((one: any) => one.name),
      ]).toEqual([path, expect.arrayContaining(['limit', 'cursor', 'total'])])
    }
  })

  test.each(LISTS.filter(path => path !== 'staff'))(
    '%s continues after a cursor, page by page',
    async path => {
      const whole = await get(`${fill(path)}?limit=500&total=true`)
      expect(Object.keys(whole).sort()).toEqual(['data', 'next_cursor', 'total', 'total_is_exact'])
      expect(whole).toMatchObject({ next_cursor: null, total_is_exact: true })
      expect(whole.data.length).toBeGreaterThanOrEqual(3)
      expect(whole.total).toBe(whole.data.length)
      const read: unknown[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await get(`${fill(path)}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
        expect(Object.keys(page).sort()).toEqual(['data', 'next_cursor'])
        read.push(...page.data)
        cursor = page.next_cursor
      }
      expect(read).toEqual(whole.data)
      const refused = await send('GET', `/api/v1/${fill(path)}?cursor=bm9uc2Vuc2U`)
      expect([refused.status, refused.body.code]).toEqual([400, 'INVALID_CURSOR'])
    },
  )

  test('messages can be read by conversation', async () => {
    const { data } = await get('conversations')
    const counts = []
    for (const { id, numbers, is_group } of data) {
      const messages = (await get(`messages?conversation_id=${id}`)).data
      expect(messages.every((one: any) => one.conversation_id === id)).toBe(true)
      expect(messages.every((one: any) => [one.from, ...one.to].includes(numbers[0]))).toBe(true)
      counts.push([numbers, is_group, messages.length])
    }
    expect(counts.sort()).toEqual([
      [['+61491570151'], false, 4],
      [['+61491570152'], false, 1],
      [['+61491570153'], false, 1],
    ])
  })

  test('gives ids as strings everywhere, the feed included', async () => {
    const [call] = (await get('calls')).data
    const paths = [...LISTS.map(fill), `calls/${call.id}`, 'feed?since=0&limit=1000']
    let seen = 0
    const look = (value: unknown, name: string, path: string): void => {
      if (Array.isArray(value)) for (const one of value) look(one, name, path)
      else if (typeof value === 'object' && value !== null)
        for (const [inner, one] of Object.entries(value)) look(one, inner, path)
      else if (/(^|_)ids?$/.test(name) && value !== null) {
        seen++
        expect([path, name, typeof value]).toEqual([path, name, 'string'])
      }
    }
    for (const path of paths) look(await get(path), '', path)
    expect(seen).toBeGreaterThan(100)
  })

  test('answers 201 with the address of what was made, and 204 once it is deleted', async () => {
    for (const [path, body] of [
      ['webhook-endpoints', { url: 'http://127.0.0.1:9/made' }],
      ['staff/invitations', { role: 'manager', email: 'New@example.com' }],
    ] as const) {
      const made = await send('POST', `/api/v1/${path}`, body)
      expect([path, made.status]).toEqual([path, 201])
      const address = made.headers.get('location') ?? ''
      expect(address).toBe(`/api/v1/${path}/${made.body.id}`)
      expect((await send('GET', address)).body).toMatchObject({ id: made.body.id })
      const deleted = await send('DELETE', address)
      expect([deleted.status, deleted.body]).toEqual([204, null])
      expect((await send('GET', address)).body.code).toBe('NOT_FOUND')
    }
  })

  test('an invitation that was withdrawn cannot be used any more, and another app cannot withdraw it', async () => {
    const { body } = await send('POST', '/api/v1/staff/invitations', { role: 'admin' })
    const token = body.url.split('#')[1]
    const other = await fetch(`${hub.url}/internal/apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Other' }),
    })
    const { api_key } = (await other.json()) as { api_key: string }
    const foreign = await send('DELETE', `/api/v1/staff/invitations/${body.id}`, undefined, {
      'x-api-key': api_key,
    })
    expect(foreign.status).toBe(404)
    const lookUp = () => send('POST', '/session/links/lookup', { token }, { origin: hub.url })
    expect((await lookUp()).status).toBe(200)
    expect((await send('DELETE', `/api/v1/staff/invitations/${body.id}`)).status).toBe(204)
    expect((await lookUp()).body.code).toBe('LINK_INVALID')
  })

  test('says what is left of the rate limit, as the older fields and as the current draft does', async () => {
    const { headers } = await send('GET', '/api/v1/calls')
    expect(headers.get('ratelimit-policy')).toBe('"default";q=5000;w=60')
    const [, left, seconds] = /^"default";r=(\d+);t=(\d+)$/.exec(headers.get('ratelimit') ?? '') ?? []
    expect([headers.get('ratelimit-remaining'), headers.get('ratelimit-reset')]).toEqual([left, seconds])
    expect(headers.get('ratelimit-limit')).toBe('5000')
    const older = (await send('GET', '/api/calls')).headers
    expect([older.get('ratelimit'), older.get('ratelimit-policy')]).toEqual([null, '5000;w=60'])
    const { paths, components } = (await hub.get('/openapi.json')).body
    expect(Object.keys(components.headers)).toEqual(['RateLimit', 'RateLimit-Policy'])
    expect(paths['/api/v1/dialpad/webhook'].post.responses['200'].headers).toBeUndefined()
    for (const status of ['200', '429'])
      expect(paths['/api/v1/calls'].get.responses[status].headers).toEqual({
        RateLimit: { $ref: '#/components/headers/RateLimit' },
        'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
      })
  })

  describe('with an Idempotency-Key', () => {
    const order = (n: number) => ({ url: `http://127.0.0.1:9/once-${n}` })
    const create = (n: number, key: string, headers = {}) =>
      send('POST', '/api/v1/webhook-endpoints', order(n), { 'idempotency-key': key, ...headers })
    const countOf = async (n: number) =>
      (await get('webhook-endpoints?limit=500')).data.filter((one: any) => one.url === order(n).url).length

    test('makes a thing once, and answers a retry as the first time, its address and secret included', async () => {
      const first = await create(1, 'once')
      const second = await create(1, 'once')
      expect(second).toMatchObject({ status: 201, body: first.body })
      expect(second.headers.get('location')).toBe(first.headers.get('location'))
      expect(second.headers.get('idempotency-replayed')).toBe('true')
      expect(await countOf(1)).toBe(1)
      expect((await create(2, 'once')).body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    })

    test('refuses a second request while the first is being executed', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(3, 'at-once')))
      expect(await countOf(3)).toBe(1)
      const made = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id))
      expect(made.size).toBe(1)
      const refused = answers.filter(({ status }) => status !== 201)
      for (const { status, body } of refused) expect([status, body.code]).toEqual([409, 'IN_PROGRESS'])
    })

    test('keeps no secret in clear, and gives it to nobody else', async () => {
      const { body } = await create(4, 'encrypted')
      const { rows } = await database.asOwner.query('select answer::text as answer from idempotency_keys')
      expect(rows.length).toBeGreaterThan(0)
      for (const { answer } of rows)
        for (const clear of [body.secret, body.secret.replace('whsec_', ''), body.id, body.url])
          expect(answer).not.toContain(clear)
      const made = await fetch(`${hub.url}/internal/apps/${hub.appId}/keys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${INTERNAL_SECRET}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'second', scopes: ['read', 'admin'] }),
      })
      const { api_key } = (await made.json()) as { api_key: string }
      const foreign = await create(4, 'encrypted', { 'x-api-key': api_key })
      expect([foreign.status, foreign.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    })

    test('is taken by every request that makes something', async () => {
      const { paths } = (await hub.get('/openapi.json')).body
      const taking = Object.entries<any>(paths).flatMap(([path, { post }]) =>
        post?.parameters?.some((one: any) => one.name === 'idempotency-key') &&
        post['x-canonical'] === undefined
          ? [path.replace('/api/v1/', '')]
          : [],
      )
      expect(taking.sort()).toEqual([
        'calls',
        'calls/{id}/hangup',
        'calls/{id}/transfer',
        'live/tickets',
        'messages',
        'staff/invitations',
        'staff/{user_id}/reset',
        'users/{user_id}/screen-pop',
        'webhook-endpoints',
        'webhook-endpoints/{id}/secret',
      ])
      const key = { 'idempotency-key': 'ticket' }
      const first = await send('POST', '/api/v1/live/tickets', undefined, key)
      expect((await send('POST', '/api/v1/live/tickets', undefined, key)).body).toEqual(first.body)
    })
  })

  test('links a call to an identity, and answers what is linked now', async () => {
    const [call] = (await get('calls')).data
    const identity = '6b3d1c1e-0000-4000-8000-000000000001'
    const linked = await send('POST', `/api/v1/calls/${call.id}/link-identity`, { identity_id: identity })
    expect(linked).toMatchObject({
      status: 200,
      body: { call_id: call.call_id, party: 'from', identity_id: identity },
    })
    expect((await get(`phone-log/${call.id}`)).from_yp3000_identity_id).toBe(identity)
    const { rows } = await sql<{ action: string }>`
      select action from audit_log where subject = ${call.id} and action = 'call.linked'`.execute(
      database.tables.all,
    )
    expect(rows).toHaveLength(1)
  })

  test('has one form of feed entries: polled, streamed and over the WebSocket', async () => {
    const { data, next_cursor, has_more, feed_id } = await get('feed?since=0&limit=1000')
    expect(has_more).toBe(false)
    expect(data.at(-1).cursor).toBe(next_cursor)
    expect(await get('feed')).toEqual({ data: [], next_cursor, has_more: false, feed_id })
    for (const entry of data)
      expect(Object.keys(entry).filter(name => name !== 'merged')).toEqual([
        'type',
        'cursor',
        'timestamp',
        'data',
      ])
    const ended = data.find((entry: any) => entry.type === 'call.ended')
    expect((await get(`calls/${ended.data.id}`)).duration_ms).toBe(ended.data.duration_ms)
    expect(ended.data).toMatchObject({ call_id: expect.any(String), duration_ms: 60_000 })
    expect(ended.data).not.toHaveProperty('duration_seconds')

    const { ticket } = (await send('POST', '/api/v1/live/tickets')).body
    const address = `${hub.url.replace('http', 'ws')}/api/v1/ws?since=0`
    const received: any[] = []
    const socket = new WebSocket(`${address}&ticket=${ticket}`)
    socket.on('message', text => received.push(JSON.parse(String(text))))
    await until(async () => received.at(-1)?.type === 'feed.ready', 'the WebSocket to be ready')
    socket.terminate()
    expect(received.pop()).toEqual({ type: 'feed.ready', cursor: next_cursor, feed_id })
    expect(received).toEqual(data)

    const controller = new AbortController()
    const headers = { 'x-api-key': hub.apiKey }
    const stream = await fetch(`${hub.url}/api/v1/events?since=0`, { headers, signal: controller.signal })
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of stream.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true })
      if (text.includes('trunkline:ready')) break
    }
    controller.abort()
    const entries = Array.from(text.matchAll(/^id: (\d+)\ndata: (.*)$/gm), ([, id, json]) => [
      id,
      JSON.parse(json ?? ''),
    ])
    expect(entries).toEqual(data.map((entry: any) => [String(entry.cursor), entry]))
  })

  test('takes no API key in an address', async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/api/v1/ws?api_key=${hub.apiKey}`)
    socket.on('error', () => undefined)
    const [, refused] = await new Promise<any[]>(resolve =>
      socket.once('unexpected-response', (...given) => resolve(given)),
    )
    expect(refused.statusCode).toBe(400)
    socket.terminate()
  })
})
