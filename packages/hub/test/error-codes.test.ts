import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ErrorCode, STATUSES_OF } from '../src/api/error-codes.ts'
import { useTestHub } from './support.ts'

const SOURCE = join(import.meta.dirname, '../src')
/** Codes that are answered where there is no route, or that no request gets to see. */
const OUTSIDE_OF_ROUTES: Readonly<Record<string, string>> = {
  OLD_SCHEMA: 'at the start',
  EXPECTATION_FAILED: 'before routing',
  HEADERS_TOO_LARGE: 'before routing',
  INVALID_HANDSHAKE: 'of a WebSocket',
  INVALID_JOB_PAYLOAD: 'of a job',
  MALFORMED_REQUEST: 'before routing',
  METHOD_NOT_ALLOWED: 'no route matches',
  REQUEST_ABORTED: 'the client has gone',
  REQUEST_TIMEOUT: 'before routing',
  UNSUPPORTED_VERSION: 'of a WebSocket',
  UPGRADE_REQUIRED: 'of a WebSocket',
}
/** What better-auth answers below /api/auth, which it describes itself. */
const OF_BETTER_AUTH = ['LOCKED', 'TOO_MANY_REQUESTS', 'REFUSED']

/** Every code that is thrown somewhere, with its status. */
function thrownCodes(): Map<string, Set<number>> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('cli/'),
  )
  const thrown = new Map<string, Set<number>>()
  const note = (code = '', status = 0) => thrown.set(code, new Set([...(thrown.get(code) ?? []), status]))
  for (const path of files) {
    const text = readFileSync(join(SOURCE, path), 'utf8')
    for (const [, status, code] of text.matchAll(/new HubError\(\s*(\d{3}),\s*'([A-Z_]+)'/g))
      note(code, Number(status))
    for (const [, code] of text.matchAll(/unavailable\(\s*'([A-Z_]+)'/g)) note(code, 503)
    // Codes that are passed on by name, as those of bodies of events.
    for (const [, code] of text.matchAll(/readEvent\(\w+, '([A-Z_]+)'\)/g)) note(code, 400)
  }
  return thrown
}

describe('the codes of errors', () => {
  const hub = useTestHub()

  const describedCodes = async () => {
    const { paths } = (await hub.get('/openapi.json')).body
    const described = new Map<string, Set<number>>()
    const operations = Object.entries<any>(paths).flatMap(([path, methods]) =>
      Object.entries<any>(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    )
    for (const { operation } of operations)
      for (const [status, response] of Object.entries<any>(operation.responses))
        for (const code of response.content?.['application/json']?.schema?.allOf?.[1].properties.code.enum ??
          [])
          described.set(code, new Set([...(described.get(code) ?? []), Number(status)]))
    return { described, operations }
  }

  test('are all described, with their statuses, wherever they are thrown', async () => {
    const { described } = await describedCodes()
    const thrown = thrownCodes()
    expect(thrown.size).toBeGreaterThan(60)
    for (const [code, statuses] of thrown) {
      if (code in OUTSIDE_OF_ROUTES || OF_BETTER_AUTH.includes(code)) continue
      for (const status of statuses)
        expect([code, status, described.get(code)?.has(status)]).toEqual([code, status, true])
    }
    for (const code of Object.keys(OUTSIDE_OF_ROUTES)) expect([code, thrown.has(code)]).toEqual([code, true])
  })

  test('that are described are thrown, or come from Fastify reading a body', async () => {
    const thrown = thrownCodes()
    const { described } = await describedCodes()
    const ofBodies = ['EMPTY_JSON_BODY', 'INVALID_CONTENT_LENGTH', 'INVALID_JSON_BODY', 'INVALID_MEDIA_TYPE']
    for (const code of described.keys())
      expect([code, thrown.has(code) || ofBodies.includes(code) || isPassedOn(code)]).toEqual([code, true])
    for (const code of Object.keys(STATUSES_OF) as ErrorCode[])
      expect([code, [...(described.get(code) ?? [])]]).toEqual([
        code,
        expect.arrayContaining([...STATUSES_OF[code]]),
      ])
  })

  test('stand beside another body that has the same status', async () => {
    const { paths } = (await hub.get('/openapi.json')).body
    const { anyOf } = paths['/health'].get.responses['503'].content['application/json'].schema
    expect(anyOf).toMatchObject([{ properties: { parts: {} } }, { allOf: [{}, {}] }])
  })

  test('stand at every operation, each of which has a name of its own', async () => {
    const { operations } = await describedCodes()
    const names = operations.map(({ operation }) => operation.operationId)
    expect(names.filter(name => typeof name !== 'string')).toEqual([])
    expect(new Set(names).size).toBe(names.length)
    for (const { name, operation } of operations) {
      const errors = Object.keys(operation.responses).filter(status => /^[45]/.test(status))
      expect([name, errors]).toEqual([name, expect.arrayContaining(['400', '403', '500'])])
      for (const status of ['200', '201', '202', '204']) {
        const schema = operation.responses[status]?.content?.['application/json']?.schema
        const isCanon = name.includes(' /api/v1/') && operation['x-canonical'] === undefined
        if (!isCanon || schema === undefined || name.endsWith('/dialpad/webhook')) continue
        const body = schema.properties?.data?.items ?? schema
        expect([name, Object.keys(body)]).toEqual([name, ['$ref']])
      }
    }
  })
})

/** Codes that a variable holds where they are thrown. */
function isPassedOn(code: string): boolean {
  return ['SESSION_ENDED', 'INVALID_API_KEY'].includes(code)
}
