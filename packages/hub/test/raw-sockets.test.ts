import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { until, useTestDatabase, useTestHub } from './support.ts'

const REQUEST_TIMEOUT_MS = 1_500
const SLOWEST_READER_MS = 2_000
const HANDSHAKE = [
  'Host: hub',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
]

describe('input that bypasses the routes', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database, {
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    slowestReaderMs: SLOWEST_READER_MS,
  })
  const thrown: unknown[] = []
  const note = (error: unknown) => void thrown.push(error)

  beforeAll(async () => {
    process.on('uncaughtException', note).on('unhandledRejection', note)
  })
  afterAll(async () => {
    process.off('uncaughtException', note).off('unhandledRejection', note)
  })

  async function open(): Promise<Socket> {
    const socket = connect({ port: Number(new URL(hub.url).port), host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    return socket
  }

  /** Everything that comes back until the hub closes the connection. */
  async function readAll(socket: Socket): Promise<Buffer> {
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk))
    if (!socket.closed)
      await Promise.race([once(socket, 'end'), once(socket, 'close')]).catch(() => undefined)
    socket.destroy()
    return Buffer.concat(chunks)
  }

  async function ask(...lines: string[]): Promise<{ status: number; body: any; head: string }> {
    const socket = await open()
    socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
    const answer = (await readAll(socket)).toString('latin1')
    const [head = '', ...rest] = answer.split('\r\n\r\n')
    const text = rest.join('\r\n\r\n')
    const status = Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1])
    return { status, head, body: text.startsWith('{') ? JSON.parse(text) : text }
  }

  const isError = { error: expect.any(String), code: expect.stringMatching(/^[A-Z_]+$/) }

  async function expectWell(): Promise<void> {
    expect((await hub.get('/health')).status).toBe(200)
    expect(thrown).toEqual([])
  }

  test('a request without Host, or with an expectation that nobody meets, is refused in the one shape of errors', async () => {
    for (const path of ['/health', '/api/auth/ok']) {
      const withoutHost = await ask(`GET ${path} HTTP/1.1`, 'Connection: close')
      expect(withoutHost, path).toMatchObject({ status: 400, body: isError })
    }
    const upgrade = HANDSHAKE.filter(line => !line.startsWith('Host'))
    expect(await ask('GET /ws HTTP/1.1', ...upgrade)).toMatchObject({ status: 400, body: isError })
    const expecting = await ask('POST /webhooks HTTP/1.1', 'Host: hub', 'Expect: more', 'Content-Length: 1')
    expect(expecting).toMatchObject({ status: 417, body: isError })
    await expectWell()
  })

  async function fillFeed(entries: number, bytes: number): Promise<void> {
    await database.asOwner.query(
      `with head as (
         insert into feed_heads values ($1, $2)
         on conflict (app_id) do update set last_seq = feed_heads.last_seq + excluded.last_seq
         returning last_seq
       )
       insert into feed (app_id, seq, type, payload)
       select $1, last_seq - $2 + n, 'settings.changed',
         json_build_array(now(), 0, 'note_changed', repeat('x', $3))
       from head, generate_series(1, $2) as n`,
      [hub.appId, entries, bytes],
    )
    await database.asOwner.query(`select pg_notify('trunkline_feed', $1)`, [hub.appId])
  }

  test('one request crashes the process no more: an upgrade of any address is answered', async () => {
    const targets: [string, number][] = [
      ['//', 404],
      ['//host:99999/ws', 404],
      ['///', 404],
      ['/', 404],
      ['/ws/', 404],
      ['/%', 404],
      ['/%zz%c3%28', 404],
      ['/ws?since=%', 400],
      ['/ws', 401],
      ['/ws?%', 400],
      ['/ws?ticket=', 401],
      ['http://hub/ws', 401],
      ['http://', 400],
      ['http://[/ws', 400],
      ['*', 400],
    ]
    for (const [target, status] of targets) {
      const answer = await ask(`GET ${target} HTTP/1.1`, ...HANDSHAKE)
      expect([target, answer.status, answer.body]).toMatchObject([target, status, isError])
    }
    await expectWell()
  })

  test('what is no handshake of a WebSocket is refused, and any other protocol is ignored', async () => {
    const key = `x-api-key: ${hub.apiKey}`
    const without = (name: string) => HANDSHAKE.filter(line => !line.startsWith(name))
    const cases: [string, string[], number][] = [
      ['GET', without('Sec-WebSocket-Key'), 400],
      ['GET', [...without('Sec-WebSocket-Key'), 'Sec-WebSocket-Key: short'], 400],
      ['GET', [...HANDSHAKE, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='], 400],
      ['GET', without('Sec-WebSocket-Version'), 426],
      ['GET', [...without('Sec-WebSocket-Version'), 'Sec-WebSocket-Version: 99'], 426],
      ['GET', [...HANDSHAKE, 'Sec-WebSocket-Protocol: ,'], 400],
      ['GET', [...HANDSHAKE, 'Sec-WebSocket-Protocol: a, a'], 400],
      ['POST', HANDSHAKE, 405],
    ]
    for (const [method, lines, status] of cases) {
      const answer = await ask(`${method} /ws HTTP/1.1`, ...lines, key)
      expect([lines, answer.status, answer.body]).toEqual([lines, status, isError])
      if (status === 426) expect(answer.head).toMatch(/^Sec-WebSocket-Version: 13, 8$/m)
    }
    const h2c = [
      'Host: hub',
      'Connection: close, Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABk',
    ]
    expect((await ask('GET /health HTTP/1.1', ...h2c)).body).toMatchObject({ status: 'ok' })
    await expectWell()
  })

  test('what is no request is answered as {error, code}', async () => {
    const host = 'Host: hub'
    const cases: [string[], number][] = [
      [['nonsense'], 400],
      [['GET / HTTP/9.9', host], 400],
      [['GET / HTTP/1.1', host, 'Content-Length: -1'], 400],
      [['POST / HTTP/1.1', host, 'Content-Length: 1', 'Transfer-Encoding: chunked'], 400],
      [['GET / HTTP/1.1', host, `X-Long: ${'x'.repeat(70_000)}`], 431],
      [['CONNECT example.com:443 HTTP/1.1', host], 405],
      [['GET /%zz HTTP/1.1', host, 'Connection: close'], 400],
    ]
    for (const [lines, status] of cases) {
      const answer = await ask(...lines)
      expect([lines[0], answer.status]).toEqual([lines[0], status])
      if (answer.body !== '') expect(answer.body).toMatchObject(isError)
    }
    await expectWell()
  })

  test('a body that drips in slowly is cut with 408, as headers are; live connections stay', async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, {
      headers: { 'x-api-key': hub.apiKey },
    })
    await once(socket, 'open')
    const stream = await fetch(`${hub.url}/api/events`, { headers: { 'x-api-key': hub.apiKey } })
    const drip = async (head: string) => {
      const slow = await open()
      if (head !== '') slow.write(head)
      const dripping = setInterval(() => head === '' || slow.write('x'), 100)
      const answer = (await readAll(slow)).toString()
      clearInterval(dripping)
      return answer
    }
    const answers = await Promise.all([
      drip('POST /webhooks/dialpad HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000000\r\n\r\n'),
      drip('GET /health HTTP/1.1\r\nHost: hub\r\nX-Slow: '),
      drip(''),
    ])
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1.1 408 /)
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({ ...isError, code: 'REQUEST_TIMEOUT' })
    }
    expect(socket.readyState).toBe(WebSocket.OPEN)
    const received = once(socket, 'message')
    await fillFeed(1, 1)
    await received
    socket.terminate()
    await stream.body?.cancel()
  })

  test('an event stream whose reader takes nothing is cut off', async () => {
    await fillFeed(10_000, 5_000)
    const deaf = await open()
    deaf.pause()
    deaf.write(`GET /api/events?since=0 HTTP/1.1\r\nHost: hub\r\nX-Api-Key: ${hub.apiKey}\r\n\r\n`)
    const readers = async () =>
      Number(/^trunkline_feed_readers (\d+)/m.exec((await hub.get('/metrics')).body)?.[1])
    await until(async () => (await readers()) === 1, 'the reader to be there')
    await until(async () => (await readers()) === 0, 'the reader to be cut off')
    deaf.destroy()
  })

  test('frames that the hub writes past ws never get into those that ws writes', async () => {
    await fillFeed(500, 3_000)
    const socket = await open()
    socket.write([`GET /ws?since=0 HTTP/1.1`, ...HANDSHAKE, `x-api-key: ${hub.apiKey}`, '', ''].join('\r\n'))
    const pings = 300
    const sent = Array.from({ length: pings }, (_, index) => `ping ${index}`)
    const sending = (async () => {
      for (const text of sent) {
        socket.write(frame(0x89, Buffer.from(text)))
        await sleep(1)
      }
    })()
    const pongs: string[] = []
    const cursors: number[] = []
    let bytes: Buffer = Buffer.alloc(0)
    let isUpgraded = false
    let isReady = false
    socket.on('data', chunk => {
      bytes = Buffer.concat([bytes, chunk])
      if (!isUpgraded) {
        const end = bytes.indexOf('\r\n\r\n')
        if (end < 0) return
        isUpgraded = true
        bytes = bytes.subarray(end + 4)
      }
      for (let next = readFrame(bytes); next !== null; next = readFrame(bytes)) {
        bytes = bytes.subarray(next.length)
        if (next.first === 0x8a) pongs.push(next.payload.toString())
        else if (next.first === 0x81) {
          const { type, cursor } = JSON.parse(next.payload.toString())
          if (type === 'feed.ready') isReady = true
          else cursors.push(cursor)
        } else throw new Error(`A frame begins with ${next.first}`)
      }
    })
    await sending
    await until(async () => isReady && pongs.length > 0, 'everything to be read')
    // Pongs may be left out for who takes little, but come whole and in order.
    expect(sent.filter(text => pongs.includes(text))).toEqual(pongs)
    expect(cursors).toEqual(cursors.map((_, index) => index + 1))
    expect(cursors.length).toBeGreaterThan(500)
    socket.destroy()
  })

  test('nothing of a bounded fuzz on raw sockets ends the process or stays open', async () => {
    const openBefore = sockets()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          requests,
          upgrades(() => hub.apiKey),
          framesAfterHandshake(() => hub.apiKey),
        ),
        run,
      ),
      { numRuns: 1_500, interruptAfterTimeLimit: 12_000 },
    )
    await expectWell()
    await until(async () => sockets() <= openBefore, 'all connections to be closed', 20_000)
    await expectWell()

    async function run({ parts, end, pauseMs }: Conversation): Promise<void> {
      const socket = await open()
      const answer = readAll(socket)
      for (const part of parts) {
        socket.write(part)
        if (pauseMs > 0) await sleep(pauseMs)
      }
      if (end === 'half-closed') socket.end()
      else if (end === 'destroyed') socket.destroy()
      else if (end === 'reset') socket.resetAndDestroy()
      // Some of it is a good request whose connection the hub keeps.
      const patience = setTimeout(() => socket.destroy(), 20)
      await answer
      clearTimeout(patience)
    }
  }, 60_000)
})

function sockets(): number {
  return process.getActiveResourcesInfo().filter(name => name === 'TCPSocketWrap').length
}

interface Conversation {
  readonly parts: readonly Buffer[]
  readonly end: 'half-closed' | 'destroyed' | 'reset' | 'left open'
  readonly pauseMs: number
}

const end = fc.constantFrom<Conversation['end']>('half-closed', 'destroyed', 'reset', 'left open')
const pauseMs = fc.constantFrom(0, 0, 0, 1, 5)
const latin = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map(bytes => Buffer.from(bytes).toString('latin1'))

const target = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '/ws',
    '/ws?since=0',
    '/api/events',
    '/health',
    '*',
    'http://',
    'http://hub/ws',
    '/%',
    '/ws/..',
  ),
  fc.webPath(),
  latin(30),
)
const method = fc.oneof(
  fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE', 'PRI', 'get', ''),
  latin(8),
)
const version = fc.oneof(
  { weight: 5, arbitrary: fc.constant('HTTP/1.1') },
  fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/', ''),
)
const header = fc.oneof(
  fc.constantFrom(
    'Host: hub',
    'Host:',
    'Connection: Upgrade',
    'Connection: close',
    'Connection: keep-alive, Upgrade',
    'Upgrade: websocket',
    'Upgrade: h2c',
    'Upgrade: websocket, h2c',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Key: x',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Version: 7',
    'Sec-WebSocket-Extensions: permessage-deflate; =',
    'Sec-WebSocket-Protocol: ,,',
    'Content-Length: 5',
    'Content-Length: 999999999999999999999',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Expect: 100-continue',
    'Expect: something',
    'Cookie: trunkline.session_token=%',
    'Authorization: Bearer tl_x',
    'X-Api-Key: tl_x',
    'Origin: ::',
    'Last-Event-ID: -1',
    ' folded',
  ),
  fc.tuple(latin(10), latin(40)).map(([name, value]) => `${name}: ${value}`),
)
const lineEnd = fc.oneof({ weight: 8, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r'))

/** Cut at random places. */
const inParts = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.array(fc.nat(300), { maxLength: 3 })).map(([all, cuts]) => {
    const places = [0, ...cuts.toSorted((a, b) => a - b), Number.POSITIVE_INFINITY]
    const bytes = Buffer.from(all, 'latin1')
    return places.slice(1).map((place, index) => bytes.subarray(places[index], place))
  })

const requests: fc.Arbitrary<Conversation> = fc.record({
  parts: inParts(
    fc
      .record({
        method,
        target,
        version,
        headers: fc.array(header, { maxLength: 8 }),
        lineEnd,
        body: latin(40),
      })
      .map(({ method, target, version, headers, lineEnd, body }) =>
        [`${method} ${target} ${version}`, ...headers, '', body].join(lineEnd),
      ),
  ),
  end,
  pauseMs,
})

const upgrades = (apiKey: () => string): fc.Arbitrary<Conversation> =>
  fc.record({
    parts: inParts(
      fc
        .record({
          target,
          headers: fc.shuffledSubarray(HANDSHAKE, { minLength: 3 }),
          odd: fc.array(header, { maxLength: 2 }),
        })
        .map(({ target, headers, odd }) =>
          [`GET ${target} HTTP/1.1`, ...headers, `X-Api-Key: ${apiKey()}`, ...odd, '', ''].join('\r\n'),
        ),
    ),
    end,
    pauseMs,
  })

const frames = fc.array(
  fc.oneof(
    fc
      .record({
        first: fc.nat(255),
        payload: fc.uint8Array({ maxLength: 140 }),
        isMasked: fc.boolean(),
        claims: fc.option(fc.constantFrom(0n, 125n, 126n, 65_536n, 2n ** 31n, 2n ** 53n, 2n ** 63n)),
      })
      .map(({ first, payload, isMasked, claims }) =>
        frame(first, Buffer.from(payload), { isMasked, claims }),
      ),
    // A good close with a code that may not be sent, a text that is none, and pings of all sizes.
    fc.nat(65_535).map(code => frame(0x88, Buffer.from([code >> 8, code & 255]))),
    fc.constant(frame(0x81, Buffer.from([0xc3, 0x28, 0xff]))),
    fc.uint8Array({ maxLength: 125 }).map(bytes => frame(0x89, Buffer.from(bytes))),
    fc.uint8Array({ maxLength: 30 }).map(bytes => Buffer.from(bytes)),
  ),
  { maxLength: 6 },
)

const framesAfterHandshake = (apiKey: () => string): fc.Arbitrary<Conversation> =>
  fc.record({
    parts: frames.map(all => [
      Buffer.from(['GET /ws?since=0 HTTP/1.1', ...HANDSHAKE, `X-Api-Key: ${apiKey()}`, '', ''].join('\r\n')),
      ...all,
    ]),
    end,
    pauseMs,
  })

/** A frame as a client sends it, or as none should. @param claims the length that it says it has */
function frame(
  first: number,
  payload: Buffer,
  { isMasked = true, claims = null }: { isMasked?: boolean; claims?: bigint | null } = {},
): Buffer {
  const length = claims ?? BigInt(payload.length)
  const bit = isMasked ? 0x80 : 0
  const head =
    length < 126n
      ? Buffer.from([first, bit | Number(length)])
      : length < 65_536n
        ? Buffer.from([first, bit | 126, Number(length >> 8n), Number(length & 255n)])
        : Buffer.concat([Buffer.from([first, bit | 127]), bigEndian(length)])
  if (!isMasked) return Buffer.concat([head, payload])
  const mask = randomBytes(4)
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))])
}

function bigEndian(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(value)
  return bytes
}

/** The first frame of some bytes, as the server sends them: never masked. Null: it is not whole yet. */
function readFrame(bytes: Buffer): { first: number; payload: Buffer; length: number } | null {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return null
  const start = second < 126 ? 2 : second === 126 ? 4 : 10
  if (bytes.length < start) return null
  const size =
    second < 126 ? second : second === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const length = start + size
  return bytes.length < length ? null : { first, payload: bytes.subarray(start, length), length }
}
