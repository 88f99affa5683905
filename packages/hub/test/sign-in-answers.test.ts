import { connect } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { PASSWORD, Visitor } from './browser-session.ts'
import { useLine } from './proxy.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

describe('what the hub answers to who signs in or out', () => {
  const database = useTestDatabase()
  const line = useLine(database)
  const hub = useTestHub(line)

  afterAll(() => line.open())

  /** The status of a request that is sent as it is. */
  function sendRaw(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = ''
      const socket = connect(Number(new URL(hub.url).port), '127.0.0.1', () => socket.write(request))
      socket.on('data', data => {
        answer += data
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(answer))
    })
  }

  test('a malformed Host does not become 500 under /api/auth, nor does a method that nobody answers', async () => {
    for (const host of ['a b[', '[', 'x:99999', '']) {
      const request = `GET /api/auth/ok HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n`
      expect(await sendRaw(`${request}\r\n`), host).toMatch(/^HTTP\/1\.1 200 /)
    }
    const traced = `TRACE /api/auth/ok HTTP/1.1\r\nHost: x\r\nOrigin: ${hub.url}\r\nConnection: close\r\n\r\n`
    expect(await sendRaw(traced)).toMatch(/^HTTP\/1\.1 404 /)
  })

  test('errors under /api/auth have the shape of all errors, an unknown address included', async () => {
    const visitor = new Visitor(() => hub)
    const wrong = await visitor.signIn('nobody@example.com', 'wrong password')
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual({ error: expect.stringMatching(/./), code: 'INVALID_EMAIL_OR_PASSWORD' })
    const unknown = await visitor.ask('GET', '/api/auth/nope')
    expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    expect(unknown.body.error).toMatch(/./)
  })

  test('what the library could do besides, past the hub’s own checks, is not there', async () => {
    const ada = new Visitor(() => hub)
    await ada.join(hub.firstAdminLink ?? '', { name: 'Ada', email: 'ada@example.com' })
    expect((await ada.ask('POST', '/api/auth/update-user', { name: 'x'.repeat(10_000) })).status).toBe(404)
    expect((await ada.ask('GET', '/api/auth/list-sessions')).status).toBe(404)
    expect((await ada.ask('GET', '/session')).body.user.name).toBe('Ada')
    await ada.ask('DELETE', '/session')
  })

  test('signing out while the database is away is answered with 503, never with a success that was none', async () => {
    const ada = new Visitor(() => hub)
    await ada.signIn('ada@example.com', PASSWORD)
    const { cookie } = ada
    const signOut = async (method: string, path: string) => {
      const answer = await fetch(hub.url + path, { method, headers: { cookie, origin: hub.url } })
      return { status: answer.status, cookies: answer.headers.getSetCookie() }
    }
    line.cut()
    for (const [method, path] of [
      ['DELETE', '/session'],
      ['POST', '/api/auth/sign-out'],
    ] as const)
      expect(await signOut(method, path), path).toEqual({ status: 503, cookies: [] })
    await line.open()
    await until(async () => (await fetch(`${hub.url}/health`)).ok, 'the database is there again')
    expect((await signOut('DELETE', '/session')).status).toBe(204)
    expect((await database.asOwner.query('select from staff_sessions')).rowCount).toBe(0)
  })
})
