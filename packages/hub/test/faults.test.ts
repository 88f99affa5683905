import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { callEvent } from './calls-of-dialpad.ts'
import { Line, useLine } from './proxy.ts'
import { freshDatabase, startTestHub, until, useTestDatabase, useTestHub } from './support.ts'

describe('while the database is away', () => {
  const line = useLine(useTestDatabase())
  const hub = useTestHub(line)

  test('the hub says so, refuses events so that Dialpad tries again, and recovers by itself', async () => {
    expect((await hub.get('/health')).status).toBe(200)
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?api_key=${hub.apiKey}`)
    const told: string[] = []
    socket.on('message', data => told.push(JSON.parse(String(data)).call_id))
    await once(socket, 'open')

    line.cut()
    const health = await until(async () => {
      const answer = await hub.get('/health')
      return answer.status === 503 ? answer : null
    }, 'health to notice')
    expect(health.body).toMatchObject({ status: 'unavailable', database: 'down' })
    const refused = await hub.deliver(callEvent({ call_id: 6_700_000_000_000_001 }))
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await refused.json()).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    expect((await hub.get('/api/calls')).body).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })

    await line.open()
    await until(async () => (await hub.get('/health')).status === 200, 'health to recover')
    const retried = await hub.deliver(callEvent({ call_id: 6_700_000_000_000_001 }))
    expect(retried.status).toBe(200)
    await until(async () => told.length === 1, 'the live feed to go on')
    expect((await hub.get('/api/calls/active')).body.calls).toMatchObject([
      { call_id: 6_700_000_000_000_001 },
    ])
    socket.close()
  })

  test('nobody who signs in or is signed in hears of a wrong password or of a bug', async () => {
    const ask = (method: string, path: string, body?: object, cookie = '') =>
      fetch(hub.url + path, {
        method,
        headers: {
          origin: hub.url,
          cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const password = 'a password of the tests'
    const token = hub.firstAdminLink?.split('#')[1]
    const joined = await ask('POST', '/session/links', {
      token,
      password,
      name: 'Ada',
      email: 'ada@example.com',
    })
    expect(joined.status).toBe(200)
    const cookie = joined.headers
      .getSetCookie()
      .map(one => one.split(';', 1)[0])
      .join('; ')
    expect(await (await ask('GET', '/session', undefined, cookie)).json()).toMatchObject({ signed_in: true })

    line.cut()
    const signIn = await ask('POST', '/api/auth/sign-in/email', { email: 'ada@example.com', password })
    expect([signIn.status, await signIn.json()]).toMatchObject([503, { code: 'DATABASE_UNAVAILABLE' }])
    const session = await ask('GET', '/session', undefined, cookie)
    expect([session.status, await session.json()]).toMatchObject([503, { code: 'DATABASE_UNAVAILABLE' }])
    await line.open()
    await until(
      async () => (await ask('POST', '/api/auth/sign-in/email', { email: 'ada@example.com', password })).ok,
      'signing in to work again',
    )
  })

  test('a hub that starts before its database waits for it', async () => {
    const late = await freshDatabase()
    const lateLine = new Line(late)
    await lateLine.open()
    lateLine.cut()
    const starting = startTestHub(lateLine.url)
    await new Promise(resolve => setTimeout(resolve, 300))
    await lateLine.open()
    const started = await starting
    expect((await started.get('/health')).body).toMatchObject({ status: 'ok' })
    await started.stop()
    lateLine.cut()
    await late.drop()
  })
})

describe('a hub that is stopped and started again', () => {
  test('has everything it had, and applies what it had no time for', async () => {
    const database = await freshDatabase()
    const first = await startTestHub(database.url)
    const responses = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        first.deliver(callEvent({ call_id: 6_800_000_000_000_000 + index })),
      ),
    )
    expect(responses.every(response => response.status === 200)).toBe(true)
    await first.stop()
    const second = await startTestHub(database.url)
    expect(second.firstApp).toEqual({ app: first.firstApp.app, apiKey: null })
    await until(
      async () => (await second.get('/api/calls?limit=1', first.apiKey)).body.total === 300,
      'all 300 calls',
    )
    await second.stop()
    await database.drop()
  })
})
