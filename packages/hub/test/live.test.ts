import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { answeredByDepartment } from './calls-of-dialpad.ts'
import { type FreshDatabase, freshDatabase, startTestHub, type TestHub, until } from './support.ts'

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
  let database: FreshDatabase
  let hub: TestHub

  beforeAll(async () => {
    database = await freshDatabase()
    hub = await startTestHub(database.url)
  })
  afterAll(async () => {
    await hub.stop()
    await database.drop()
  })

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

  test('tells of every change of a call at once, over WebSocket and over the event stream', async () => {
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
    await until(async () => messages.length === 4, 'what was missed')
    expect(messages.map(message => message.cursor)).toEqual([4, 5, 6, 7])
    socket.close()
    const streamed = await readStream({ 'last-event-id': '5' }, 2)
    expect(streamed.map(event => event.id)).toEqual([6, 7])
  })

  test('lets nobody in without a key', async () => {
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

  test('shows an app nothing of another', async () => {
    const created = await fetch(`${hub.url}/internal/apps`, {
      method: 'POST',
      headers: { authorization: 'Bearer internal-secret-of-the-tests', 'content-type': 'application/json' },
      body: '{"name":"Another"}',
    })
    const { api_key } = (await created.json()) as { api_key: string }
    expect((await hub.get('/api/calls', api_key)).body).toEqual({ calls: [], total: 0, limit: 50, offset: 0 })
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
