import { randomUUID } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, deleteApp, updateApp } from '../src/access/apps.ts'
import { createEncryptor } from '../src/access/encryption.ts'
import { tokenContext } from '../src/connection/connections.ts'
import { AppCache, webhookSecretContext } from '../src/ingest/app-cache.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { type SmallDialpad, startSmallDialpad } from './small-dialpad.ts'
import { dialpadAt, INTERNAL_SECRET, startTestHub, type TestHub, until, useTestDatabase } from './support.ts'

const BY_TEST = { actor: 'test' }
const ENCRYPTOR = createEncryptor(Buffer.alloc(32, 7))

describe('two hubs on one database', () => {
  const database = useTestDatabase()
  let dialpad: SmallDialpad
  let hubs: TestHub[]
  let listener: pg.Client
  const notified: string[] = []
  const fences = new Set<string>()

  beforeAll(async () => {
    dialpad = await startSmallDialpad()
    const access = { ...dialpadAt(dialpad.access.baseUrl, {}), apiKey: dialpad.access.apiKey }
    const start = () => startTestHub(database.url, { dialpad: access, intake: 'none' })
    hubs = [await start(), await start()]
    listener = new pg.Client({ connectionString: database.url })
    await listener.connect()
    await listener.query('listen trunkline_apps; listen fence')
    listener.on('notification', ({ channel, payload }) => {
      if (channel === 'fence') fences.add(payload ?? '')
      else notified.push(payload ?? '')
    })
  })
  afterAll(async () => {
    await listener.end()
    await Promise.all(hubs.map(hub => hub.stop()))
    await dialpad.stop()
  })

  /** Of which apps the hubs were notified since the last time. */
  async function takeNotified(): Promise<string[]> {
    const fence = randomUUID()
    await database.asOwner.query('select pg_notify($1, $2)', ['fence', fence])
    await until(async () => fences.has(fence), 'all notifications before the fence')
    return notified.splice(0)
  }

  async function isAssigning(): Promise<boolean> {
    const headers = { authorization: `Bearer ${INTERNAL_SECRET}` }
    const response = await fetch(`${hubs[0]?.url}/internal/jobs`, { headers })
    const { jobs } = (await response.json()) as { jobs: { name: string }[] }
    return jobs.some(job => job.name === 'assign-events')
  }

  const whenAssigned = () =>
    until(async () => !(await isAssigning()), 'unassigned events to have been looked at')

  /** How often the hubs have looked at unassigned events. */
  async function countLooks(): Promise<number> {
    let looks = 0
    for (const hub of hubs) {
      const metrics = String((await hub.get('/metrics')).body)
      const [, count] = /^trunkline_job_attempts_total\{job="assign-events".*\} (\d+)$/m.exec(metrics) ?? []
      looks += Number(count ?? 0)
    }
    return looks
  }

  test('do nothing when a token is renewed', async () => {
    const [hub] = hubs as [TestHub]
    const encrypt = (token: string) => ENCRYPTOR.encrypt(token, tokenContext(hub.appId))
    await database.tables.all
      .insertInto('dialpad_connections')
      .values({
        app_id: hub.appId,
        environment: 'sandbox',
        access_token: encrypt('access'),
        refresh_token: encrypt('refresh'),
        token_expires_at: new Date(),
        dialpad_org_id: '1',
        status: 'connected',
        connected_at: new Date(),
      })
      .execute()
    expect(await takeNotified()).toEqual([hub.appId])
    await whenAssigned()
    const looks = await countLooks()
    for (let time = 0; time < 20; time++) await hub.connector.clientOf(hub.appId)
    expect(dialpad.renewals()).toBe(20)
    expect(await takeNotified()).toEqual([])
    // A change enqueues in its own transaction.
    expect([await isAssigning(), await countLooks()]).toEqual([false, looks])
  })

  test('assign the events of a company once when an app is connected to it, and not when that is repeated', async () => {
    const [hub, other] = hubs as [TestHub, TestHub]
    const { app, apiKey } = await createApp(database.tables.own, 'Second', BY_TEST)
    expect(await takeNotified()).toEqual([app.id])
    await whenAssigned()
    const call_id = 6_200_000_000_000_001
    expect((await other.deliver(callEvent({ call_id, company_id: 4242, target: {} }))).status).toBe(200)
    const looks = await countLooks()
    expect((await hub.get('/health')).body.events.unassigned).toBe(1)

    await hub.connector.connectBySystemKey(app.id, BY_TEST)
    await until(async () => (await hub.get(`/api/calls/${call_id}`, apiKey)).status === 200, 'the call')
    await whenAssigned()
    expect(await takeNotified()).toEqual([app.id])
    await hub.connector.connectBySystemKey(app.id, BY_TEST)
    await updateApp(database.tables.all, app.id, { name: 'Renamed' }, BY_TEST)
    expect([await isAssigning(), await takeNotified(), await countLooks()]).toEqual([false, [], looks + 1])
    // Both know the company now.
    for (const [place, one] of hubs.entries()) {
      const next = call_id + 1 + place
      expect((await one.deliver(callEvent({ call_id: next, company_id: 4242, target: {} }))).status).toBe(200)
      await until(async () => (await one.get(`/api/calls/${next}`, apiKey)).status === 200, 'the next call')
    }
  })

  test('are notified of an app that lost an office to another one', async () => {
    const [hub] = hubs as [TestHub]
    const { app } = await createApp(database.tables.all, 'Third', BY_TEST)
    await updateApp(database.tables.all, app.id, { officeIds: ['77'] }, BY_TEST)
    await takeNotified()
    await database.tables.all
      .updateTable('app_offices')
      .set({ app_id: hub.appId })
      .where('office_id', '=', '77')
      .execute()
    expect((await takeNotified()).sort()).toEqual([app.id, hub.appId].sort())
  })
})

describe('the apps that a hub caches', () => {
  const database = useTestDatabase()

  test('are the same when it reads only those that changed, and it reads nothing of the others', async () => {
    const rows: object[] = []
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        rows.push(...(result.rows as object[]))
        return result
      },
    }
    const queries = database.tables.all
    const known = new AppCache(queries.withPlugin(counting), ENCRYPTOR)
    await known.load()
    const ids: string[] = []
    const check = async (appId: string) => {
      rows.length = 0
      await known.load([appId])
      const read = rows.map(row => Reflect.get(row, 'id') ?? Reflect.get(row, 'app_id'))
      expect(new Set(read)).toEqual(new Set(read.length > 0 ? [appId] : []))
      const fresh = new AppCache(queries, ENCRYPTOR)
      await fresh.load()
      const bySecret = (one: { secrets: readonly string[] }, two: { secrets: readonly string[] }) =>
        one.secrets.join().localeCompare(two.secrets.join())
      const sorted = ({ senders, ...directory }: AppCache['directory']) => ({
        ...directory,
        senders: [...senders].sort(bySecret),
      })
      expect(sorted(known.directory)).toEqual(sorted(fresh.directory))
      return known.directory
    }

    for (const name of ['One', 'Two', 'Three']) {
      const { app } = await createApp(queries, name, BY_TEST)
      ids.push(app.id)
      const secret = ENCRYPTOR.encrypt(`secret of ${name}`, webhookSecretContext(app.id))
      await queries
        .insertInto('dialpad_webhooks')
        .values({ app_id: app.id, webhook_id: '1', hook_url: `http://${name}`, secret })
        .execute()
      await updateApp(queries, app.id, { officeIds: [`5${ids.length}`] }, BY_TEST)
      await check(app.id)
    }
    const [one, two] = ids as [string, string]
    expect((await check(one)).senders).toHaveLength(3)
    await updateApp(queries, one, { active: false }, BY_TEST)
    expect((await check(one)).appOfOffice).toEqual(
      new Map([
        ['52', two],
        ['53', ids[2]],
      ]),
    )
    await deleteApp(queries, one, BY_TEST)
    const { appIds, senders } = await check(one)
    expect([appIds, senders.map(sender => sender.appId)]).toEqual([new Set(ids.slice(1)), ids.slice(1)])
  })

  test('includes the previous secret of a webhook until that expires, without reading it again', async () => {
    const { app } = await createApp(database.tables.all, 'Rotating', BY_TEST)
    const encrypt = (secret: string) => ENCRYPTOR.encrypt(secret, webhookSecretContext(app.id))
    await database.tables.all
      .insertInto('dialpad_webhooks')
      .values({
        app_id: app.id,
        webhook_id: '1',
        hook_url: 'http://rotating',
        secret: encrypt('new'),
        previous_secret: encrypt('old'),
        previous_secret_until: new Date(Date.now() + 1_500),
      })
      .execute()
    const known = new AppCache(database.tables.all, ENCRYPTOR)
    await known.load()
    const secrets = () => known.directory.senders.find(sender => sender.appId === app.id)?.secrets
    expect(secrets()).toEqual(['new', 'old'])
    await until(async () => secrets()?.length === 1, 'the old secret to expire')
    expect(secrets()).toEqual(['new'])
  })
})
