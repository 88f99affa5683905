import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { createHttp } from '../src/http.ts'
import { type SimulatorProcess, startSimulatorProcess } from './process.ts'

/** How long an answer is waited for before the connection is given up, in ms. */
const PATIENCE = 300

const LEAVES = ['wait', 'end', 'reset'] as const

describe('whatever is written to its sockets, the process keeps running', () => {
  let simulator: SimulatorProcess
  let reader: { path: string; url: string }
  beforeAll(async () => {
    simulator = await startSimulatorProcess('--no-traffic')
    const { body } = await simulator.ask('POST', '/api/v2/websockets', { secret: 'kitten' })
    reader = { url: body.websocket_url, path: new URL(body.websocket_url).pathname }
    await simulator.ask('POST', '/api/v2/subscriptions/call', {
      endpoint_id: body.id,
      call_states: ['all'],
    })
  })
  afterAll(() => simulator.end())

  async function open(): Promise<Socket> {
    const { hostname, port } = new URL(simulator.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    return socket
  }

  /** Writes, and closes the connection in one of the ways. @returns the beginning of the answer; '' if none came in time */
  async function exchange(
    bytes: string | Uint8Array,
    leave: (typeof LEAVES)[number] = 'wait',
    patience = PATIENCE,
  ) {
    const socket = await open()
    let answer = ''
    socket.on('data', data => {
      answer += data.toString('latin1')
    })
    socket.write(bytes)
    if (leave === 'reset') {
      socket.resetAndDestroy()
      return answer
    }
    if (leave === 'end') socket.end()
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, patience)
      for (const event of ['data', 'end', 'close']) {
        socket.once(event, () => {
          clearTimeout(timer)
          resolve()
        })
      }
    })
    socket.destroy()
    return answer
  }

  async function expectAlive() {
    expect(simulator.isAlive(), simulator.errors()).toBe(true)
    expect((await simulator.ask('GET', '/page/state')).status).toBe(200)
  }

  const upgrade = (target: string, more = '') =>
    `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`

  test.each([
    '//',
    '/',
    '//events/',
    '/events/',
    '/events/%00',
    '/events/%zz',
    '/events/toString',
    '/events/__proto__',
    'http://[',
    '*',
  ])('an upgrade to %j is refused', async target => {
    expect(await exchange(upgrade(target))).toMatch(/^HTTP\/1\.1 (400|401|404) /)
    await expectAlive()
  })

  test('a token of 9,000 characters opens nothing', async () => {
    expect(await exchange(upgrade(`/events/${'x'.repeat(9_000)}`))).toMatch(/^HTTP\/1\.1 401 /)
    await expectAlive()
  })

  test('those who ask for an upgrade and are gone before the answer do no harm', async () => {
    for (let round = 0; round < 60; round++) {
      const sockets = await Promise.all(Array.from({ length: 10 }, open))
      for (const socket of sockets) socket.write(upgrade(round % 2 === 0 ? '//' : reader.path))
      if (round % 3 === 0) await new Promise(resolve => setImmediate(resolve))
      for (const socket of sockets) socket.resetAndDestroy()
    }
    await expectAlive()
  })

  test.each([
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['an address that is none', 'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    [
      'a path that cannot be decoded',
      'GET /api/v2/call/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    ['an unknown version', 'GET / HTTP/9.9\r\n\r\n'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['headers of 70 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(70_000)}\r\n\r\n`],
    ['a negative length', 'POST /page/call HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    [
      'a chunk without a length',
      'POST /page/call HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
    [
      'a body that is announced and never sent',
      'POST /page/call HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n',
    ],
    [
      'two lengths',
      'POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nContent-Length: 8\r\n\r\n',
    ],
    ['a TLS hello', '\u0016\u0003\u0001\u0000'],
    ['empty lines', '\r\n\r\n\r\n'],
  ])('%s does no harm', async (_what, bytes) => {
    for (const leave of LEAVES) await exchange(bytes, leave)
    await expectAlive()
  })

  test('request lines, headers, upgrades and frames by chance', async () => {
    const method = fc.constantFrom(
      'GET',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'CONNECT',
      'X',
    )
    const piece = fc.oneof(
      fc.constantFrom('/', '//', '%00', '%ff', '?', '#', '..', 'api/v2', 'call', 'events', 'page', '\u00ff'),
      fc.webSegment(),
    )
    const target = fc.array(piece, { maxLength: 6 }).map(parts => `/${parts.join('/')}`)
    const header = fc.tuple(
      fc.constantFrom(
        'Host',
        'Upgrade',
        'Connection',
        'Content-Length',
        'Transfer-Encoding',
        'Range',
        'Authorization',
      ),
      fc.oneof(
        fc.constantFrom('websocket', 'Upgrade', 'close', '5', 'chunked', 'bytes=9-1', 'Bearer '),
        fc.string(),
      ),
    )
    const request = fc
      .tuple(method, target, fc.array(header, { maxLength: 5 }), fc.string())
      .map(([verb, path, headers, body]) =>
        Buffer.from(
          `${verb} ${path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
          'latin1',
        ),
      )
    const frames = fc
      .uint8Array({ maxLength: 200 })
      .map(bytes => Buffer.concat([Buffer.from(upgrade(reader.path)), bytes]))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(request, frames, fc.uint8Array({ maxLength: 300 })),
        fc.constantFrom(...LEAVES),
        async (bytes, leave) => {
          expect(await exchange(bytes, leave, 20)).not.toMatch(/^HTTP\/1\.1 5/)
          expect(simulator.isAlive(), simulator.errors()).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
    await expectAlive()
  }, 60_000)

  test('slow and half-closed connections do not hold up the others', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, open))
    for (const [index, socket] of slow.entries()) {
      if (index % 2 === 0)
        socket.write('POST /page/call HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n{')
      else socket.end('GET /page/state HTT')
    }
    await expectAlive()
    for (const socket of slow) socket.destroy()
    await expectAlive()
  })

  test('a reader of events who sends more than a little is disconnected, and the others are not', async () => {
    const talker = new WebSocket(reader.url)
    talker.on('error', () => undefined)
    await once(talker, 'open')
    const closed = once(talker, 'close')
    talker.send('x'.repeat(1_000_000))
    const [code] = await closed
    expect(code).toBe(1009)
    await expectAlive()
  })

  test('a request that is not whole in time is ended', async () => {
    const http = createHttp({ slowestRequest: 200 })
    http.post('/', async () => ({}))
    const address = new URL(await http.listen({ host: '127.0.0.1', port: 0 }))
    const socket = connect(Number(address.port), '127.0.0.1')
    let answer = ''
    socket.on('data', data => {
      answer += String(data)
    })
    socket.write(
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{',
    )
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    await http.close()
  })
})
