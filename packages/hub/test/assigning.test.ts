import { signToken } from '@trunkline/dialpad'
import { describe, expect, test } from 'vitest'
import { createApp } from '../src/access/apps.ts'
import { createEncryptor } from '../src/access/encryption.ts'
import { webhookSecretContext } from '../src/ingest/app-cache.ts'
import { callEvent } from './calls-of-dialpad.ts'
import {
  freshDatabase,
  INTERNAL_SECRET,
  postToken,
  startTestHub,
  until,
  useTestDatabase,
  useTestHub,
} from './support.ts'

const ENCRYPTOR = createEncryptor(Buffer.alloc(32, 7))
const SYDNEY = '5100000000000099'

describe('an event on an address that all apps share', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  let other: { appId: string; apiKey: string }
  let nextCall = 6_000_000_000_000_000

  /** Delivers a call and returns which app has it: the first, the other one, or none. */
  async function ownerOf(fields: Record<string, unknown>): Promise<'first' | 'other' | 'nobody'> {
    const call_id = nextCall++
    expect((await hub.deliver(callEvent({ ...fields, call_id }))).status).toBe(200)
    return until(async () => {
      if ((await hub.get(`/api/calls/${call_id}`)).status === 200) return 'first'
      if (other !== undefined && (await hub.get(`/api/calls/${call_id}`, other.apiKey)).status === 200)
        return 'other'
      const { rows } = await database.tables.all.executeQuery<{ count: number }>(
        database.tables.all
          .selectFrom('unassigned_events')
          .innerJoin('raw_events', 'raw_events.id', 'unassigned_events.event_id')
          .select(eb => eb.fn.countAll<number>().as('count'))
          .where('subject_id', '=', String(call_id))
          .compile(),
      )
      return Number(rows[0]?.count) === 1 ? 'nobody' : null
    }, `call ${call_id} to be placed`)
  }

  test('is the only app’s while there is one', async () => {
    expect(await ownerOf({ target: {} })).toBe('first')
  })

  test('is kept for later when it names none of several apps, and found by office once that has an app', async () => {
    const { app, apiKey } = await createApp(database.tables.all, 'Other', { actor: 'test' })
    other = { appId: app.id, apiKey }
    await until(async () => (await ownerOf({ target: {} })) === 'nobody', 'the hub to hear of the second app')
    expect(await ownerOf({})).toBe('nobody')
    const health = await hub.get('/health')
    expect(health.body.events.unassigned).toBeGreaterThanOrEqual(2)

    const waiting = nextCall - 1
    const kept = await fetch(`${hub.url}/internal/events/unassigned`, {
      headers: { authorization: `Bearer ${INTERNAL_SECRET}` },
    })
    const { events } = (await kept.json()) as { events: any[] }
    expect(events[0]).toMatchObject({ kind: 'call', subject_id: String(waiting), office_ids: [SYDNEY] })
    await database.tables.all
      .insertInto('app_offices')
      .values({ office_id: SYDNEY, app_id: other.appId })
      .execute()
    await until(
      async () => (await hub.get(`/api/calls/${waiting}`, other.apiKey)).status === 200,
      'the call that waited to find its app',
    )
    expect((await hub.get(`/api/calls/${waiting}`)).status).toBe(404)
    expect(await ownerOf({})).toBe('other')
    expect(await ownerOf({ target: {}, group_id: `Office:${SYDNEY}` })).toBe('other')
    expect(await ownerOf({ target: { id: Number(SYDNEY), type: 'office', name: 'Sydney' } })).toBe('other')
  })

  test('is found by its company, also by the one that a shared contact names', async () => {
    const connection = {
      environment: 'sandbox',
      access_token: Buffer.of(1),
      refresh_token: null,
      token_expires_at: null,
    }
    await database.tables.all
      .insertInto('dialpad_connections')
      .values({
        ...connection,
        app_id: hub.appId,
        dialpad_org_id: '4242',
        status: 'connected',
        connected_at: new Date(),
      })
      .execute()
    const contact = { id: 'shared_contact_pool_Company:4242_uid_7', type: 'shared', name: 'Ada' }
    await until(
      async () => (await ownerOf({ target: {}, contact })) === 'first',
      'the hub to hear of the company',
    )
    expect(await ownerOf({ target: {}, company_id: 4242 })).toBe('first')
    expect(await ownerOf({ target: {}, company_id: 4343 })).toBe('nobody')
  })

  test('is taken on the short address, too', async () => {
    const token = signToken(JSON.stringify(callEvent({ call_id: 6_111_000_000_000_000 })), 'wrong')
    expect((await postToken(`${hub.url}/webhooks`, token)).status).toBe(401)
  })
})

describe('an app’s own webhook', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database, { sharedWebhookSecret: null })

  const encrypt = (secret: string) => ENCRYPTOR.encrypt(secret, webhookSecretContext(hub.appId))
  const address = () => `${hub.url}/webhooks/dialpad/${hub.appId}`
  const signed = (callId: number, secret: string) =>
    postToken(address(), signToken(JSON.stringify(callEvent({ call_id: callId })), secret))

  async function setWebhook(secret: string | null, previous: string | null = null): Promise<void> {
    const row = {
      webhook_id: '1',
      hook_url: address(),
      secret: secret === null ? null : encrypt(secret),
      previous_secret: previous === null ? null : encrypt(previous),
      previous_secret_until: previous === null ? null : new Date(Date.now() + 60_000),
    }
    await database.tables.all
      .insertInto('dialpad_webhooks')
      .values({ ...row, app_id: hub.appId })
      .onConflict(conflict => conflict.column('app_id').doUpdateSet(row))
      .execute()
  }

  test('is believed at once after its secret was made by another process', async () => {
    await setWebhook('first secret')
    expect((await signed(6_001_000_000_000_001, 'first secret')).status).toBe(200)
  })

  test('may sign with the old secret while the new one spreads, and with no other', async () => {
    await setWebhook('second secret', 'first secret')
    expect((await signed(6_001_000_000_000_002, 'second secret')).status).toBe(200)
    expect((await signed(6_001_000_000_000_003, 'first secret')).status).toBe(200)
    expect((await signed(6_001_000_000_000_004, 'third secret')).status).toBe(401)
    await setWebhook('second secret')
    await until(
      async () => (await signed(6_001_000_000_000_005, 'first secret')).status === 401,
      'the old secret to end',
    )
  })

  test('sends plain JSON only when it was made without a secret', async () => {
    const plain = (path: string, callId: number) =>
      fetch(hub.url + path, { method: 'POST', body: JSON.stringify(callEvent({ call_id: callId })) })
    expect((await plain(`/webhooks/dialpad/${hub.appId}`, 6_001_000_000_000_006)).status).toBe(401)
    await setWebhook(null)
    expect((await plain(`/webhooks/dialpad/${hub.appId}`, 6_001_000_000_000_007)).status).toBe(200)
    expect((await plain('/webhooks', 6_001_000_000_000_008)).status).toBe(200)
    await until(async () => (await hub.get('/api/calls/6001000000000008')).status === 200, 'the call')
  })
})

describe('an automation service', () => {
  test('reports a call in a simpler format, with the key of the app', async () => {
    const database = await freshDatabase()
    const hub = await startTestHub(database.url)
    const post = (body: object, key = hub.apiKey) =>
      fetch(`${hub.url}/api/v1/dialpad/webhook`, {
        method: 'POST',
        headers: { 'x-api-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const call = {
      call_id: '5965371398168000',
      direction: 'inbound',
      from_number: '+61491570156',
      from_name: 'John Smith',
      to_number: '+61255501010',
      to_name: 'Jennifer Albert',
    }
    expect(
      (await post({ ...call, event: 'call.started', timestamp: '2026-01-07T14:25:55.000Z' }, 'tl_no')).status,
    ).toBe(401)
    expect(
      (await post({ ...call, event: 'call.started', timestamp: '2026-01-07T14:25:55.000Z' })).status,
    ).toBe(200)
    const ended = {
      ...call,
      event: 'call.ended',
      duration_ms: 245_000,
      has_recording: true,
      timestamp: '2026-01-07T14:30:00.000Z',
    }
    expect((await post(ended)).status).toBe(200)
    const body = await until(async () => {
      const { body: found } = await hub.get('/api/calls/5965371398168000')
      return found.status === 'ended' ? found : null
    }, 'the call to end')
    expect(body).toMatchObject({
      from_name: 'John Smith',
      user: { name: 'Jennifer Albert' },
      duration: 245_000,
      was_recorded: true,
    })
    await hub.stop()
    await database.drop()
  })
})
