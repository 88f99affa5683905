import { once } from 'node:events'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { answeredByDepartment } from './calls-of-dialpad.ts'
import { freshDatabase, startTestHub, until, useTestHub } from './support.ts'

const STORY = [
  'call.ring',
  'call.updated',
  'call.started',
  'call.held',
  'call.resumed',
  'call.ended',
  'call.updated',
]

describe('the live feed', () => {
  const hub = useTestHub()

  function listen(query = ''): { messages: any[]; socket: WebSocket; opened: Promise<unknown> } {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws${query}`, {
      headers: { 'x-api-key': hub.apiKey },
    })
    const messages: any[] = []
    socket.on('message', data => messages.push(JSON.parse(String(data))))
    return { messages, socket, opened: once(socket, 'open') }
  }

  /** Reads an event stream until it has told of so many events. */
  async function readStream(
    headers: Record<string, string>,
    events: number,
    ready?: () => void,
  ): Promise<any[]> {
    const response = await fetch(`${hub.url}/api/events`, {
      headers: { 'x-api-key': hub.apiKey, ...headers },
    })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const read: any[] = []
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        if (block.startsWith('event: trunkline:ready')) ready?.()
        const [, id, data] = /^id: (\d+)\nevent: dialpad:call\ndata: (.*)$/.exec(block) ?? []
        if (data !== undefined) read.push({ id: Number(id), ...JSON.parse(data) })
      }
      if (read.length >= events) break
    }
    return read
  }

  test('publishes every change of a call at once, over WebSocket and over the event stream', async () => {
    const { messages, socket, opened } = listen()
    await opened
    let told: Promise<any[]> = Promise.resolve([])
    await new Promise<void>(ready => {
      told = readStream({}, STORY.length, ready)
    })
    for (const event of answeredByDepartment()) expect((await hub.deliver(event)).status).toBe(200)
    await until(async () => messages.length === STORY.length, 'all messages')
    socket.close()
    expect(messages.map(message => message.type)).toEqual(STORY)
    expect(messages.map(message => message.cursor)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const { body } = await hub.get('/api/calls')
    const call = body.calls.find((one: { call_id: number }) => one.call_id === messages[0].call_id)
    expect(messages.at(-1)).toMatchObject({ call_id: call.call_id, from_number: '+61491570156', data: call })
    expect(messages[3]).toMatchObject({ held_at: '2026-03-02T01:00:20.300Z' })
    expect(messages[5]).toMatchObject({ duration_seconds: 60, ended_at: '2026-03-02T01:01:05.000Z' })

    const streamed = await told
    expect(streamed.map(event => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(streamed[0]).toMatchObject({
      type: 'call.ring',
      call_id: String(call.call_id),
      direction: 'inbound',
      from: { number: '+61491570156', name: 'John Smith' },
      to: { number: '+61255501000', department: 'Staff Enquiries' },
      timestamp: '2026-03-02T01:00:00.900Z',
    })
  })

  test('goes on where a reader left off, without a gap or a double', async () => {
    const { messages, socket } = listen('?since=3')
    await until(async () => messages.length === 5, 'what was missed')
    expect(messages.map(message => message.cursor)).toEqual([4, 5, 6, 7, 7])
    expect(messages.at(-1).type).toBe('feed.ready')
    socket.close()
    const streamed = await readStream({ 'last-event-id': '5' }, 2)
    expect(streamed.map(event => event.id)).toEqual([6, 7])
  })

  test('refuses a connection without a key', async () => {
    for (const query of ['', '?api_key=tl_wrong']) {
      const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws${query}`)
      const [, response] = await once(socket, 'unexpected-response')
      expect(response.statusCode).toBe(401)
      socket.on('error', () => undefined)
      socket.terminate()
    }
    expect((await fetch(`${hub.url}/api/events`)).status).toBe(401)
  })

  test('takes the key from the address, for browsers', async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?api_key=${hub.apiKey}`)
    await once(socket, 'open')
    socket.close()
  })

  test('takes a ticket instead of a key, within a minute, once, over either way', async () => {
    const ticket = async () => {
      const headers = { 'x-api-key': hub.apiKey }
      const made = await fetch(`${hub.url}/api/live/tickets`, { method: 'POST', headers })
      return ((await made.json()) as { ticket: string }).ticket
    }
    const used = await ticket()
    const open = (query: string) => new WebSocket(`${hub.url.replace('http', 'ws')}/ws?${query}`)
    const socket = open(`ticket=${used}&since=6`)
    const [first] = await once(socket, 'message')
    expect(JSON.parse(String(first))).toMatchObject({ cursor: 7 })
    socket.close()
    const [, refused] = await once(
      open(`ticket=${used}`).on('error', () => undefined),
      'unexpected-response',
    )
    expect(refused.statusCode).toBe(401)
    const streamed = await fetch(`${hub.url}/api/events?ticket=${await ticket()}`)
    expect(streamed.status).toBe(200)
    await streamed.body?.cancel()
  })

  test('can be narrowed to types, numbers, users and departments', async () => {
    const seen = async (query: string) => {
      const { messages, socket } = listen(`?since=0&${query}`)
      await until(async () => messages.at(-1)?.type === 'feed.ready', 'the end')
      socket.close()
      return messages.slice(0, -1).map(message => message.type)
    }
    expect(await seen('types=call.ring,call.ended')).toEqual(STORY.filter(type => /ring|ended/.test(type)))
    expect(await seen('types=call.*')).toEqual(STORY)
    expect(await seen('types=sms.*')).toEqual([])
    expect(await seen('number=%2B61491570156')).toEqual(STORY)
    expect(await seen('number=%2B61491570159')).toEqual([])
    expect(await seen('department=Staff%20Enquiries')).toEqual(STORY)
    expect((await seen('user=jennifer%40example.com')).length).toBeGreaterThan(3)
    const { body } = await hub.get('/api/feed?since=0&types=call.ended')
    expect(body).toMatchObject({
      entries: [{ type: 'call.ended', duration_seconds: 60 }],
      cursor: 7,
      has_more: false,
    })
    expect((await hub.get('/api/feed?since=0&limit=3')).body).toMatchObject({ cursor: 3, has_more: true })
    expect((await hub.get('/api/feed')).body).toEqual({
      entries: [],
      cursor: 7,
      has_more: false,
      feed_id: expect.any(String),
    })
  })

  test('cuts off who does not take what is sent, and says that they may resume', async () => {
    const other = await freshDatabase()
    const impatient = await startTestHub(other.url, { slowestReaderMs: 1_000 })
    const client = new pg.Client({ connectionString: other.url })
    await client.connect()
    const socket = new WebSocket(`${impatient.url.replace('http', 'ws')}/ws`, {
      headers: { 'x-api-key': impatient.apiKey },
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    socket.pause()
    await client.query(
      `insert into feed (app_id, seq, type, payload)
       select $1, n, 'settings.changed', json_build_array(now(), 0, 'note_changed', repeat('x', 5000))
       from generate_series(1, 10000) as n`,
      [impatient.appId],
    )
    await client.query('insert into feed_heads values ($1, 10000)', [impatient.appId])
    await client.query(`select pg_notify('trunkline_feed', $1)`, [impatient.appId])
    await new Promise(resolve => setTimeout(resolve, 1_500))
    let last = 0
    socket.on('message', data => {
      last = JSON.parse(String(data)).cursor
    })
    socket.resume()
    const [code, reason] = await closed
    expect(code).toBe(1013)
    expect(String(reason)).toContain('resume')
    expect(last).toBeGreaterThan(0)
    expect(last).toBeLessThan(10_000)
    await client.end()
    await impatient.stop()
    await other.drop()
  })

  test('shows an app nothing of another', async () => {
    const created = await fetch(`${hub.url}/internal/apps`, {
      method: 'POST',
      headers: { authorization: 'Bearer internal-secret-of-the-tests', 'content-type': 'application/json' },
      body: '{"name":"Another"}',
    })
    const { api_key } = (await created.json()) as { api_key: string }
    expect((await hub.get('/api/calls', api_key)).body).toMatchObject({
      calls: [],
      total: 0,
      limit: 50,
      offset: 0,
    })
    const { body } = await hub.get('/api/calls')
    expect((await hub.get(`/api/calls/${body.calls[0].id}`, api_key)).status).toBe(404)
  })

  test('says goodbye when the hub stops', async () => {
    const other = await freshDatabase()
    const stopping = await startTestHub(other.url)
    const socket = new WebSocket(`${stopping.url.replace('http', 'ws')}/ws`, {
      headers: { 'x-api-key': stopping.apiKey },
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    await stopping.stop()
    expect((await closed)[0]).toBe(1001)
    await other.drop()
  })
})
