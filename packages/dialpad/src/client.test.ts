import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDialpadClient, type DialpadClient } from './client.ts'
import { fixedToken } from './request.ts'

interface Received {
  readonly request: string
  readonly token: string | undefined
  readonly body?: unknown
}

/** An int64 that a double would round. */
const LONG_ID = '9007199254740993001'

describe('the client of Dialpad, by itself', () => {
  let server: Server
  let received: Received[]
  let respond: (received: Received) => { status: number; body?: string }
  let baseUrl: string
  let dialpad: DialpadClient

  beforeEach(async () => {
    received = []
    server = createServer(async (request, response) => {
      const hasBody = request.headers['content-type'] !== undefined
      const one = {
        request: `${request.method} ${request.url}`,
        token: request.headers.authorization,
        ...(hasBody ? { body: await json(request) } : {}),
      }
      received.push(one)
      const { status, body } = respond(one)
      response.writeHead(status).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    dialpad = createDialpadClient({ baseUrl, tokens: fixedToken('key') })
  })
  afterEach(() => server.close())

  test.each<[string, (client: DialpadClient) => Promise<unknown>, object | undefined]>([
    [
      'POST /api/v2/call',
      ({ calls }) => calls.place({ userId: '7', to: '+61491570156', callerId: null, customData: 'x' }),
      { user_id: 7, phone_number: '+61491570156', custom_data: 'x' },
    ],
    ['PUT /api/v2/call/1/actions/hangup', ({ calls }) => calls.hangUp('1'), undefined],
    [
      'POST /api/v2/call/1/transfer',
      ({ calls }) => calls.transfer('1', { targetType: 'department', targetId: '8' }),
      { to: { target_type: 'department', target_id: 8 } },
    ],
    ['PUT /api/v2/call/1/labels', ({ calls }) => calls.setLabels('1', ['a']), { labels: ['a'] }],
    ['GET /api/v2/company', ({ company }) => company.get(), undefined],
    ['GET /api/v2/contacts?limit=100', ({ contacts }) => Array.fromAsync(contacts.list()), undefined],
    [
      'POST /api/v2/sms',
      ({ messages }) => messages.send({ userId: LONG_ID, to: ['+61491570156'], text: 'Hi', from: null }),
      { user_id: LONG_ID, to_numbers: ['+61491570156'], text: 'Hi' },
    ],
    ['POST /oauth2/deauthorize', ({ oauth }) => oauth.deauthorize(), undefined],
    [
      'POST /api/v2/subscriptions/sms',
      ({ subscriptions }) => subscriptions.create('sms', '3', { type: 'office', id: '4' }),
      {
        direction: 'all',
        include_internal: true,
        status: true,
        endpoint_id: 3,
        enabled: true,
        target_type: 'office',
        target_id: 4,
      },
    ],
    [
      'DELETE /api/v2/subscriptions/call/5',
      ({ subscriptions }) => subscriptions.delete('call', '5'),
      undefined,
    ],
    [
      'POST /api/v2/users/7/screenpop',
      ({ users }) => users.popScreen('7', 'https://crm.example/1'),
      { screen_pop_uri: 'https://crm.example/1' },
    ],
    [
      'POST /api/v2/webhooks',
      ({ webhooks }) => webhooks.create('https://hub.example/', 's'),
      { hook_url: 'https://hub.example/', secret: 's' },
    ],
    ['PATCH /api/v2/webhooks/3', ({ webhooks }) => webhooks.changeSecret('3', 't'), { secret: 't' }],
    ['DELETE /api/v2/webhooks/3', ({ webhooks }) => webhooks.delete('3'), undefined],
    ['POST /api/v2/websockets', ({ websockets }) => websockets.create('s'), { secret: 's' }],
    ['DELETE /api/v2/websockets/3', ({ websockets }) => websockets.delete('3'), undefined],
  ])('sends %s', async (request, ask, body) => {
    const all = '{"id":1,"call_id":1,"websocket_url":"wss://dialpad.example/1"}'
    respond = () => ({ status: 200, body: all })
    await ask(dialpad)
    expect(received).toEqual([{ request, token: 'Bearer key', ...(body === undefined ? {} : { body }) }])
  })

  test('reads a list page by page, and no page before it is needed', async () => {
    const pages: Record<string, string> = {
      'GET /api/v2/subscriptions/call?': `{"cursor":"next","items":[{"id":${LONG_ID},"webhook":{"id":"3"}}]}`,
      'GET /api/v2/subscriptions/call?cursor=next':
        '{"items":[{"id":"2","enabled":false,"target_type":"office","target_id":"4"}]}',
    }
    respond = ({ request }) => ({ status: 200, body: pages[request] ?? '{}' })
    const list = dialpad.subscriptions.list('call')
    expect((await list.next()).value).toEqual({ id: LONG_ID, enabled: true, endpointId: '3', target: null })
    expect(received).toHaveLength(1)
    const rest = await Array.fromAsync(list)
    expect(rest).toEqual([{ id: '2', enabled: false, endpointId: null, target: { type: 'office', id: '4' } }])
    expect(await Array.fromAsync(dialpad.webhooks.list())).toEqual([])
  })

  test('renews a rejected token once', async () => {
    respond = ({ token }) =>
      token === 'Bearer new' ? { status: 200, body: '{"id":1,"name":"Acme"}' } : { status: 401 }
    const tokens = { current: async () => 'old', renewed: async (refused: string) => refused && 'new' }
    const renewing = createDialpadClient({ baseUrl, tokens })
    expect(await renewing.company.get()).toEqual({ id: '1', name: 'Acme' })
    expect(received.map(one => one.token)).toEqual(['Bearer old', 'Bearer new'])
    await expect(dialpad.company.get()).rejects.toMatchObject({ name: 'DialpadError', status: 401 })
  })

  test('throws the status but not the words of Dialpad, and returns null for a websocket that is gone', async () => {
    respond = () => ({ status: 404, body: '{"error":"John Smith"}' })
    expect(await dialpad.websockets.get('3')).toBeNull()
    const error = await dialpad.calls.hangUp('1').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ status: 404, retryAfterSeconds: null })
    expect(String(error)).not.toContain('John')
  })

  test('throws when a response has no id', async () => {
    respond = () => ({ status: 200, body: '{}' })
    await expect(dialpad.company.get()).rejects.toThrow('GET company (no id)')
  })
})
