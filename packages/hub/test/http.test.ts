import { Validator } from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { callEvent } from './calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

const LIMITS = { perKey: 20, perAddress: 15, perAddressForAccess: 10, connections: 20 }

describe('how often one may ask', () => {
  const database = useTestDatabase()
  const options = { rateLimits: LIMITS, trustProxy: true }
  const first = useTestHub(database, options)
  const hubs = [first, useTestHub(database, options)]

  /** Asks both hubs in turn, from an address of its own. */
  async function ask(count: number, path: string, from: string, headers: Record<string, string> = {}) {
    const answers: Response[] = []
    for (let index = 0; index < count; index++) {
      const hub = hubs[index % hubs.length]
      answers.push(await fetch(hub?.url + path, { headers: { ...headers, 'x-forwarded-for': from } }))
    }
    return answers
  }
  const count = (answers: Response[], status: number) =>
    answers.filter(answer => answer.status === status).length

  test('is limited by key, for all hubs together, and said in every answer', async () => {
    const answers = await ask(30, '/api/calls', '203.0.113.1', { 'x-api-key': first.apiKey })
    expect([count(answers, 200), count(answers, 429)]).toEqual([20, 10])
    expect(answers[0]?.headers.get('ratelimit-limit')).toBe('20')
    expect(answers[4]?.headers.get('ratelimit-remaining')).toBe('15')
    expect(Number(answers[0]?.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60)
    const refused = answers.at(-1)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused?.json()).toMatchObject({ code: 'RATE_LIMITED' })
    // Another address with the same key fares no better, and without a key it has its own count.
    expect(count(await ask(2, '/api/calls', '203.0.113.2', { 'x-api-key': first.apiKey }), 429)).toBe(2)
  })

  test('is limited by address without a key, and stricter where somebody is let in', async () => {
    const answers = await ask(20, '/api/calls', '203.0.113.3')
    expect([count(answers, 401), count(answers, 429)]).toEqual([15, 5])
    const attempts = await ask(12, '/internal/apps', '203.0.113.4', { authorization: 'Bearer guess' })
    expect([count(attempts, 401), count(attempts, 429)]).toEqual([10, 2])
    expect(count(await ask(1, '/internal/apps', '203.0.113.5', { authorization: 'Bearer guess' }), 401)).toBe(
      1,
    )
  })

  test('is not limited for events that are genuine, nor for whoever watches the hub', async () => {
    const answers: number[] = []
    for (let index = 0; index < 40; index++) {
      const answer = await first.deliver(callEvent({ call_id: 6_700_000_000_000_000 + index }))
      answers.push(answer.status)
    }
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(count(await ask(40, '/health', '203.0.113.3'), 200)).toBe(40)
  })
})

describe('what every answer has', () => {
  const hub = useTestHub(useTestDatabase(), { publicUrl: 'https://hub.example', trustProxy: 1 })

  test('headers that keep browsers from harm, and a request id', async () => {
    const answer = await fetch(`${hub.url}/api/calls`, { headers: { 'x-request-id': 'request-0001' } })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'strict-transport-security': expect.stringMatching(/max-age=31536000/),
      'content-security-policy': expect.stringMatching(/default-src 'none'/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-request-id': 'request-0001',
    })
    const odd = await fetch(`${hub.url}/health`, { headers: { 'x-request-id': 'a b{}"' } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('what came by http to a proxy is refused', async () => {
    const by = (proto: string) =>
      fetch(`${hub.url}/api/calls`, { headers: { 'x-api-key': hub.apiKey, 'x-forwarded-proto': proto } })
    const refused = await by('http')
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({
      status: 403,
      body: { code: 'HTTPS_REQUIRED' },
    })
    expect((await by('https')).status).toBe(200)
    expect((await hub.get('/api/calls')).status).toBe(200)
  })

  test('the hub says whether it lives, is ready, and how it fares', async () => {
    expect((await hub.get('/health/live')).body).toEqual({ status: 'ok' })
    expect((await hub.get('/health/ready')).body).toMatchObject({
      status: 'ok',
      database: 'up',
      events: { pending: 0, failed: 0, unassigned: 0, lag_seconds: 0 },
      dialpad: { connected: 0, expired: 0 },
    })
    const { body } = await hub.get('/metrics')
    for (const name of [
      'trunkline_webhooks_received_total',
      'trunkline_apply_lag_seconds_bucket',
      'trunkline_feed_readers',
      'trunkline_dialpad_requests_total',
      'trunkline_database_connections{state="busy"}',
      'trunkline_queue_lag_seconds',
    ]) {
      expect(body).toContain(name)
    }
  })

  test('the API is described by the schemas that validate it, and there is a page to read it', async () => {
    const { body } = await hub.get('/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    for (const path of [
      '/api/calls',
      '/api/calls/{id}',
      '/api/messages',
      '/internal/apps',
      '/webhooks/dialpad',
    ]) {
      expect(Object.keys(body.paths)).toContain(path)
    }
    const operations = Object.values<any>(body.paths).flatMap(path => Object.values<any>(path))
    expect(operations.filter(operation => operation.summary === undefined)).toEqual([])
    const { parameters } = body.paths['/api/calls'].get
    expect(parameters.find((one: any) => one.name === 'limit').schema).toMatchObject({ maximum: 500 })
    const { schema } = body.paths['/api/calls'].get.responses['200'].content['application/json']
    await hub.deliver(callEvent({ call_id: 6_800_000_000_000_001 }))
    const calls = await until(async () => {
      const page = await hub.get('/api/calls')
      return page.body.calls.length > 0 && page
    }, 'the call')
    expect(new Validator({}, schema).Check(calls.body)).toBe(true)
    const page = await fetch(`${hub.url}/docs/`, { headers: { accept: 'text/html' } })
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await page.text()).toContain('Trunkline API')
  })
})
