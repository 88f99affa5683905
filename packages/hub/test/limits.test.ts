import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createApiKey } from '../src/access/api-key.ts'
import { RateLimits } from '../src/access/rate-limits.ts'
import type { RawQuery } from '../src/database/database.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { INTERNAL_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

const LIMITS = { perKey: 40, perAddress: 30, perAddressForAccess: 10, connections: 8 }

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: any
}

/** Issue 2: rate limits cannot be bypassed. Two hubs share a database; X-Forwarded-For plays many addresses. */
describe('a limit on requests', () => {
  const database = useTestDatabase()
  const options = { rateLimits: LIMITS, trustProxy: true }
  const first = useTestHub(database, options)
  const hubs = [first, useTestHub(database, options)]
  let nextAddress = 1

  const address = () => `203.0.113.${nextAddress++}`
  const urlOf = (index: number) => new URL(hubs[index % hubs.length]?.url ?? '')

  async function ask(
    index: number,
    method: string,
    path: string,
    from: string,
    headers: object = {},
    body?: object,
  ) {
    const answer = await fetch(new URL(path, urlOf(index)), {
      method,
      headers: {
        'x-forwarded-for': from,
        origin: urlOf(index).origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    }
  }

  /** Asks both hubs in turn. */
  async function askOften(
    count: number,
    path: string,
    from: string | (() => string),
    headers: () => object = () => ({}),
  ) {
    const answers: Answer[] = []
    for (let index = 0; index < count; index++)
      answers.push(await ask(index, 'GET', path, typeof from === 'string' ? from : from(), headers()))
    return answers
  }

  /** Sends a request to the letter, with whatever target; without a body, the server must not wait for one. */
  async function askRaw(
    target: string,
    options: { method?: string; headers?: string[]; body?: string } = {},
  ) {
    const { method = 'GET', headers = [], body = '' } = options
    const { host, hostname, port } = urlOf(0)
    const socket = connect(Number(port), hostname)
    const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers]
    if (body !== '')
      lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`)
    socket.write([...lines, '', body].join('\r\n'))
    let text = ''
    socket.on('data', data => {
      text += data
    })
    await once(socket, 'close')
    return { status: Number(text.split(' ', 2)[1]), text }
  }

  const signIn = (email: string, from: string) => ({
    method: 'POST',
    headers: [`X-Forwarded-For: ${from}`, `Origin: ${urlOf(0).origin}`],
    body: JSON.stringify({ email, password: 'a guessed password' }),
  })
  const statuses = (answers: readonly { status: number }[]) => {
    const counts: Record<number, number> = {}
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
    return counts
  }

  test('counts a sign-in as one also when its target is in absolute form', async () => {
    const from = address()
    const answers: { status: number }[] = []
    for (let index = 0; index < 14; index++) {
      const path = `${urlOf(0).origin}/api/auth/sign-in/email`
      answers.push(await askRaw(path, signIn(`somebody${index}@example.com`, from)))
    }
    expect(statuses(answers)).toEqual({ 401: 10, 429: 4 })
  })

  test('and every route: a target in absolute form is answered as the same one in origin form', async () => {
    const from = address()
    const headers = [`X-Forwarded-For: ${from}`]
    const health: { status: number }[] = []
    for (let index = 0; index < LIMITS.perAddress + 5; index++)
      health.push(await askRaw(`${urlOf(0).origin}/health`, { headers }))
    expect(statuses(health)).toEqual({ 200: LIMITS.perAddress + 5 })
    const page = { headers: [...headers, 'Accept: text/html'] }
    expect((await askRaw('http://hub.example/api/nothing', page)).text).toContain('"code":"NOT_FOUND"')
    // Whoever wrote the address decides nothing but the path: not what better-auth takes for its own host.
    const odd = await askRaw(
      'http://evil.example/api/auth/sign-in/email',
      signIn('odd@example.com', address()),
    )
    expect(odd.status).toBe(401)
    const query = await askRaw(
      'http://evil.example?/api/auth/sign-in/email',
      signIn('odd@example.com', address()),
    )
    expect(query.status).toBe(405)
  })

  test('is not escaped by a new random key with each request, which begins no new count either', async () => {
    const from = address()
    const rows = async () => (await database.asOwner.query('select from rate_limits')).rowCount ?? 0
    const before = await rows()
    const answers = await askOften(30, '/api/calls', from, () => ({ 'x-api-key': createApiKey() }))
    expect(statuses(answers)).toEqual({ 401: 10, 429: 20 })
    const odd = () => ({ authorization: `Bearer ${randomBytes(9).toString('hex')}` })
    expect(statuses(await askOften(4, '/api/calls', from, odd))).toEqual({ 429: 4 })
    expect((await rows()) - before).toBe(1)
  })

  test('by wrong keys of one client locks out neither known keys at its address, nor people, nor sign-in, nor /internal', async () => {
    const from = address()
    const wrong = () => ({ 'x-api-key': createApiKey() })
    expect(statuses(await askOften(14, '/api/calls', from, wrong))[429]).toBe(4)
    expect((await ask(0, 'GET', '/api/calls', from, { 'x-api-key': first.apiKey })).status).toBe(200)
    expect((await ask(1, 'GET', '/session', from)).status).toBe(200)
    const person = { email: 'nobody@example.com', password: 'a guessed password' }
    expect((await ask(0, 'POST', '/api/auth/sign-in/email', from, {}, person)).status).toBe(401)
    const secret = { authorization: `Bearer ${INTERNAL_SECRET}` }
    expect((await ask(1, 'GET', '/internal/apps', from, secret)).status).toBe(200)
  })

  test('lets a key in that was made a moment ago, at an address where wrong ones are refused', async () => {
    const from = address()
    await askOften(14, '/api/calls', from, () => ({ 'x-api-key': createApiKey() }))
    const made = await ask(
      0,
      'POST',
      `/internal/apps/${first.appId}/keys`,
      address(),
      { authorization: `Bearer ${INTERNAL_SECRET}` },
      { name: 'new', scopes: ['read'] },
    )
    for (const index of [0, 1]) {
      await until(
        async () =>
          (await ask(index, 'GET', '/api/calls', from, { 'x-api-key': made.body.api_key })).status === 200,
        `hub ${index} to know the key`,
      )
    }
  })

  test('on wrong internal secrets does not keep the right one out, and refuses them at once', async () => {
    const from = address()
    const wrong = await askOften(14, '/internal/apps', from, () => ({ authorization: 'Bearer guess' }))
    expect(statuses(wrong)).toEqual({ 401: 10, 429: 4 })
    const right = () => ({ authorization: `Bearer ${INTERNAL_SECRET}` })
    expect(statuses(await askOften(15, '/internal/apps', from, right))).toEqual({ 200: 15 })
    expect(statuses(await askOften(15, '/internal/apps', address, right))).toEqual({ 200: 15 })
  })

  test('refuses at once: before a body has come, and without another query', async () => {
    const from = address()
    await askOften(LIMITS.perAddress + 10, '/session', from)
    const { rows } = await database.asOwner.query(
      `select points from rate_limits where key like 'perAddress:%${from}'`,
    )
    // Each hub has to be told once.
    expect(rows[0].points).toBeLessThanOrEqual(LIMITS.perAddress + hubs.length)
    const { status, text } = await askRaw(`${urlOf(0).origin}/session/app`, {
      method: 'PUT',
      headers: [
        `X-Forwarded-For: ${from}`,
        'Content-Type: application/json',
        `Content-Length: ${1024 * 1024}`,
      ],
    })
    expect(status).toBe(429)
    expect(text).toMatch(/^retry-after: \d+\r$/im)
    expect(text).toMatch(/^ratelimit-limit: 30\r$/im)
    expect(text).toContain('"code":"RATE_LIMITED","details":{"retry_after_seconds":')
  })

  test('takes an IPv6 network of 64 bits for one address, and an IPv4 address for itself however it is written', async () => {
    let host = 1
    const network = () => `2001:db8:1:2:${(host++).toString(16)}::1`
    expect(statuses(await askOften(LIMITS.perAddress + 5, '/api/calls', network))).toEqual({
      401: LIMITS.perAddress,
      429: 5,
    })
    expect((await ask(0, 'GET', '/api/calls', '2001:db8:1:3::1')).status).toBe(401)
    const from = address()
    const written = () => (host++ % 2 === 0 ? from : `::ffff:${from}`)
    expect(statuses(await askOften(LIMITS.perAddress + 5, '/api/calls', written))[429]).toBe(5)
    // What is no address at all, however long, has one count for all.
    const nonsense = () => 'x'.repeat(200 + host++)
    expect(statuses(await askOften(LIMITS.perAddress + 5, '/api/calls', nonsense))).toEqual({
      401: LIMITS.perAddress,
      429: 5,
    })
  })

  test('on tickets holds per key, wherever it is used, and says when to come back', async () => {
    const { api_key } = await newKey('tickets')
    const answers: Answer[] = []
    for (let index = 0; index < LIMITS.connections + 3; index++)
      answers.push(await ask(index, 'POST', '/api/live/tickets', address(), { 'x-api-key': api_key }))
    expect(statuses(answers)).toEqual({ 200: LIMITS.connections, 429: 3 })
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    // It can still read.
    expect((await ask(0, 'GET', '/api/calls', address(), { 'x-api-key': api_key })).status).toBe(200)
  })

  test('on WebSocket handshakes holds per key, and by address for keys that are none, before any upgrade', async () => {
    const { api_key } = await newKey('handshakes')
    const byKey: { status: number }[] = []
    for (let index = 0; index < LIMITS.connections + 3; index++)
      byKey.push(await shakeHands(index, { 'x-api-key': api_key, 'x-forwarded-for': address() }))
    expect(statuses(byKey)).toEqual({ 101: LIMITS.connections, 429: 3 })

    const from = address()
    const guesses: Awaited<ReturnType<typeof shakeHands>>[] = []
    for (let index = 0; index < 14; index++)
      guesses.push(await shakeHands(index, { 'x-api-key': createApiKey(), 'x-forwarded-for': from }))
    expect(statuses(guesses)).toEqual({ 401: 10, 429: 4 })
    expect(Number(guesses.at(-1)?.retryAfter)).toBeGreaterThan(0)
    expect((await shakeHands(0, { 'x-api-key': first.apiKey, 'x-forwarded-for': from })).status).toBe(101)

    const tickets: { status: number }[] = []
    const other = address()
    for (let index = 0; index < LIMITS.connections + 3; index++)
      tickets.push(
        await shakeHands(
          index,
          { 'x-forwarded-for': other },
          `?ticket=${randomBytes(32).toString('base64url')}`,
        ),
      )
    expect(statuses(tickets)).toEqual({ 401: LIMITS.connections, 429: 3 })
  })

  test('does not hold for events that are genuine, but does for wrong keys of who sends them in', async () => {
    const delivered: number[] = []
    for (let index = 0; index < LIMITS.perAddress + 15; index++) {
      const answer = await first.deliver(callEvent({ call_id: 6_710_000_000_000_000 + index }))
      delivered.push(answer?.status ?? 0)
    }
    expect(new Set(delivered)).toEqual(new Set([200]))
    const from = address()
    const send = (index: number, apiKey: string) =>
      ask(index, 'POST', '/api/v1/dialpad/webhook', from, { 'x-api-key': apiKey }, callEvent({}))
    const forged: Answer[] = []
    for (let index = 0; index < 14; index++) forged.push(await send(index, createApiKey()))
    expect(statuses(forged)).toEqual({ 401: 10, 429: 4 })
    for (let index = 0; index < LIMITS.perKey + 5; index++)
      expect((await send(index, first.apiKey)).status).toBe(200)
  })

  /** A key that both hubs know of: its answers count for it. */
  async function newKey(name: string): Promise<{ api_key: string }> {
    const secret = { authorization: `Bearer ${INTERNAL_SECRET}` }
    const path = `/internal/apps/${first.appId}/keys`
    const { body } = await ask(0, 'POST', path, address(), secret, { name, scopes: ['read'] })
    for (const index of hubs.keys()) {
      await until(async () => {
        const { headers } = await ask(index, 'GET', '/api/calls', address(), { 'x-api-key': body.api_key })
        return headers.get('ratelimit-limit') === String(LIMITS.perKey)
      }, `hub ${index} to know the key`)
    }
    return body
  }

  async function shakeHands(index: number, headers: Record<string, string>, query = '') {
    const { host } = urlOf(index)
    const socket = new WebSocket(`ws://${host}/ws${query}`, { headers })
    return new Promise<{ status: number; retryAfter: string | undefined }>(resolve => {
      socket.on('error', () => undefined)
      socket.on('open', () => {
        socket.close()
        resolve({ status: 101, retryAfter: undefined })
      })
      socket.on('unexpected-response', (_request, response) => {
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
        response.destroy()
      })
    })
  }
})

describe('a limit of a thousand', () => {
  const database = useTestDatabase()

  test('holds for two hubs together, to within 2 %, and takes few queries', async () => {
    let asked = 0
    const query: RawQuery = config => {
      asked++
      return database.tables.query(config)
    }
    const limits = { ...LIMITS, perKey: 1_000 }
    const hubs = [new RateLimits(query, limits), new RateLimits(query, limits)]
    let allowed = 0
    for (let round = 0; round < 70; round++) {
      const hub = hubs[round % 3 === 0 ? 0 : 1]
      const answers = await Promise.all(Array.from({ length: 16 }, () => hub?.count('perKey', 'often')))
      for (const answer of answers) {
        expect(answer?.remaining).toBeLessThanOrEqual(limits.perKey - 1)
        if (answer?.allowed === true) allowed++
      }
    }
    expect(allowed).toBeLessThanOrEqual(limits.perKey)
    expect(allowed).toBeGreaterThanOrEqual(limits.perKey * 0.98)
    expect(asked).toBeLessThan(limits.perKey / 3)
  })
})
