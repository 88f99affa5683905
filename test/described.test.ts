import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantAccess } from '../packages/hub/src/simulated/grant-access.ts'
import {
  dialpadAt,
  freePort,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  until,
  useTestDatabase,
} from '../packages/hub/test/support.ts'
import { startTestSimulator, type TestSimulator } from '../packages/simulator/test/support.ts'

const SECOND = 1_000
const MINUTE = 60_000

/** Streams, pages, redirects and metrics: what they answer is no JSON that a schema could describe. */
const NOT_DESCRIBED = ['/api/events', '/api/v1/events', '/metrics', '/', '/auth/', '/authorize', '/callback']

const ajv = new Ajv2020({ strict: false, validateFormats: false })

/** A schema that lets nothing through that it does not name. */
function closed(schema: any): any {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return schema.type === 'object' && schema.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy
}

describe('every answer is what /openapi.json says of it', () => {
  const database = useTestDatabase()
  let simulator: TestSimulator
  let hub: TestHub
  let paths: Record<string, Record<string, any>>
  let components: any

  beforeAll(async () => {
    const port = await freePort()
    simulator = await startTestSimulator('--no-traffic', '--client-id', 'client', '--client-secret', 'secret')
    const dialpad = dialpadAt(simulator.url, { redirectUri: `http://127.0.0.1:${port}/callback` })
    hub = await startTestHub(database.url, { port, dialpad })
    const ticking = setInterval(() => void simulator.dialpad.clock.advance(100), 20)
    await grantAccess(hub.url, hub.appId, INTERNAL_SECRET)
    clearInterval(ticking)
    const { body } = await simulator.control('GET', '/scenarios')
    for (const scenario of body.scenarios as string[]) {
      await simulator.control('POST', `/scenarios/${scenario}`)
      await simulator.pass(20 * MINUTE, 5 * SECOND)
    }
    await until(async () => (await hub.get('/health')).body.events.pending === 0, 'everything to be applied')
    ;({ paths, components } = (await hub.get('/openapi.json')).body)
  })
  afterAll(async () => {
    await hub.stop()
    await simulator.stop()
  })

  const resolve = (schema: any) =>
    schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)]

  const isDescribed = (path: string) =>
    !NOT_DESCRIBED.some(one => path === one || (one !== '/' && path.startsWith(one)))

  test('every route says what it answers, and how it answers when something is wrong', () => {
    for (const [path, operations] of Object.entries(paths)) {
      if (!isDescribed(path)) continue
      for (const [method, { responses }] of Object.entries(operations)) {
        const good = Object.keys(responses).filter(status => status.startsWith('2'))
        expect([method, path, good.length > 0]).toEqual([method, path, true])
        const schema = resolve(responses.default.content['application/json'].schema)
        expect(schema.required).toEqual(['error', 'code'])
        if (good[0] !== '204')
          expect([
            method,
            path,
            resolve(responses[good[0] ?? ''].content['application/json'].schema).type,
          ]).toEqual([method, path, 'object'])
      }
    }
  })

  test('and that is what it answers', async () => {
    const [call] = (await hub.get('/api/calls?status=voicemail')).body.calls
    const [agent] = (await hub.get('/api/agents')).body.agents
    const endpoint = await send('POST', '/api/webhook-endpoints', { url: 'http://127.0.0.1:9/' })
    await send('POST', `/api/webhook-endpoints/${endpoint.id}/test`)
    const invitation = await send('POST', '/api/v1/staff/invitations', { role: 'staff' })
    const values: Record<string, string> = {
      app_id: hub.appId,
      id: call.id,
      user_id: String(agent.user_id),
    }
    const full: string[] = []
    for (const [path, { get }] of Object.entries(paths)) {
      if (get === undefined || !isDescribed(path) || path.includes('{token}')) continue
      const id = path.includes('webhook-endpoints')
        ? endpoint.id
        : path.includes('invitations')
          ? invitation.id
          : undefined
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        name === 'id' && id !== undefined ? id : (values[name] ?? ''),
      )
      const query = path.endsWith('/feed') ? '?since=0' : ''
      const answer = await fetch(hub.url + address + query, {
        headers: path.startsWith('/internal')
          ? { authorization: `Bearer ${INTERNAL_SECRET}` }
          : { 'x-api-key': hub.apiKey },
      })
      expect([path, answer.status]).toEqual([path, 200])
      const body: any = await answer.json()
      const { schema } = get.responses['200'].content['application/json']
      const validate = ajv.compile({ ...closed(schema), components: closed(components) })
      validate(body)
      expect([path, validate.errors]).toEqual([path, null])
      const list = Object.values(body).find(value => Array.isArray(value))
      if (Array.isArray(list) && list.length > 0) full.push(path)
    }
    // An empty list is whatever one says of it.
    expect(full).toEqual(
      expect.arrayContaining([
        '/api/calls',
        '/api/messages',
        '/api/voicemails',
        '/api/contacts',
        '/api/agents',
        '/api/agents/{user_id}/history',
        '/api/v1/calls',
        '/api/v1/messages',
        '/api/v1/voicemails',
        '/api/v1/contacts',
        '/api/v1/agents',
        '/api/v1/agents/{user_id}/history',
        '/api/v1/conversations',
        '/api/v1/feed',
        '/api/v1/webhook-endpoints',
        '/api/v1/audit',
        '/api/feed',
        '/api/v1/phone-log',
        '/api/webhook-endpoints',
        '/internal/apps',
        '/internal/audit',
      ]),
    )
  })

  test('and so are its errors: without a key, for a record that there is not, with a parameter that there is not', async () => {
    const nothing = '99999999-0000-4000-8000-000000000099'
    const seen = new Set<string>()
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (path.startsWith('/auth/') || path === '/authorize' || path === '/callback') continue
        const id = path.includes('invitations') ? 'f'.repeat(64) : nothing
        const address = path
          .replace('{id}', path.includes('{job_id}') ? '99' : id)
          .replace('{app_id}', nothing)
          .replace(/\{\w+\}/g, path.startsWith('/api') ? '99' : nothing)
        const key = { authorization: `Bearer ${path.startsWith('/internal') ? INTERNAL_SECRET : hub.apiKey}` }
        const requests = [
          { headers: {}, query: '' },
          { headers: key, query: '' },
          { headers: key, query: '?unknown=1' },
          { headers: { ...key, 'content-type': 'application/json' }, query: '', body: '{' },
          { headers: { ...key, 'content-type': 'application/xml' }, query: '', body: '<a/>' },
        ]
        for (const { headers, query, body } of requests) {
          if (method === 'get' && (body !== undefined || path.endsWith('/events'))) continue
          const answer = await fetch(hub.url + address + query, {
            method: method.toUpperCase(),
            headers,
            ...(body === undefined ? {} : { body }),
          })
          if (answer.status < 400) {
            await answer.body?.cancel()
            continue
          }
          const error: any = await answer.json()
          const described = operation.responses[answer.status]
          expect([method, path, answer.status, error.code, described !== undefined]).toEqual([
            method,
            path,
            answer.status,
            error.code,
            true,
          ])
          const validate = ajv.compile({ ...described.content['application/json'].schema, components })
          validate(error)
          expect([method, path, error.code, validate.errors]).toEqual([method, path, error.code, null])
          seen.add(error.code)
        }
      }
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['INVALID_API_KEY', 'INVALID_REQUEST', 'INVALID_INTERNAL_SECRET', 'NOT_FOUND']),
    )
    expect([...seen]).toEqual(expect.arrayContaining(['INVALID_JSON_BODY', 'INVALID_MEDIA_TYPE']))
  })

  async function send(method: string, path: string, body?: object): Promise<any> {
    const answer = await fetch(hub.url + path, {
      method,
      headers: {
        'x-api-key': hub.apiKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect([path, answer.ok]).toEqual([path, true])
    return answer.json()
  }
})
