import { once } from 'node:events'
import { connect } from 'node:net'
import pino from 'pino'
import { Type } from 'typebox'
import { afterAll, describe, expect, test } from 'vitest'
import { createServer } from '../src/api/server.ts'
import { useLine } from './proxy.ts'
import { INTERNAL_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

/** Each answer of the database takes so long: no statement misses its deadline, but many in a row take long. */
const SLOW_MS = 600
const ANSWERED_WITHIN_MS = 4_500

describe('a hub whose way to the database is slow', () => {
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: text => void logged.push(text) })
  const line = useLine(useTestDatabase())
  const hub = useTestHub(line, { log })

  afterAll(() => line.open())

  test('does not take a client that hangs up for a database that is away', async () => {
    await until(
      async () => ((await (await fetch(`${hub.url}/health`)).json()) as any).status === 'ok',
      'well',
    )
    logged.length = 0
    for (const path of ['/webhooks/dialpad', '/api/calls']) {
      const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
      await once(socket, 'connect')
      const headers = `Host: x\r\nContent-Type: application/json\r\nX-Api-Key: ${hub.apiKey}\r\nContent-Length: 100`
      socket.write(`POST ${path} HTTP/1.1\r\n${headers}\r\n\r\n{"a":`)
      await new Promise(resolve => setTimeout(resolve, 50))
      socket.resetAndDestroy()
      await until(async () => logged.some(text => text.includes(`"route":"${path}"`)), `${path} is logged`)
    }
    expect(logged.join('')).not.toMatch(/DATABASE_UNAVAILABLE|"level":50/)
  })

  test('says of a black hole that storing hangs as well, though nobody has stored anything', async () => {
    await until(
      async () => ((await (await fetch(`${hub.url}/health`)).json()) as any).status === 'ok',
      'well',
    )
    line.blackHole()
    const write = await until(async () => {
      const { parts } = (await (await fetch(`${hub.url}/health`)).json()) as any
      return parts['database.write'].status !== 'ok' && parts['database.write']
    }, 'the part that stores is not well')
    expect(write).toMatchObject({ status: 'hanging', code: 'TIMEOUT' })
    line.cut()
    await line.open()
    await until(async () => (await fetch(`${hub.url}/health`)).ok, 'the database is there again', 20_000)
  })

  test('answers 503 within four seconds, however many statements a request needs', async () => {
    line.delay(SLOW_MS)
    const begun = performance.now()
    const answer = await fetch(`${hub.url}/internal/apps/${hub.appId}/connect-link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}` },
    })
    expect(performance.now() - begun).toBeLessThan(ANSWERED_WITHIN_MS)
    expect(answer.status).toBe(503)
    await line.open()
  })
})

describe('a request that takes too long', () => {
  // For Node a request is closed once its body is read.
  test('is answered with 503 TIMEOUT, whether it has a body or not', async () => {
    const server = createServer({ log: pino({ level: 'silent' }), trustProxy: false, isHttps: false })
    server.route({ method: ['GET', 'POST'], url: '/api/never', handler: () => new Promise(() => {}) })
    server.post('/api/never-with-body', { schema: { body: Type.Object({}) } }, () => new Promise(() => {}))
    const url = await server.listen({ port: 0, host: '127.0.0.1' })
    const codeOf = async (path: string, init: RequestInit) =>
      ((await (await fetch(url + path, init)).json()) as any).code
    const headers = { 'content-type': 'application/json' }
    const codes = await Promise.all([
      codeOf('/api/never', {}),
      codeOf('/api/never', { method: 'POST' }),
      codeOf('/api/never-with-body', { method: 'POST', headers, body: '{}' }),
    ])
    await server.close()
    expect(codes).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT'])
  }, 10_000)
})
