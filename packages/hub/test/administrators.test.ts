import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { PASSWORD, Visitor } from './browser-session.ts'
import {
  dialpadAt,
  freePort,
  freshDatabase,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  useTestDatabase,
} from './support.ts'

const AUTHORIZED = { authorization: `Bearer ${INTERNAL_SECRET}` }

describe('administrators', () => {
  const database = useTestDatabase()
  let hub: TestHub
  let second: TestHub
  let admin: Visitor

  const visitor = () => new Visitor(() => hub)

  beforeAll(async () => {
    const port = await freePort()
    const dialpad = dialpadAt('http://127.0.0.1:9', { redirectUri: `http://127.0.0.1:${port}/callback` })
    hub = await startTestHub(database.url, { port, dialpad })
    second = await startTestHub(database.url)
    admin = visitor()
  })
  afterAll(async () => {
    await hub.stop()
    await second.stop()
  })

  async function internal(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: any }> {
    const answer = await fetch(`${hub.url}/internal/apps${path}`, {
      method,
      headers: { ...AUTHORIZED, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  const invite = async (role: string, email?: string): Promise<string> =>
    (await admin.ask('POST', '/api/staff/invitations', { role, ...(email === undefined ? {} : { email }) }))
      .body.url
  const people = async () => (await admin.ask('GET', '/api/staff')).body.staff as any[]
  const idOf = async (name: string) => (await people()).find(one => one.name === name)?.user_id

  test('the link that one hub printed stays valid when another starts, until somebody used either', async () => {
    const [first, other] = [hub.firstAdminLink ?? '', second.firstAdminLink ?? '']
    expect(first).not.toBe(other)
    const purpose = async (link: string) =>
      (await visitor().ask('POST', '/session/links/lookup', { token: link.split('#')[1] })).status
    expect([await purpose(first), await purpose(other)]).toEqual([200, 200])
    expect((await admin.join(first, { name: 'Ada', email: 'ada@example.com' })).status).toBe(200)
    expect([await purpose(first), await purpose(other)]).toEqual([404, 404])
    const eve = { name: 'Eve', email: 'eve@example.com' }
    expect((await visitor().join(other, eve)).body).toMatchObject({ code: 'LINK_INVALID' })
  })

  test('tokens of links are never in a path or query, which proxies log', async () => {
    const token = (await invite('staff')).split('#')[1]
    expect((await visitor().ask('GET', `/session/links/${token}`)).status).toBe(404)
    const { paths } = (await hub.get('/openapi.json')).body
    expect(Object.keys(paths).filter(path => /token/.test(path))).toEqual([])
    const link = (await internal('POST', `/${hub.appId}/connect-link`)).body.url
    expect(new URL(link).search).toBe('')
    expect(new URL(link).hash).toMatch(/^#[\w-]{43}$/)
  })

  test('the last one cannot lose the role by their own action, a removal or an invitation', async () => {
    const ada = await idOf('Ada')
    for (const role of ['staff', 'manager']) {
      expect((await admin.ask('PATCH', `/api/staff/${ada}`, { role })).body).toMatchObject({
        code: 'LAST_ADMIN',
      })
    }
    expect((await admin.ask('DELETE', `/api/staff/${ada}`)).body).toMatchObject({ code: 'LAST_ADMIN' })
    const joined = await admin.join(await invite('staff', 'ada@example.com'), { name: 'Ada' })
    expect(joined.body.user).toMatchObject({ role: 'admin' })
    expect((await admin.ask('GET', '/api/staff')).status).toBe(200)
  })

  test('two who step down at the same moment do not leave the app without one', async () => {
    for (let round = 0; round < 8; round++) {
      const other = visitor()
      await other.join(await invite('admin', 'grace@example.com'), { name: 'Grace' })
      const [ada, grace] = [await idOf('Ada'), await idOf('Grace')]
      await Promise.all([
        admin.ask('PATCH', `/api/staff/${ada}`, { role: 'staff' }),
        other.ask('PATCH', `/api/staff/${grace}`, { role: 'staff' }),
      ])
      const answers = [await admin.ask('GET', '/api/staff'), await other.ask('GET', '/api/staff')]
      const able = answers.find(answer => answer.status === 200)
      const admins = able?.body.staff.filter((one: any) => one.role === 'admin') ?? []
      expect([round, admins.length > 0]).toEqual([round, true])
      // Ada goes on as the one administrator.
      const chief = answers[0]?.status === 200 ? admin : other
      await chief.ask('PATCH', `/api/staff/${ada}`, { role: 'admin' })
      await admin.ask('DELETE', `/api/staff/${grace}`)
    }
  })

  test('a new role holds from the next request on', async () => {
    const sam = visitor()
    await sam.join(await invite('admin', 'sam@example.com'), { name: 'Sam' })
    expect((await sam.ask('GET', '/session')).body.user.role).toBe('admin')
    await admin.ask('PATCH', `/api/staff/${await idOf('Sam')}`, { role: 'staff' })
    expect((await sam.ask('GET', '/session')).body.user.role).toBe('staff')
    expect((await sam.ask('GET', '/api/staff')).status).toBe(403)
  })

  test('only they, the internal secret or a single-use link connect an app to Dialpad', async () => {
    const path = `/auth/dialpad/connect?app_id=${hub.appId}`
    const go = (headers: Record<string, string>, at = path) =>
      fetch(hub.url + at, { redirect: 'manual', headers })
    const leadsToDialpad = (answer: Response) =>
      answer.headers.get('location')?.startsWith('http://127.0.0.1:9/oauth2/authorize') === true

    expect(await (await go({})).json()).toMatchObject({ code: 'CONNECT_NOT_ALLOWED' })
    // A person is asked to sign in, and comes back.
    const asked = await go({ accept: 'text/html' })
    expect([asked.status, asked.headers.get('location')]).toEqual([
      302,
      `/?continue=${encodeURIComponent(path)}`,
    ])
    const key = await go({ 'x-api-key': hub.apiKey })
    expect([key.status, ((await key.json()) as any).code]).toEqual([403, 'CONNECT_NOT_ALLOWED'])
    const wrong = await go({ authorization: 'Bearer not the secret' })
    expect(wrong.status).toBe(403)
    expect((await go({}, path.replace('/auth/dialpad/connect', '/authorize'))).status).toBe(403)

    const staff = visitor()
    await staff.signIn('sam@example.com')
    expect((await go({ cookie: staff.cookie })).status).toBe(403)
    expect(leadsToDialpad(await go({ cookie: admin.cookie }))).toBe(true)
    expect(leadsToDialpad(await go(AUTHORIZED))).toBe(true)

    const other = (await internal('POST', '', { name: 'Other' })).body.app_id
    expect((await go({ cookie: admin.cookie }, `/auth/dialpad/connect?app_id=${other}`)).status).toBe(403)

    const made = await internal('POST', `/${hub.appId}/connect-link`)
    const use = () =>
      visitor().ask('POST', '/auth/dialpad/connect-links', { token: made.body.url.split('#')[1] })
    const used = await use()
    expect(used.body.url).toMatch(/^http:\/\/127\.0\.0\.1:9\/oauth2\/authorize\?/)
    expect((await use()).body).toMatchObject({ code: 'LINK_INVALID' })
    expect(Date.parse(made.body.expires_at)).toBeGreaterThan(Date.now())
  })

  test('over simulated data the plain address works for everybody', async () => {
    const simulated = await startTestHub(database.url, { environment: 'simulated' })
    const answer = await fetch(`${simulated.url}/auth/dialpad/connect?app_id=${hub.appId}`, {
      redirect: 'manual',
    })
    expect(answer.status).toBe(302)
    await simulated.stop()
  })

  test('an origin is compared with the public URL, not with the Host that a page can choose', async () => {
    const rebound = (method: string, path: string) =>
      new Promise<number | undefined>((done, failed) => {
        const { port } = new URL(hub.url)
        const headers = {
          host: `evil.example:${port}`,
          origin: `http://evil.example:${port}`,
          cookie: admin.cookie,
        }
        request({ host: '127.0.0.1', port, method, path, headers }, answer => {
          answer.resume()
          done(answer.statusCode)
        })
          .on('error', failed)
          .end()
      })
    expect(await rebound('POST', '/api/live/tickets')).toBe(403)
    expect(await rebound('DELETE', '/session')).toBe(403)
    expect(await rebound('POST', '/api/auth/sign-out')).toBe(403)
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, {
      headers: { host: 'evil.example', origin: 'http://evil.example', cookie: admin.cookie },
    })
    const refused = await new Promise<number | undefined>(done => {
      socket.on('unexpected-response', (_request, answer) => done(answer.statusCode))
      socket.on('open', () => done(undefined))
    })
    expect(refused).toBe(401)
    expect((await admin.ask('GET', '/session')).body.signed_in).toBe(true)
    // On one's own machine localhost and 127.0.0.1 are the same place.
    const local = hub.url.replace('127.0.0.1', 'localhost')
    expect((await admin.ask('POST', '/api/staff/invitations', { role: 'staff' }, local)).status).toBe(200)
  })

  test('the demo user, who goes when data become real, does not count as one', async () => {
    const own = await freshDatabase()
    const simulated = await startTestHub(own.url, { environment: 'simulated' })
    const demo = new Visitor(() => simulated)
    await demo.ask('POST', '/session', {})
    const url = (await demo.ask('POST', '/api/staff/invitations', { role: 'admin' })).body.url
    const ada = new Visitor(() => simulated)
    await ada.join(url, { name: 'Ada', email: 'ada@example.com', password: PASSWORD })
    const list = (await ada.ask('GET', '/api/staff')).body.staff
    const id = list.find((one: any) => one.name === 'Ada').user_id
    expect((await ada.ask('PATCH', `/api/staff/${id}`, { role: 'staff' })).body).toMatchObject({
      code: 'LAST_ADMIN',
    })
    expect((await demo.ask('DELETE', `/api/staff/${id}`)).body).toMatchObject({ code: 'LAST_ADMIN' })
    await simulated.stop()
    await own.drop()
  })
})
