import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../src/database/database.ts'
import { answeredByDepartment } from './calls-of-dialpad.ts'
import {
  type FreshDatabase,
  freshDatabase,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  until,
} from './support.ts'

/** The hub's own tables, which no request of an app reads. Every other one must be guarded. */
const OWN_TABLES = [
  'api_keys',
  'dialpad_connections',
  'dialpad_webhooks',
  'dialpad_websockets',
  'live_tickets',
  'oauth_states',
  'staff_links',
  'staff_roles',
]

describe('apps on one hub', () => {
  let database: FreshDatabase
  let hub: TestHub
  let tables: Database

  beforeAll(async () => {
    database = await freshDatabase()
    hub = await startTestHub(database.url)
    tables = openDatabase(database.url, pino({ level: 'silent' }))
    for (const event of answeredByDepartment()) await hub.deliver(event)
    await until(
      async () => (await hub.get('/api/calls')).body.calls[0]?.status === 'ended',
      'the call to end',
    )
  })
  afterAll(async () => {
    await tables.close()
    await hub.stop()
    await database.drop()
  })

  async function tenantTables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'app_id' and not (table_name = any(${OWN_TABLES}))
        and table_name !~ '^((all|archived)_)?webhook_events'
      order by 1`.execute(tables.all)
    return rows.map(row => row.name)
  }

  test('every table of what belongs to apps has a policy', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
      where c.relrowsecurity order by 1`.execute(tables.all)
    expect(rows.map(row => row.name)).toEqual(await tenantTables())
  })

  test('a query sees the rows of its app only, and none when it names no app', async () => {
    const visible = (appId: string) =>
      tables.forApp(appId, async queries => {
        const counts: Record<string, number> = {}
        for (const name of await tenantTables()) {
          const { rows } = await sql<{
            count: number
          }>`select count(*)::int as count from ${sql.table(name)}`.execute(queries)
          counts[name] = rows[0]?.count ?? 0
        }
        return counts
      })
    const own = await visible(hub.appId)
    expect(own).toMatchObject({ calls: 1, call_legs: 2, feed: 7 })
    for (const stranger of ['00000000-0000-4000-8000-000000000000', '']) {
      expect(Object.values(await visible(stranger)).every(count => count === 0)).toBe(true)
    }
  })

  test('no route tells one app of what is another’s', async () => {
    const created = await fetch(`${hub.url}/internal/apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Stranger' }),
    })
    const { api_key: key } = (await created.json()) as { api_key: string }
    const [call] = (await hub.get('/api/calls')).body.calls
    const made = await fetch(`${hub.url}/api/webhook-endpoints`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://crm.example/hook' }),
    })
    const endpoint = (await made.json()) as { id: string; secret: string }
    const ids: Record<string, string> = { id: call.id, user_id: String(call.dialpad_user_id) }
    const { paths } = (await hub.get('/openapi.json')).body
    const walked: string[] = []
    for (const [path, operations] of Object.entries<any>(paths)) {
      if (operations.get === undefined || !path.startsWith('/api/') || path === '/api/events') continue
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        name === 'id' && path.includes('webhook-endpoints') ? endpoint.id : (ids[name] ?? 'unknown'),
      )
      const own = await hub.get(address)
      const foreign = await hub.get(address, key)
      walked.push(path)
      const told = JSON.stringify(foreign.body)
      for (const secret of [
        call.id,
        String(call.call_id),
        '+61491570156',
        'Jennifer',
        hub.appId,
        endpoint.id,
        endpoint.secret,
      ]) {
        expect(`${path}: ${told}`).not.toContain(secret)
      }
      if (path.includes('{id}')) expect([own.status, foreign.status]).toEqual([200, 404])
    }
    expect(walked.length).toBeGreaterThan(9)
  })

  test('an app can neither write its tables nor read the hub’s', async () => {
    const denied = /permission denied/
    await expect(tables.forApp(hub.appId, queries => queries.deleteFrom('calls').execute())).rejects.toThrow(
      denied,
    )
    for (const name of OWN_TABLES) {
      const read = tables.forApp(hub.appId, queries => sql`select from ${sql.table(name)}`.execute(queries))
      await expect(read).rejects.toThrow(denied)
    }
  })

  test('apps are made, and keys changed, with the internal secret only', async () => {
    const post = async (path: string, secret: string, body?: object) => {
      const headers = {
        authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }
      const response = await fetch(hub.url + path, {
        method: 'POST',
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as any }
    }
    expect(await post('/internal/apps', 'wrong', { name: 'CRM' })).toMatchObject({
      status: 401,
      body: { code: 'INVALID_INTERNAL_SECRET' },
    })
    const created = await post('/internal/apps', INTERNAL_SECRET, { name: 'CRM' })
    expect(created).toMatchObject({
      status: 200,
      body: { app_id: expect.any(String), api_key: expect.stringMatching(/^tl_/) },
    })
    const { app_id, api_key } = created.body
    expect((await hub.get('/status', api_key)).body).toEqual({
      message: 'App is not connected to Dialpad',
      app_id,
      connected: false,
      dialpad_org_id: null,
      environment: 'sandbox',
    })
    const rotated = await post(`/internal/apps/${app_id}/api-key`, INTERNAL_SECRET)
    expect((await hub.get('/status', api_key)).status).toBe(401)
    expect((await hub.get('/status', rotated.body.api_key)).status).toBe(200)
    await tables.all.updateTable('apps').set({ active: false }).where('id', '=', app_id).execute()
    expect(await hub.get('/status', rotated.body.api_key)).toMatchObject({
      status: 403,
      body: { code: 'APP_INACTIVE' },
    })
  })
})
