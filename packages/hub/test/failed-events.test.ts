import { signToken } from '@trunkline/dialpad'
import { describe, expect, test } from 'vitest'
import { callEvent, START } from './calls-of-dialpad.ts'
import { INTERNAL_SECRET, postToken, SHARED_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

const PERSON = { id: 5_100_000_000_000_001, type: 'user', name: 'Priya Nair', email: 'priya@example.com' }

/** Text that no compression makes smaller, always the same. */
function noise(
  length: number,
  alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
): string {
  const letters = [...alphabet]
  let state = 42
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return letters[(state >>> 8) % letters.length]
  }).join('')
}

/** Nested so deep that JavaScript cannot write it as JSON. */
function nestedChange(depth: number): string {
  const text = JSON.stringify({
    action: 'updated_ivr',
    date: START,
    changed_by: PERSON,
    additional_data: 'deep',
  })
  return text.replace('"deep"', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
}

describe('one event that cannot be stored or applied', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  let nextCall = 7_700_000_000_000_000

  const post = (text: string) => postToken(`${hub.url}/webhooks/dialpad`, signToken(text, SHARED_SECRET))

  /** Sends an event among healthy ones, all at once, and waits until all but it are applied. */
  async function sendAmongOthers(text: string): Promise<void> {
    const neighbours = Array.from({ length: 20 }, () => nextCall++)
    const all = [...neighbours.map(call_id => JSON.stringify(callEvent({ call_id })))]
    all.splice(10, 0, text)
    const answers = await Promise.all(all.map(post))
    expect(answers.map(answer => answer.status)).toEqual(all.map(() => 200))
    for (const id of neighbours)
      await until(async () => (await hub.get(`/api/calls/${id}`)).status === 200, `neighbour ${id}`)
    await until(async () => (await queue()).pending === 0, 'nothing to be pending')
    const { rows } = await database.asOwner.query('select 1 from raw_events where payload = $1', [text])
    expect(rows, 'kept to the letter').toHaveLength(1)
  }

  const queue = async () => (await hub.get('/health')).body.events

  const contact = (change: object) => ({
    event: 'Updated',
    contact: { id: 'c-1', type: 'shared', display_name: 'Ada', phones: ['+61491570156'], ...change },
  })
  const agent = (change: object) => ({
    on_duty_status: 'available',
    call_center_ids: ['1'],
    date: START,
    target: PERSON,
    ...change,
  })
  const change = (more: object) => ({
    action: 'updated_ivr',
    date: START,
    changed_by: PERSON,
    target: { type: 'Office', id: 1 },
    ...more,
  })
  const department = (name: string) => ({ id: 5_100_000_000_000_077, type: 'department', name })
  const nine = noise(9_000)

  test.each<[string, object | string]>([
    ['a contact’s id of 9,000 characters', contact({ id: nine })],
    ['a contact’s phone of 9,000 characters', contact({ id: 'c-2', phones: [nine, '+61491570156'] })],
    [
      '100,000 phones of a contact',
      contact({ id: 'c-3', phones: Array.from({ length: 100_000 }, (_, n) => `+614${n}`) }),
    ],
    ['a contact’s event called constructor', { ...contact({ id: 'c-4' }), event: 'constructor' }],
    [
      'a message’s status called toString',
      { id: 7, message_status: 'toString', to_number: ['+61255501011'] },
    ],
    [
      'a message’s contact id of 9,000 characters',
      { id: 8, message_status: 'sent', to_number: [], contact: { id: nine } },
    ],
    ['an automation’s event called toString', { event: 'toString', call_id: 12, direction: 'inbound' }],
    [
      'a duty status and reason of 9,000 characters',
      agent({ on_duty_status: nine, on_duty_status_reason: nine }),
    ],
    ['an id of 9,000 digits', callEvent({ call_id: '9'.repeat(9_000) })],
    ['an action of 9,000 characters', change({ action: nine, target: {} })],
    [
      'settings with NUL and half a pair',
      change({ additional_data: { 'a\0': ['\0', '\ud800', { '\udc00': 1 }] } }),
    ],
    ['settings nested 20,000 deep', nestedChange(20_000)],
    ['a date in the year 20000', agent({ date: Date.UTC(20_000, 0) })],
  ])('%s does not fail its neighbours, and is kept', async (_what, event) => {
    await sendAmongOthers(typeof event === 'string' ? event : JSON.stringify(event))
    expect(await queue()).toMatchObject({ pending: 0, failed: 0 })
  })

  test('a call with an overlong department, number and id of its contact is applied as far as possible', async () => {
    const call_id = nextCall++
    const event = callEvent({
      call_id,
      entry_point_target: department(nine),
      target: department(nine),
      internal_number: nine,
      contact: { id: nine, name: nine, phone: nine },
      external_number: `+61491570156`,
      date_started: Date.UTC(20_000, 0),
      date_rang: 8.64e15,
      state: `${nine}`,
      labels: Array.from({ length: 50_000 }, (_, n) => `label ${n}`),
    })
    await sendAmongOthers(JSON.stringify(event))
    const { body } = await hub.get(`/api/calls/${call_id}`)
    expect(body).toMatchObject({
      from_number: '+61491570156',
      department: nine.slice(0, 500),
      to_number: null,
    })
    expect(body.started_at).toMatch(/^20\d\d-/)
    expect((await hub.get('/api/calls?limit=500')).status).toBe(200)
  })

  test.each([
    ['a million short words', noise(2_900_000, 'abcdefghijklmnopqrstuvwxyz').replace(/(.{3})./g, '$1 ')],
    [
      'words of letters of four bytes',
      noise(700_000, '𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊𠀋𠀌𠀍𠀎𠀏').replace(/(.{4}).(.{4})./gu, '$1-$2 '),
    ],
  ])(
    'a transcript of %s is kept, shown and does not fail its neighbours',
    async (_what, transcription_text) => {
      const call_id = nextCall++
      const event = callEvent({
        call_id,
        state: 'call_transcription',
        target: PERSON,
        date_connected: START,
        transcription_text,
      })
      await sendAmongOthers(JSON.stringify(event))
      expect(await queue()).toMatchObject({ failed: 0 })
      const shown = (await hub.get(`/api/v1/phone-log/${call_id}/transcript`)).body.transcript
      expect(shown === transcription_text).toBe(true)
    },
  )

  test('one that PostgreSQL refuses to store is kept raw and set aside, and health and metrics say so', async () => {
    const before = await queue()
    await database.asOwner.query(
      "alter table raw_events add constraint no_store check (subject_id <> '7790000000000001')",
    )
    await sendAmongOthers(JSON.stringify(callEvent({ call_id: 7_790_000_000_000_001 })))
    await database.asOwner.query('alter table raw_events drop constraint no_store')
    expect(await queue()).toMatchObject({
      pending: 0,
      failed: before.failed + 1,
      set_aside: { constraint: before.set_aside.constraint + 1 },
    })
    expect((await hub.get('/metrics')).body).toMatch(
      /trunkline_events_set_aside\{reason="constraint"\} [1-9]/,
    )
    const replayed = await internal('POST', '/failed/replay')
    expect(replayed).toEqual({ replayed: expect.any(Number) })
    await until(
      async () => (await hub.get('/api/calls/7790000000000001')).status === 200,
      'the replayed call',
    )
  })

  test('one that PostgreSQL refuses to apply is set aside at once, with why', async () => {
    await database.asOwner.query(`create function no_luck() returns trigger language plpgsql as $$ begin
      if new.call_id = 7790000000000002 then perform 'x'::int; end if; return new; end $$`)
    await database.asOwner.query(
      'create trigger no_luck before insert on calls for each row execute function no_luck()',
    )
    await sendAmongOthers(JSON.stringify(callEvent({ call_id: 7_790_000_000_000_002 })))
    expect((await queue()).set_aside).toMatchObject({ invalid_data: 1 })
    const { events } = await internal('GET', '/failed')
    expect(events).toMatchObject([{ reason: 'invalid_data', next_attempt_at: null }])
    await database.asOwner.query('drop trigger no_luck on calls')
    await internal('POST', '/failed/replay')
    await until(
      async () => (await hub.get('/api/calls/7790000000000002')).status === 200,
      'the replayed call',
    )
    expect(await queue()).toMatchObject({ pending: 0, failed: 0 })
  })

  test('one that never ends in time is tried again some times, and holds up no other', async () => {
    await database.asOwner.query(`create function too_slow() returns trigger language plpgsql as $$ begin
      if new.call_id = 7790000000000003 then
        raise exception using errcode = 'query_canceled', message = 'canceling statement due to statement timeout';
      end if; return new; end $$`)
    await database.asOwner.query(
      'create trigger too_slow before insert on calls for each row execute function too_slow()',
    )
    await Promise.all(
      [7_790_000_000_000_003, 7_790_000_000_000_004].map(call_id => hub.deliver(callEvent({ call_id }))),
    )
    await until(async () => (await hub.get('/api/calls/7790000000000004')).status === 200, 'the neighbour')
    const { events } = await internal('GET', '/failed')
    expect(events).toMatchObject([{ reason: 'timeout', next_attempt_at: expect.any(String) }])
    await database.asOwner.query('drop trigger too_slow on calls')
    await internal('POST', '/failed/replay')
    await until(async () => (await queue()).pending === 0, 'the slow one to be applied')
  })

  async function internal(method: string, path: string): Promise<any> {
    const headers = { authorization: `Bearer ${INTERNAL_SECRET}` }
    return (await fetch(`${hub.url}/internal/events${path}`, { method, headers })).json()
  }
})
