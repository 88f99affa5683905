import { signToken } from '@trunkline/dialpad'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { packRawEvents, type RawEventRow, readPackedEvents } from '../src/ingest/packed-events.ts'
import { callEvent, START } from './calls-of-dialpad.ts'
import { postToken, SHARED_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

const DAY = 24 * 60 * 60_000
const MESSAGE = {
  id: 6_300_000_000_000_001,
  created_date: START,
  event_timestamp: START + 400,
  direction: 'outbound',
  target: { id: 5_100_000_000_000_001, type: 'user', name: 'Priya Nair', phone_number: '(02) 5550 1011' },
  contact: { id: 77, name: '0491 570 156', phone_number: '+61491570156' },
  sender_id: 5_100_000_000_000_001,
  from_number: '+61255501011',
  to_number: ['+61491570156'],
  mms: false,
  mms_url: null,
  is_internal: false,
  message_status: 'pending',
  message_delivery_result: null,
  text: 'Your form has arrived',
  text_content: 'Your form has arrived',
}
const AGENT = {
  availability_status: 'available',
  call_center_ids: ['5883344555555555'],
  date: START,
  event_timestamp: START + 300,
  on_duty_status: 'available',
  on_duty_status_reason: null,
  powerdialer_mode: false,
  powerdialer_session: null,
  target: {
    email: 'priya@example.com',
    id: 5_100_000_000_000_001,
    name: 'Priya Nair',
    phone: '+61255501011',
    type: 'user',
  },
}
const CONTACT = {
  event: 'Created',
  contact: {
    id: '77',
    type: 'shared',
    display_name: 'John Smith',
    company_name: 'NDIS',
    phones: ['+61491570156'],
    emails: [],
  },
}
const CHANGE = {
  action: 'operator_removed',
  additional_data: { name: 'Banksia Care' },
  changed_by: { name: 'Jennifer Albert', id: 5_100_000_000_000_003, type: 'User' },
  date: START,
  note: 'Operator removed',
  target: { type: 'Office', id: 5_100_000_000_000_009 },
}

describe('records beside calls', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  const told: any[] = []

  beforeAll(async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, {
      headers: { 'x-api-key': hub.apiKey },
    })
    socket.on('message', data => told.push(JSON.parse(String(data))))
    await new Promise(resolve => socket.once('open', resolve))
  })

  const deliver = async (event: object) => {
    const before = told.length
    expect((await hub.deliver(event)).status).toBe(200)
    return until(async () => told[before], 'the feed to tell of it')
  }

  test('a contact is published, and can be listed until it is deleted', async () => {
    const entry = await deliver(CONTACT)
    expect(entry).toMatchObject({
      type: 'contact.created',
      cursor: 1,
      data: { id: '77', name: 'John Smith' },
    })
    expect((await hub.get('/api/contacts')).body).toMatchObject({
      total: 1,
      contacts: [{ id: '77', name: 'John Smith', organization: 'NDIS', phones: ['+61491570156'] }],
    })
    await deliver({ event: 'Created', contact: { ...CONTACT.contact, id: '78', display_name: 'Gone Soon' } })
    expect((await deliver({ event: 'Deleted', contact: { id: '78' } })).type).toBe('contact.deleted')
    expect((await hub.get('/api/contacts')).body.total).toBe(1)
  })

  test('a message has the name of whom it goes to, and what became of it, in whatever order the events arrive', async () => {
    const later = (status: string, at: number) => ({
      ...MESSAGE,
      message_status: status,
      event_timestamp: START + at,
    })
    expect(
      await deliver({ ...later('delivered', 5_000), message_delivery_result: 'accepted' }),
    ).toMatchObject({
      type: 'sms.delivered',
    })
    expect((await deliver(MESSAGE)).type).toBe('sms.updated')
    expect((await deliver(later('sent', 2_000))).type).toBe('sms.updated')
    const { body } = await hub.get('/api/messages?number=%2B61491570156')
    expect(body).toMatchObject({ total: 1, limit: 50, offset: 0 })
    expect(body.messages).toEqual([
      {
        id: MESSAGE.id,
        direction: 'outbound',
        status: 'delivered',
        delivery_result: 'accepted',
        from: '+61255501011',
        to: ['+61491570156'],
        contact: { name: 'John Smith', organization: 'NDIS' },
        target: { id: MESSAGE.target.id, type: 'user', name: 'Priya Nair' },
        sender_id: MESSAGE.sender_id,
        text: 'Your form has arrived',
        mms: false,
        media_url: null,
        is_internal: false,
        sent_at: new Date(START).toISOString(),
        status_at: new Date(START + 5_000).toISOString(),
      },
    ])
    const inbound = {
      ...MESSAGE,
      id: MESSAGE.id + 1,
      direction: 'inbound',
      from_number: '+61491570156',
      to_number: ['+61255501011'],
    }
    expect((await deliver(inbound)).type).toBe('sms.received')
    expect((await hub.get('/api/messages?direction=inbound')).body.total).toBe(1)
  })

  test('an agent stands as the latest change says, and the earlier ones are kept', async () => {
    const busy = {
      ...AGENT,
      availability_status: 'unavailable',
      on_duty_status: 'occupied',
      date: START + 9_000,
      event_timestamp: START + 9_300,
    }
    expect(await deliver(busy)).toMatchObject({
      type: 'agent.status',
      data: { name: 'Priya Nair', status: 'occupied' },
    })
    await deliver(AGENT)
    expect((await hub.get('/api/agents')).body.agents).toEqual([
      {
        user_id: AGENT.target.id,
        name: 'Priya Nair',
        email: 'priya@example.com',
        status: 'occupied',
        reason: null,
        is_available: false,
        call_center_ids: [5883344555555555],
        since: new Date(START + 9_000).toISOString(),
      },
    ])
    const { body } = await hub.get(`/api/agents/${AGENT.target.id}/history`)
    expect(body.history.map((one: { status: string }) => one.status)).toEqual(['occupied', 'available'])
  })

  test('a change of settings is published with who made it', async () => {
    expect(await deliver(CHANGE)).toMatchObject({
      type: 'settings.changed',
      data: {
        action: 'operator_removed',
        changed_by: { name: 'Jennifer Albert' },
        target: { type: 'Office' },
      },
    })
    expect((await hub.get('/api/changes')).body.changes).toHaveLength(1)
  })

  test('a voicemail is there once its message is', async () => {
    const leg = { call_id: 6_400_000_000_000_001, voicemail_link: 'https://dialpad.example/v/1' }
    await deliver(callEvent({ ...leg, state: 'voicemail', event_timestamp: START + 20_000 }))
    expect((await hub.get('/api/voicemails')).body).toMatchObject({ voicemails: [], total: 0 })
    const recording = {
      id: '9',
      recording_type: 'voicemail',
      duration: 28_000,
      url: 'https://dialpad.example/r/9',
    }
    const uploaded = { ...leg, state: 'voicemail_uploaded', recording_details: [recording] }
    expect((await deliver(callEvent({ ...uploaded, event_timestamp: START + 50_000 }))).type).toBe(
      'voicemail.received',
    )
    await deliver(
      callEvent({
        ...leg,
        state: 'transcription',
        transcription_text: 'Call me',
        event_timestamp: START + 60_000,
      }),
    )
    const { body } = await hub.get('/api/voicemails')
    expect(body.voicemails).toMatchObject([
      {
        call_id: leg.call_id,
        from_number: '+61491570156',
        recording_url: 'https://dialpad.example/r/9',
        transcript: 'Call me',
        duration_seconds: 28,
        created_at: new Date(START + 50_000).toISOString(),
      },
    ])
  })

  test('every event has one place in the feed, without a gap', async () => {
    expect(told.map(entry => entry.cursor)).toEqual(told.map((_entry, index) => index + 1))
  })

  test('a call has all columns that own queries may ask for', async () => {
    const { rows } = await database.tables.forApp(hub.appId, queries =>
      sql<Record<string, unknown>>`select * from comms.dialpad_calls`.execute(queries),
    )
    expect(rows[0]).toMatchObject({
      dialpad_call_id: '6400000000000001',
      direction: 'inbound',
      state: 'voicemail',
      from_number: '+61491570156',
      has_recording: false,
      transcript_text: 'Call me',
      ai_sentiment: null,
    })
    expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(COLUMNS_OF_CALLS))
    const foreign = await database.tables.forApp('00000000-0000-4000-8000-000000000000', queries =>
      sql`select * from comms.dialpad_calls`.execute(queries),
    )
    expect(foreign.rows).toEqual([])
  })

  test('what is past the retention is packed, and is still the same', async () => {
    const old = `now() - interval '195 days'`
    await database.asOwner.query(
      `select create_partitions(now() - interval '200 days', now() - interval '190 days')`,
    )
    await database.asOwner.query(
      `insert into raw_events (app_id, source, kind, event_type, payload, received_at)
       select $1, 'webhook', 'call', 'ringing', '{"n":' || n || ',"text":"Zoë \\u0000"}', ${old} + n * interval '1 s'
       from generate_series(1, 4500) as n`,
      [hub.appId],
    )
    const waiting = `insert into pending_events (app_id, event_id, received_at, next_attempt_at)
      select app_id, id, received_at, 'infinity' from raw_events where received_at < now() - interval '100 days'
      order by id limit 1`
    await database.asOwner.query(waiting)
    const before = await database.asOwner.query(
      `select id, payload from raw_events where received_at < now() - interval '100 days' order by id`,
    )
    const packed = await packRawEvents(database.tables.upkeep, new Date(Date.now() - 90 * DAY))
    expect(packed).toBe(4499)
    const blocks: RawEventRow[][] = []
    for await (const block of readPackedEvents(database.tables.upkeep)) blocks.push(block)
    expect(blocks.map(block => block.length)).toEqual([2_000, 2_000, 499])
    expect(blocks.flat().map(({ id, payload }) => ({ id, payload }))).toEqual(before.rows.slice(1))
    expect(blocks[0]?.[0]).toMatchObject({
      app_id: hub.appId,
      source: 'webhook',
      kind: 'call',
      event_type: 'ringing',
    })
    const left = await database.asOwner.query(
      `select id from raw_events where received_at < now() - interval '100 days'`,
    )
    expect(left.rows).toEqual([{ id: before.rows[0].id }])
    expect(await packRawEvents(database.tables.upkeep, new Date(Date.now() - 90 * DAY))).toBe(0)
    // Nothing of the last day is ever removed.
    const recent = await database.asOwner.query(
      "select id from raw_events where received_at > now() - interval '1 hour' limit 1",
    )
    await expect(
      sql`select store_raw_event_block(array[${recent.rows[0].id}]::bigint[], '')`.execute(
        database.tables.all,
      ),
    ).rejects.toThrow()
    await database.asOwner.query('delete from pending_events')
    // The hub goes on taking events.
    expect(
      (
        await postToken(
          `${hub.url}/webhooks`,
          signToken(JSON.stringify({ ...CHANGE, date: START + 1 }), SHARED_SECRET),
        )
      ).status,
    ).toBe(200)
  })
})

const COLUMNS_OF_CALLS = (
  'id dialpad_call_id master_call_id entry_point_call_id direction state date_started date_rang date_connected ' +
  'date_ended duration_ms from_number from_name from_dialpad_contact_id from_yp3000_identity_id to_number to_name ' +
  'to_dialpad_user_id to_dialpad_target_type to_yp3000_identity_id entry_point_name entry_point_type has_recording ' +
  'recording_url transcript_text transcript_parsed_at ai_summary ai_sentiment ai_topics yp3000_enriched_at ' +
  'transcript_mined_at raw_data created_at updated_at'
).split(' ')
