import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAsOwner, openDatabase, type Queries } from '../src/database/database.ts'
import { rebuild, rebuildAsOf } from '../src/rebuild/rebuild.ts'
import { publishMissedCalls } from '../src/records/calls/missed-calls.ts'
import { callEvent, START } from './calls-of-dialpad.ts'
import { hubUrl } from './postgres.ts'
import { freshDatabase, startTestHub, until, useTestDatabase, useTestHub } from './support.ts'

const CENTER = { id: 5_100_000_000_000_050, type: 'call_center', name: 'Plan Support', phone: '+61255501050' }
const DEPARTMENT = { id: 5_100_000_000_000_002, type: 'department', name: 'Sales', phone: '+61255501000' }
/** Long enough that what is asked right after an event is answered within it. */
const GRACE_MS = 3_000

let nextId = 6_500_000_000_000_000
const newId = () => nextId++

describe('calls as they are derived from their events', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database, { missedCallGraceMs: GRACE_MS })
  let owner: Queries

  beforeAll(async () => {
    owner = openAsOwner(database.url)
  })
  afterAll(async () => {
    await owner.destroy()
  })

  async function feedOf(...callIds: readonly number[]): Promise<any[]> {
    const { entries } = (await hub.get('/api/feed?since=0&limit=1000')).body
    return entries.filter((entry: any) => callIds.includes(entry.call_id ?? entry.data.id))
  }
  const typesOf = async (...callIds: readonly number[]) => (await feedOf(...callIds)).map(entry => entry.type)

  /** Delivers events one by one, and waits until all of them are applied. */
  async function deliver(...events: readonly object[]): Promise<void> {
    for (const event of events) expect((await hub.deliver(event)).status).toBe(200)
    await until(async () => {
      const { rows } = await database.asOwner.query('select from pending_events')
      return rows.length === 0
    }, 'the events to be applied')
  }

  async function callNow(id: number): Promise<any> {
    return (await hub.get(`/api/calls/${id}`)).body
  }

  const differences = () => rebuild(owner, database.url, true, () => undefined)

  describe('what an answer is', () => {
    test('an outbound call through a call center was answered, and one that nobody took has a disposition of its own', async () => {
      const [answered, unanswered] = [newId(), newId()]
      const outbound = { direction: 'outbound', target: CENTER }
      await deliver(
        callEvent({ ...outbound, call_id: answered, state: 'calling' }),
        callEvent({
          ...outbound,
          call_id: answered,
          state: 'connected',
          date_connected: START + 5_000,
          talk_time: 5_000,
          event_timestamp: START + 10_000,
        }),
      )
      expect(await callNow(answered)).toMatchObject({ status: 'active', disposition: null })
      const over = { state: 'hangup', event_timestamp: START + 30_300, date_ended: START + 30_000 }
      await deliver(
        callEvent({
          ...outbound,
          ...over,
          call_id: answered,
          date_connected: START + 5_000,
          talk_time: 25_000,
        }),
        callEvent({ ...outbound, call_id: unanswered, state: 'calling' }),
        callEvent({ ...outbound, ...over, call_id: unanswered, talk_time: 0 }),
      )
      expect(await callNow(answered)).toMatchObject({
        status: 'ended',
        disposition: 'answered',
        duration: 25_000,
      })
      expect(await callNow(unanswered)).toMatchObject({
        status: 'ended',
        disposition: 'no_answer',
        duration: 0,
      })
      expect(await typesOf(answered)).toEqual(['call.ring', 'call.started', 'call.ended'])
      expect(await typesOf(unanswered)).toEqual(['call.ring', 'call.ended'])
      const log = async (id: number) => (await hub.get(`/api/v1/phone-log/${id}`)).body
      expect(await log(answered)).toMatchObject({ state: 'connected', disposition: 'answered' })
      expect(await log(unanswered)).toMatchObject({ state: 'no_answer', disposition: 'no_answer' })
      const figures = (await hub.get('/metrics')).body
      expect(figures).toContain('trunkline_calls{direction="outbound",disposition="answered"} 1')
      expect(figures).toContain('trunkline_calls{direction="outbound",disposition="no_answer"} 1')
      expect((await hub.get('/api/calls?status=missed&direction=outbound')).body.total).toBe(0)
    })
  })

  describe('voicemails', () => {
    test('voicemail.received carries its own length, one audio address and the text, and text that comes later is an update', async () => {
      const id = newId()
      const url = `https://dialpad.example/r/${id}`
      const leg = { call_id: id, target: DEPARTMENT, voicemail_link: 'https://dialpad.example/v/1' }
      const recording = { id: '9', recording_type: 'voicemail', duration: 28_400, url }
      await deliver(
        callEvent({ ...leg, state: 'voicemail', event_timestamp: START + 20_000 }),
        callEvent({ ...leg, state: 'hangup', event_timestamp: START + 50_300, date_ended: START + 50_000 }),
        callEvent({
          ...leg,
          state: 'voicemail_uploaded',
          event_timestamp: START + 55_000,
          recording_url: [url],
          recording_details: [recording],
        }),
        callEvent({
          ...leg,
          state: 'transcription',
          event_timestamp: START + 70_000,
          transcription_text: 'Call me',
        }),
      )
      const told = await feedOf(id)
      expect(told.map(entry => entry.type)).toEqual([
        'call.ring',
        'call.updated',
        'voicemail.received',
        'call.updated',
      ])
      expect(told[2]).toMatchObject({
        duration_seconds: 28,
        recording_url: url,
        transcript: null,
        data: { voicemail_url: url, voicemail_duration_seconds: 28, recording_url: null },
      })
      expect(told[3]).toMatchObject({ transcript: 'Call me', data: { transcript: 'Call me' } })
      const { voicemails } = (await hub.get('/api/voicemails')).body
      expect(voicemails).toMatchObject([{ call_id: id, recording_url: url, duration_seconds: 28 }])
    })

    test('a transcription without an upload is a voicemail, with its text', async () => {
      const leg = { call_id: newId(), target: DEPARTMENT }
      await deliver(
        callEvent({ ...leg, state: 'hangup', date_ended: START + 50_000 }),
        callEvent({ ...leg, state: 'transcription', transcription_text: 'Call me back' }),
      )
      expect(await callNow(leg.call_id)).toMatchObject({
        status: 'voicemail',
        voicemail: { transcript: 'Call me back', recording_url: null },
      })
      expect((await feedOf(leg.call_id)).at(-1)).toMatchObject({
        type: 'voicemail.received',
        transcript: 'Call me back',
      })
    })

    test('what turns out to be a conversation is no voicemail any more, as in any other order', async () => {
      const leg = { call_id: newId(), event_timestamp: START + 60_400 }
      const hangup = callEvent({
        ...leg,
        state: 'hangup',
        date_ended: START + 60_000,
        transcription_text: 'Hello',
      })
      await deliver(hangup)
      expect(await callNow(leg.call_id)).toMatchObject({
        status: 'voicemail',
        voicemail: { transcript: 'Hello' },
      })
      await deliver(
        callEvent({
          ...leg,
          state: 'connected',
          event_timestamp: START + 5_300,
          date_connected: START + 5_000,
        }),
      )
      expect(await callNow(leg.call_id)).toMatchObject({
        status: 'ended',
        voicemail: null,
        voicemail_url: null,
      })
      const { voicemails } = (await hub.get('/api/voicemails?limit=100')).body
      expect(voicemails.map((one: any) => one.call_id)).not.toContain(leg.call_id)
      expect(await differences()).toEqual([])
    })

    test('a voicemail names its caller as its call does: from the directory, and a number is no name', async () => {
      const from = (number: string) => ({
        external_number: number,
        contact: { id: 5_100_000_000_000_077, type: 'local', phone: number, name: '(02) 5550 1077' },
      })
      const unknown = { call_id: newId(), target: DEPARTMENT, ...from('+61255501077') }
      const known = { call_id: newId(), target: DEPARTMENT, ...from('+61 2 5550 1078') }
      await deliver(
        {
          event: 'Created',
          contact: { id: '5100000000000078', display_name: 'Ada Voss', phones: ['+61255501078'] },
        },
        callEvent({
          ...unknown,
          state: 'voicemail_uploaded',
          voicemail_link: 'https://dialpad.example/v/77',
        }),
        callEvent({ ...known, state: 'voicemail_uploaded', voicemail_link: 'https://dialpad.example/v/78' }),
      )
      const { voicemails } = (await hub.get('/api/voicemails?limit=100')).body
      const nameOf = (id: number) => voicemails.find((one: any) => one.call_id === id)?.from_name
      for (const [id, name] of [
        [unknown.call_id, null],
        [known.call_id, 'Ada Voss'],
      ] as const) {
        const call = await callNow(id)
        expect([call.from_name, call.voicemail.from_name, nameOf(id)]).toEqual([name, name, name])
      }
    })

    test('an automation’s voicemail has a length, too', async () => {
      const id = newId()
      const timestamp = '2026-03-02T01:00:00Z'
      await deliver({
        event: 'voicemail.received',
        call_id: String(id),
        direction: 'inbound',
        from_number: '+61491570156',
        duration_seconds: 19,
        recording_url: 'https://x.example/v.mp3',
        transcript: 'Hello',
        timestamp,
      })
      expect((await feedOf(id))[0]).toMatchObject({
        type: 'voicemail.received',
        duration_seconds: 19,
        recording_url: 'https://x.example/v.mp3',
        transcript: 'Hello',
      })
    })
  })

  describe('call.missed waits for a leg that lags', () => {
    const hangup = (id: number) => [
      callEvent({ call_id: id, target: DEPARTMENT, state: 'ringing' }),
      callEvent({
        call_id: id,
        target: DEPARTMENT,
        state: 'hangup',
        event_timestamp: START + 30_300,
        date_ended: START + 30_000,
      }),
    ]
    const published = (id: number) =>
      until(async () => (await typesOf(id)).includes('call.missed'), 'call.missed')

    test('the call is missed and provisional meanwhile, then published once, and the rebuild says the same throughout', async () => {
      const id = newId()
      await deliver(...hangup(id))
      expect(await callNow(id)).toMatchObject({ status: 'missed', disposition: 'missed', provisional: true })
      expect((await hub.get('/api/calls/active')).body.calls).toEqual([])
      expect(await typesOf(id)).toEqual(['call.ring', 'call.updated'])
      expect((await feedOf(id)).at(-1)).toMatchObject({ status: 'missed', data: { provisional: true } })
      expect(await differences()).toEqual([])
      const { updated_at: before } = await callNow(id)
      const between = new Date()
      await published(id)
      const told = await feedOf(id)
      expect(told.at(-1)).toMatchObject({
        type: 'call.missed',
        timestamp: new Date(START + 30_000).toISOString(),
        data: { status: 'missed', provisional: false },
      })
      const after = await callNow(id)
      expect(after).toMatchObject({ status: 'missed', provisional: false })
      expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(before))
      const changed = (await hub.get(`/api/calls?updated_since=${between.toISOString()}`)).body.calls
      expect(changed.map((call: any) => call.call_id)).toEqual([id])
      expect(await differences()).toEqual([])
      // What comes later is an update, and settled it stays.
      await deliver(
        callEvent({ call_id: id, target: DEPARTMENT, state: 'csat', event_timestamp: START + 60_000 }),
      )
      expect(await typesOf(id)).toEqual(['call.ring', 'call.updated', 'call.missed', 'call.updated'])
      expect(await callNow(id)).toMatchObject({ provisional: false })
      expect(await differences()).toEqual([])
      // As it stood in between, nothing was decided yet.
      await rebuildAsOf(owner, database.url, between, () => undefined)
      const past = await database.asOwner.query(
        'select status, provisional from as_of.calls where call_id = $1',
        [id],
      )
      expect(past.rows).toEqual([{ status: 'missed', provisional: true }])
    })

    test('never comes when the leg that was answered comes within the wait', async () => {
      const [root, agent, sentinel] = [newId(), newId(), newId()]
      await deliver(...hangup(root))
      const answer = { call_id: agent, entry_point_call_id: root, date_connected: START + 9_000 }
      await deliver(callEvent({ ...answer, state: 'connected', event_timestamp: START + 9_300 }))
      expect(await callNow(root)).toMatchObject({ status: 'active', provisional: true })
      await deliver(...hangup(sentinel))
      await published(sentinel)
      await deliver(
        callEvent({
          ...answer,
          state: 'hangup',
          talk_time: 20_000,
          event_timestamp: START + 29_300,
          date_ended: START + 29_000,
        }),
      )
      expect(await typesOf(root)).toEqual(['call.ring', 'call.updated', 'call.started', 'call.ended'])
    })

    test('is never followed by a start when the answer comes after it, and the call is published as it is', async () => {
      const [root, agent] = [newId(), newId()]
      await deliver(...hangup(root))
      await published(root)
      const answer = { call_id: agent, entry_point_call_id: root, date_connected: START + 9_000 }
      await deliver(callEvent({ ...answer, state: 'connected', event_timestamp: START + 9_300 }))
      expect((await feedOf(root)).at(-1)).toMatchObject({ type: 'call.updated', status: 'active' })
      await deliver(
        callEvent({
          ...answer,
          state: 'hangup',
          event_timestamp: START + 29_300,
          date_ended: START + 29_000,
        }),
      )
      expect(await typesOf(root)).toEqual([
        'call.ring',
        'call.updated',
        'call.missed',
        'call.updated',
        'call.ended',
      ])
      expect(await callNow(root)).toMatchObject({ status: 'ended', disposition: 'answered' })
      expect(await differences()).toEqual([])
    })

    test('is not provisional any more, though a leg that was named is never seen', async () => {
      const [parent, child, rang] = [newId(), newId(), newId()]
      await deliver(
        callEvent({
          call_id: child,
          entry_point_call_id: parent,
          state: 'missed',
          date_ended: START + 9_000,
        }),
        callEvent({ call_id: rang, date_ended: START + 9_000 }),
      )
      expect(await callNow(child)).toMatchObject({ provisional: true })
      await published(parent)
      await published(rang)
      for (const id of [parent, rang]) {
        expect((await feedOf(id)).at(-1)).toMatchObject({ type: 'call.missed', data: { provisional: false } })
        expect(await callNow(id)).toMatchObject({ status: 'missed', provisional: false })
      }
      expect(await differences()).toEqual([])
    })

    test('once for two calls that turn out to be one', async () => {
      const [first, second] = [newId(), newId()]
      await deliver(...hangup(first), ...hangup(second))
      await deliver(
        callEvent({
          call_id: second,
          master_call_id: first,
          state: 'missed',
          target: DEPARTMENT,
          date_ended: START,
        }),
      )
      await published(first)
      const told = await typesOf(first, second)
      expect(told.filter(type => type === 'call.missed')).toHaveLength(1)
    })

    test('not while an event that was received in time still waits to be applied', async () => {
      const other = await freshDatabase()
      const stopped = await startTestHub(other.url, { missedCallGraceMs: 600_000 })
      const id = newId()
      for (const event of hangup(id)) await stopped.deliver(event)
      await until(async () => (await stopped.get(`/api/calls/${id}`)).body.status === 'missed', 'the end')
      await stopped.stop()
      const tables = openDatabase(hubUrl(other.url), pino({ level: 'silent' }))
      const look = openAsOwner(other.url)
      const misses = async () => {
        await publishMissedCalls(tables)
        return look.selectFrom('feed').select('type').where('type', '=', 'call.missed').execute()
      }
      expect(await misses()).toEqual([])
      await sql`update call_publications set miss_due_at = now()`.execute(look)
      await sql`insert into pending_events (app_id, event_id, received_at)
        select app_id, id, received_at from raw_events order by id limit 1`.execute(look)
      expect(await misses()).toEqual([])
      await sql`delete from pending_events`.execute(look)
      expect(await misses()).toEqual([{ type: 'call.missed' }])
      expect(await misses()).toEqual([{ type: 'call.missed' }])
      await look.destroy()
      await tables.close()
      await other.drop()
    })

    test('once, though two hubs look, and by the next hub when the one that saw the call has stopped', async () => {
      const other = await freshDatabase()
      const first = await startTestHub(other.url, { missedCallGraceMs: 1_000 })
      const id = newId()
      for (const event of hangup(id)) await first.deliver(event)
      const key = first.apiKey
      await until(async () => (await first.get(`/api/calls/${id}`)).body.status === 'missed', 'the end')
      await first.stop()
      const hubs = await Promise.all([1, 2].map(() => startTestHub(other.url, { missedCallGraceMs: 1_000 })))
      const [one] = hubs
      const types = async () => {
        const { entries } = (await one?.get('/api/feed?since=0', key))?.body ?? {}
        return entries.map((entry: any) => entry.type)
      }
      await until(async () => (await types()).includes('call.missed'), 'call.missed')
      for (const event of hangup(newId())) await one?.deliver(event)
      await until(
        async () => (await types()).at(-1) === 'call.missed' && (await types()).length === 6,
        'the second',
      )
      expect((await types()).filter((type: string) => type === 'call.missed')).toHaveLength(2)
      await Promise.all(hubs.map(hub => hub.stop()))
      await other.drop()
    })
  })

  describe('messages', () => {
    const message = {
      created_date: START,
      event_timestamp: START + 400,
      direction: 'inbound',
      from_number: '+61491570156',
      to_number: ['+61255501011'],
      message_status: 'pending',
    }

    test('a blank text falls back to text_content', async () => {
      for (const [index, text] of ['', '  ', null].entries()) {
        await deliver({
          ...message,
          id: newId(),
          text,
          text_content: `Hello ${index}`,
          event_timestamp: START + index,
        })
      }
      const { messages } = (await hub.get('/api/messages')).body
      expect(messages.map((one: any) => one.text).toSorted()).toEqual(['Hello 0', 'Hello 1', 'Hello 2'])
    })

    test('a number is no name', async () => {
      const contact = { id: 5_100_000_000_000_079, name: '(02) 5550 1079', phone_number: '+61255501079' }
      await deliver({ ...message, id: newId(), text: 'No name', from_number: '+61255501079', contact })
      const { messages } = (await hub.get('/api/messages?limit=1')).body
      expect(messages).toMatchObject([{ text: 'No name', contact: { name: null } }])
    })

    test('an id that is no number is kept and shown, and an update finds it', async () => {
      const ids = ['SM-8f3a_2', '1e3', '0x10', '99999999999999999999']
      for (const id of ids) await deliver({ ...message, id, text: id, direction: 'outbound' })
      for (const id of ids) {
        await deliver({
          ...message,
          id,
          direction: 'outbound',
          message_status: 'delivered',
          event_timestamp: START + 9_000,
        })
      }
      const { messages } = (await hub.get('/api/messages?status=delivered')).body
      expect(messages.map((one: any) => one.id).toSorted()).toEqual(ids.toSorted())
      const { entries } = (await hub.get('/api/feed?since=0&limit=1000&types=sms.delivered')).body
      expect(entries.map((one: any) => one.data.id)).toEqual(ids)
      const { rows } = await database.asOwner.query(
        `select subject_id from raw_events where payload like '%SM-8f3a%'`,
      )
      expect(rows.map(row => row.subject_id)).toEqual(['SM-8f3a_2', 'SM-8f3a_2'])
      expect(await differences()).toEqual([])
    })
  })

  describe('ids and what came of a call', () => {
    test('the id of a contact is shown as it is, whatever looks like a number in it', async () => {
      const counter = async () =>
        /^trunkline_ids_given_as_text (\d+)$/m.exec((await hub.get('/metrics')).body)?.[1]
      const before = await counter()
      const ids = ['0012', '1e3', '0x10', 'ag5kZXZ-dWJlcg', 'https://contacts.example/base/2688']
      for (const id of ids) {
        const call = newId()
        await deliver(
          callEvent({
            call_id: call,
            contact: { id, type: 'shared', name: 'John Smith', phone: '+61491570156' },
          }),
        )
        expect((await callNow(call)).participants[0]).toMatchObject({ role: 'caller', id })
      }
      expect(await counter()).toBe(before)
    })

    test('a recap of which only the purposes are known is shown', async () => {
      const id = newId()
      await deliver(
        callEvent({ call_id: id, state: 'recap_purposes', recap_purposes: ['Billing'], talk_time: 60_000 }),
      )
      expect((await callNow(id)).recap).toEqual({
        summary: null,
        outcome: null,
        purposes: ['Billing'],
        action_items: [],
      })
    })
  })

  describe('what is attached to a call', () => {
    const [jo, sam, kim] = [1, 2, 3].map(n => `6f1c1f0e-9d0c-4a5e-8a44-0a3f3a6a9a0${n}`)
    async function link(id: number, identity: string | null | undefined, party: string): Promise<void> {
      const answer = await fetch(`${hub.url}/api/v1/phone-log/${id}/link-identity`, {
        method: 'POST',
        headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
        body: JSON.stringify({ identity_id: identity, party }),
      })
      expect(answer.status).toBe(200)
    }
    const entry = async (id: number) => (await hub.get(`/api/v1/phone-log/${id}`)).body

    test('a link, and notes, stay when a parent leg arrives late', async () => {
      const [root, agent] = [newId(), newId()]
      await deliver(callEvent({ call_id: agent, state: 'ringing' }))
      await link(agent, jo, 'from')
      await database.asOwner.query(
        `update call_insights set sentiment = 'positive', topics = '{invoice}' where leg_id = $1`,
        [agent],
      )
      await deliver(
        callEvent({ call_id: root, target: DEPARTMENT, state: 'ringing' }),
        callEvent({ call_id: agent, entry_point_call_id: root, state: 'hangup', date_ended: START + 9_000 }),
      )
      for (const id of [root, agent]) {
        expect(await entry(id)).toMatchObject({
          dialpad_call_id: String(root),
          from_yp3000_identity_id: jo,
          ai_sentiment: 'positive',
          ai_topics: ['invoice'],
        })
      }
    })

    test('of two linked calls that become one, the last link of each party counts', async () => {
      const [first, second] = [newId(), newId()]
      await deliver(
        callEvent({ call_id: first, target: DEPARTMENT, state: 'ringing' }),
        callEvent({ call_id: second, state: 'ringing' }),
      )
      await link(first, jo, 'from')
      await link(second, sam, 'from')
      await link(second, kim, 'to')
      await link(first, null, 'to')
      await deliver(callEvent({ call_id: second, entry_point_call_id: first, state: 'hangup' }))
      expect(await entry(first)).toMatchObject({ from_yp3000_identity_id: sam, to_yp3000_identity_id: null })
      await link(first, jo, 'from')
      expect(await entry(second)).toMatchObject({ from_yp3000_identity_id: jo, to_yp3000_identity_id: null })
    })
  })
})
