import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAsOwner, type Queries } from '../src/database/database.ts'
import { answeredByDepartment } from './calls-of-dialpad.ts'
import { INTERNAL_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

/** What says who somebody is, and so must be read before it is known for which app: requests see all of it. */
const TABLES_OF_IDENTITY = ['connect_links', 'api_keys', 'live_tickets', 'staff_links', 'staff_roles']
/** What requests never read: the raw log, and the secrets of connections. */
const TABLES_OF_THE_ENGINE = [
  'dialpad_connections',
  'dialpad_webhooks',
  'dialpad_websockets',
  'oauth_states',
  'pending_events',
  'raw_events',
]
const STRANGERS = ['00000000-0000-4000-8000-000000000000', '']
const DENIED = /permission denied|must be owner/

describe('apps on one hub', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  let owner: Queries

  beforeAll(async () => {
    owner = openAsOwner(database.url)
    for (const event of answeredByDepartment()) await hub.deliver(event)
    await until(
      async () => (await hub.get('/api/calls')).body.calls[0]?.status === 'ended',
      'the call to end',
    )
  })
  afterAll(async () => {
    await owner.destroy()
  })

  /** Every table with rows of apps. Its partitions are reached through it, or not at all. */
  async function tablesOfApps(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'app_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by 1`.execute(owner)
    return rows.map(row => row.name)
  }

  async function tenantTables(): Promise<string[]> {
    const others = new Set([...TABLES_OF_IDENTITY, ...TABLES_OF_THE_ENGINE])
    return (await tablesOfApps()).filter(name => !others.has(name))
  }

  async function countRows(queries: Queries): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const name of await tenantTables()) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(name)}`.execute(queries)
      counts[name] = rows[0]?.count ?? 0
    }
    return counts
  }

  test('every table with rows of apps has a policy, and every tenant table that of its own rows', async () => {
    const { rows } = await sql<{ name: string; policies: string[] }>`
      select c.relname as name, array_agg(p.polname::text order by 1) as policies
      from pg_class as c join pg_policy as p on p.polrelid = c.oid
      where c.relrowsecurity and c.relnamespace = 'public'::regnamespace group by 1`.execute(owner)
    expect(rows.map(row => row.name).toSorted()).toEqual(await tablesOfApps())
    for (const { name, policies } of rows) {
      if (!TABLES_OF_IDENTITY.includes(name)) expect([name, ...policies]).toContain('own_rows')
    }
  })

  test('a query sees the rows of its app only, and none when it names no app', async () => {
    for (const run of [database.tables.forApp, database.tables.changeForApp]) {
      expect(await run(hub.appId, countRows)).toMatchObject({ calls: 1, call_legs: 2, feed: 7 })
      for (const stranger of STRANGERS) {
        expect(Object.values(await run(stranger, countRows)).every(count => count === 0)).toBe(true)
      }
    }
    const forgetful = await countRows(database.tables.own)
    expect(Object.values(forgetful).every(count => count === 0)).toBe(true)
  })

  test('what is looked up as the owner is returned to its app only', async () => {
    const words = (queries: Queries) =>
      sql`select from calls_of_words(${hub.appId}, to_tsquery('simple', 'jennifer'), 10, true)
        union all select from contacts_of_numbers(${hub.appId}, '{+61491570156}')`.execute(queries)
    await sql`
      insert into contacts (app_id, contact_id, display_name, phones, emails, deleted, last_event_id)
      values (${hub.appId}, 'known', 'Jennifer', '{+61491570156}', '{}', false, 0)`.execute(owner)
    expect((await database.tables.forApp(hub.appId, words)).rows.length).toBeGreaterThan(0)
    expect((await words(database.tables.all)).rows.length).toBeGreaterThan(0)
    expect((await words(database.tables.own)).rows).toEqual([])
    for (const stranger of STRANGERS) expect((await database.tables.forApp(stranger, words)).rows).toEqual([])
    await sql`delete from contacts where contact_id = 'known'`.execute(owner)
  })

  test('the hub works as users that own nothing and cannot get around the policies', async () => {
    const { rows: logins } = await sql<{ usename: string }>`
      select distinct usename from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename is not null`.execute(owner)
    expect(logins).toEqual([{ usename: 'trunkline_hub' }])
    const { rows: owners } = await sql<{ owner: string }>`
      select distinct pg_get_userbyid(relowner) as owner from pg_class
      where relnamespace in ('public'::regnamespace, 'comms'::regnamespace, 'graphile_worker'::regnamespace)`.execute(
      owner,
    )
    expect(owners).toEqual([{ owner: 'trunkline' }])
    for (const queries of [database.tables.all, database.tables.own]) {
      const { rows } = await sql`
        select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as mighty from pg_roles
        where rolname in (current_user, session_user)`.execute(queries)
      expect(rows).toEqual([{ mighty: false }])
      for (const statement of [
        'alter table calls disable row level security',
        'drop table calls',
        'create table public.mine (id int)',
        'set role trunkline',
      ]) {
        await expect(sql.raw(statement).execute(queries)).rejects.toThrow(DENIED)
      }
    }
  })

  test('no role rewrites the raw log or the audit log', async () => {
    for (const queries of [database.tables.all, database.tables.own]) {
      for (const statement of [
        "update raw_events set payload = '{}'",
        'delete from raw_events',
        'delete from raw_event_blocks',
        'update raw_event_blocks set events = 0',
        'truncate raw_events',
        "update audit_log set actor = 'nobody'",
        'delete from audit_log',
      ]) {
        await expect(sql.raw(statement).execute(queries)).rejects.toThrow(DENIED)
      }
    }
  })

  test('no route returns to one app what belongs to another', async () => {
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
    const invited = await fetch(`${hub.url}/api/v1/staff/invitations`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'staff' }),
    })
    const invitation = (await invited.json()) as { id: string }
    const ids: Record<string, string> = { id: call.id, user_id: String(call.dialpad_user_id) }
    const { paths } = (await hub.get('/openapi.json')).body
    const walked: string[] = []
    for (const [path, operations] of Object.entries<any>(paths)) {
      if (operations.get === undefined || !path.startsWith('/api/') || path.endsWith('/events')) continue
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        name === 'id' && path.includes('webhook-endpoints')
          ? endpoint.id
          : name === 'id' && path.includes('invitations')
            ? invitation.id
            : (ids[name] ?? 'unknown'),
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
        invitation.id,
      ]) {
        expect(`${path}: ${told}`).not.toContain(secret)
      }
      if (path.includes('{id}')) expect([own.status, foreign.status]).toEqual([200, 404])
    }
    expect(walked.length).toBeGreaterThan(9)
  })

  test('an app can neither write its tables nor read the hub’s', async () => {
    await expect(
      database.tables.forApp(hub.appId, queries => queries.deleteFrom('calls').execute()),
    ).rejects.toThrow(DENIED)
    for (const name of [...TABLES_OF_IDENTITY, ...TABLES_OF_THE_ENGINE]) {
      const read = database.tables.forApp(hub.appId, queries =>
        sql`select * from ${sql.table(name)}`.execute(queries),
      )
      await expect(read).rejects.toThrow(DENIED)
    }
    for (const name of TABLES_OF_THE_ENGINE) {
      await expect(sql`select * from ${sql.table(name)}`.execute(database.tables.own)).rejects.toThrow(DENIED)
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
    await database.tables.own.updateTable('apps').set({ active: false }).where('id', '=', app_id).execute()
    // Changed past the hub, which is notified of it.
    const refused = await until(async () => {
      const answer = await hub.get('/status', rotated.body.api_key)
      return answer.status === 200 ? null : answer
    }, 'the hub to refuse the key')
    expect(refused).toMatchObject({ status: 403, body: { code: 'APP_INACTIVE' } })
  })
})
