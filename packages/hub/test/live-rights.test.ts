import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import {
  freshDatabase,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  until,
  useTestDatabase,
  useTestHub,
} from './support.ts'

const PASSWORD = 'correct horse battery'
const REVOKED = 4401

/** A live connection, as its reader knows it. */
interface Listener {
  /** What came after everything that there was when it opened, by its cursor. */
  readonly cursors: number[]
  readonly ended: Promise<{ code: number | null; says: string }>
}

describe('open connections and the right that opened them', () => {
  const database = useTestDatabase()
  const hubs = [useTestHub(database), useTestHub(database)] as const
  let head = 0

  let app: { app_id: string; api_key: string }
  beforeEach(async () => {
    head = 0
    app = await ask('POST', '/internal/apps', { name: 'One whose readers are watched' })
  })

  async function ask(method: string, path: string, body?: object): Promise<any> {
    const answer = await fetch(hubs[0].url + path, {
      method,
      headers: {
        authorization: `Bearer ${INTERNAL_SECRET}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true)
    return answer.status === 204 ? null : answer.json()
  }

  /** Commits one more entry of the app's feed. */
  async function append(): Promise<void> {
    await database.asOwner.query(
      `with head as (
         insert into feed_heads values ($1, 1) on conflict (app_id) do update set last_seq = feed_heads.last_seq + 1
         returning last_seq
       )
       insert into feed (app_id, seq, type, payload)
       select $1, last_seq, 'settings.changed', '["2026-03-02T01:00:00Z",0,"note_changed","x"]' from head`,
      [app.app_id],
    )
    await database.asOwner.query(`select pg_notify('trunkline_feed', $1)`, [app.app_id])
    head++
  }

  async function openSocket(hub: TestHub, headers: Record<string, string>, query = ''): Promise<Listener> {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws${query}`, { headers })
    const cursors: number[] = []
    socket.on('message', data => cursors.push(JSON.parse(String(data)).cursor))
    const ended = once(socket, 'close').then(([code, reason]) => ({ code, says: String(reason) }))
    await once(socket, 'open')
    return { cursors, ended }
  }

  async function openStream(hub: TestHub, headers: Record<string, string>, query = ''): Promise<Listener> {
    const response = await fetch(`${hub.url}/api/events${query}`, { headers })
    expect(response.status).toBe(200)
    const cursors: number[] = []
    const ended = (async () => {
      let text = ''
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString()
        for (const [, cursor] of text.matchAll(/^id: (\d+)$/gm))
          if (!cursors.includes(Number(cursor))) cursors.push(Number(cursor))
      }
      return { code: null, says: text.split('\n\n').find(block => block.includes('revoked')) ?? '' }
    })()
    return { cursors, ended }
  }

  /** Both kinds of connection, on both hubs. */
  async function openAll(
    headers: Record<string, string>,
    query?: () => Promise<string>,
  ): Promise<Listener[]> {
    const all: Listener[] = []
    for (const hub of hubs)
      for (const open of [openSocket, openStream]) all.push(await open(hub, headers, await query?.()))
    await append()
    await until(async () => all.every(({ cursors }) => cursors.includes(head)), 'all to get what is new')
    return all
  }

  /** They are all closed although nothing else happens, and what happens afterwards reaches none. */
  async function expectEnded(listeners: readonly Listener[], code: string): Promise<void> {
    const endings = await Promise.all(listeners.map(({ ended }) => ended))
    await append()
    for (const ending of endings) {
      expect(ending.says).toContain(code)
      if (ending.code !== null) expect(ending.code).toBe(REVOKED)
    }
    for (const { cursors } of listeners) expect(cursors).not.toContain(head)
  }

  const byKey = (key: string) => ({ 'x-api-key': key })

  describe('a key', () => {
    test('that is revoked closes its connections on every hub, and those of another key stay', async () => {
      const path = `/internal/apps/${app.app_id}/keys`
      const { key_id, api_key } = await ask('POST', path, { name: 'to be revoked' })
      const others = await openAll(byKey(app.api_key))
      const readers = await openAll(byKey(api_key))
      await ask('DELETE', `${path}/${key_id}`)
      await expectEnded(readers, 'INVALID_API_KEY')
      await until(async () => others.every(({ cursors }) => cursors.includes(head)), 'the others to get more')
    })

    test('that expires closes them, by the clock of the database', async () => {
      const path = `/internal/apps/${app.app_id}/keys`
      const expires_at = new Date(Date.now() + 5_000).toISOString()
      const { api_key } = await ask('POST', path, { name: 'brief', expires_at })
      await expectEnded(await openAll(byKey(api_key)), 'INVALID_API_KEY')
    })

    test('that is rotated closes them at once, or when its grace is over', async () => {
      const path = `/internal/apps/${app.app_id}/api-key`
      const first = await openAll(byKey(app.api_key))
      const { api_key } = await ask('POST', path)
      await expectEnded(first, 'INVALID_API_KEY')
      const second = await openAll(byKey(api_key))
      await ask('POST', `${path}?grace=4s`)
      await append()
      await until(async () => second.every(({ cursors }) => cursors.includes(head)), 'the grace to be kept')
      await expectEnded(second, 'INVALID_API_KEY')
    })

    test('of an app that is deactivated closes them', async () => {
      const readers = await openAll(byKey(app.api_key))
      await ask('PATCH', `/internal/apps/${app.app_id}`, { active: false })
      await expectEnded(readers, 'INVALID_API_KEY')
    })

    test('that may no longer read content closes the connections that carry it', async () => {
      const readers = await openAll(byKey(app.api_key))
      await database.asOwner.query(`update api_keys set scopes = '{read}' where app_id = $1`, [app.app_id])
      await expectEnded(readers, 'INVALID_API_KEY')
      const without = await openAll(byKey(app.api_key))
      await database.asOwner.query(`update api_keys set scopes = '{write}' where app_id = $1`, [app.app_id])
      await expectEnded(without, 'INVALID_API_KEY')
    })

    test('closes what was opened by its tickets, too, and makes the unused ones worthless', async () => {
      const ticket = async () => {
        const answer = await fetch(`${hubs[0].url}/api/live/tickets`, {
          method: 'POST',
          headers: byKey(app.api_key),
        })
        return `?ticket=${((await answer.json()) as { ticket: string }).ticket}`
      }
      const readers = await openAll({}, ticket)
      const unused = await ticket()
      await ask('POST', `/internal/apps/${app.app_id}/api-key`)
      await expectEnded(readers, 'INVALID_API_KEY')
      expect((await fetch(`${hubs[1].url}/api/events${unused}`)).status).toBe(401)
    })

    test('that was revoked while nobody could be notified closes them all the same', async () => {
      const readers = await openAll(byKey(app.api_key))
      await database.asOwner.query('alter table api_keys disable trigger notify_rights')
      try {
        await database.asOwner.query('update api_keys set revoked_at = now() where app_id = $1', [app.app_id])
        await database.asOwner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and (query like 'listen %' or query = 'select 1')`,
        )
        await expectEnded(readers, 'INVALID_API_KEY')
      } finally {
        await database.asOwner.query('alter table api_keys enable trigger notify_rights')
      }
    })
  })

  describe('a person', () => {
    let cookie: string
    let email: string

    beforeEach(async () => {
      email = `${app.app_id}@example.com`
      const headers = { origin: hubs[0].url, 'content-type': 'application/json' }
      const invitation = await fetch(`${hubs[0].url}/api/staff/invitations`, {
        method: 'POST',
        headers: { ...headers, ...byKey(app.api_key) },
        body: JSON.stringify({ role: 'staff' }),
      })
      const { url } = (await invitation.json()) as { url: string }
      const joined = await fetch(`${hubs[0].url}/session/links`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ token: url.split('#')[1], password: PASSWORD, name: 'Alex', email }),
      })
      expect(joined.status).toBe(200)
      cookie = joined.headers
        .getSetCookie()
        .map(one => one.split(';')[0])
        .join('; ')
    })

    test('who signs out has no connection left', async () => {
      const readers = await openAll({ cookie })
      await fetch(`${hubs[0].url}/session`, { method: 'DELETE', headers: { cookie, origin: hubs[0].url } })
      await expectEnded(readers, 'SESSION_ENDED')
    })

    test('whose session expires has no connection left', async () => {
      const readers = await openAll({ cookie })
      await database.asOwner.query(
        `update staff_sessions set expires_at = now() + interval '1 s'
         where user_id = (select id from staff_users where email = $1)`,
        [email],
      )
      await expectEnded(readers, 'SESSION_ENDED')
    })

    test('whose role changes, or who is taken out of the app, has to come back', async () => {
      const { rows } = await database.asOwner.query('select id from staff_users where email = $1', [email])
      const path = `${hubs[0].url}/api/staff/${rows[0].id}`
      const headers = { ...byKey(app.api_key), 'content-type': 'application/json', origin: hubs[0].url }
      await database.asOwner.query(
        `insert into staff_users (id, name, email, email_verified) values ($1, 'Admin', $1, true)`,
        [`admin-${app.app_id}`],
      )
      await database.asOwner.query(`insert into staff_roles values ($1, $2, 'admin')`, [
        `admin-${app.app_id}`,
        app.app_id,
      ])
      const before = await openAll({ cookie })
      const changed = await fetch(path, { method: 'PATCH', headers, body: '{"role":"manager"}' })
      expect(changed.status).toBe(204)
      await expectEnded(before, 'SESSION_ENDED')
      const after = await openAll({ cookie })
      const removed = await fetch(path, { method: 'DELETE', headers: byKey(app.api_key) })
      expect(removed.status).toBe(204)
      await expectEnded(after, 'SESSION_ENDED')
    })
  })

  describe('tickets', () => {
    afterEach(() => vi.useRealTimers())
    const issue = (key = app.api_key) =>
      fetch(`${hubs[0].url}/api/live/tickets`, { method: 'POST', headers: byKey(key) })

    test('are good for a minute by one clock: a hub whose own is minutes behind takes them', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 5 * 60_000 })
      const { ticket, expires_at } = (await (await issue()).json()) as any
      const stream = await fetch(`${hubs[1].url}/api/events?ticket=${ticket}`)
      expect(stream.status).toBe(200)
      await stream.body?.cancel()
      vi.useRealTimers()
      expect(Date.parse(expires_at)).toBeGreaterThan(Date.now())
    })

    test('of one key that nobody uses are a bounded number of rows, and those that expired are deleted', async () => {
      const statuses: number[] = []
      for (let round = 0; round < 40; round++)
        statuses.push(...(await Promise.all(Array.from({ length: 10 }, async () => (await issue()).status))))
      expect(new Set(statuses)).toEqual(new Set([200, 429]))
      const count = async () => {
        const { rows } = await database.asOwner.query(
          'select count(*)::int as count from live_tickets where app_id = $1',
          [app.app_id],
        )
        return rows[0].count
      }
      expect(await count()).toBeLessThan(300)
      const refused = await issue()
      expect(refused.headers.get('retry-after')).toBe('60')
      expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_TICKETS' })
      await database.asOwner.query(`update live_tickets set expires_at = now() - interval '1 s'`)
      for (let issued = 0; issued < 5; issued++) expect((await issue()).status).toBe(200)
      expect(await count()).toBe(5)
    })
  })
})

describe('live connections of one key or person', () => {
  test('are limited before the upgrade, with 429, and a place is free again when one closes', async () => {
    const database = await freshDatabase()
    const hub = await startTestHub(database.url, { liveLimits: { perKey: 2 } })
    const headers = { 'x-api-key': hub.apiKey }
    const open = () => new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, { headers })
    const socket = open()
    await once(socket, 'open')
    const stream = await fetch(`${hub.url}/api/events`, { headers })
    expect(stream.status).toBe(200)
    const [, refused] = await once(
      open().on('error', () => undefined),
      'unexpected-response',
    )
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['retry-after']).toBe('30')
    const also = await fetch(`${hub.url}/api/events`, { headers })
    expect({ status: also.status, body: await also.json() }).toMatchObject({
      status: 429,
      body: { code: 'TOO_MANY_CONNECTIONS' },
    })
    socket.terminate()
    const next = await until(async () => {
      const again = open().on('error', () => undefined)
      const opened = once(again, 'open').then(() => again)
      return Promise.race([opened, once(again, 'unexpected-response').then(() => null)])
    }, 'a place to be free')
    next.terminate()
    await stream.body?.cancel()
    await hub.stop()
    await database.drop()
  })
})
