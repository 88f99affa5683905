import { createHash } from 'node:crypto'
import { signToken } from '@trunkline/dialpad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callEvent, START } from './calls-of-dialpad.ts'
import { postToken, SHARED_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

const PERSON = { id: 5_100_000_000_000_001, type: 'user', name: 'Priya Nair', email: 'priya@example.com' }

/** One event of each kind, to be spoilt. */
const EVENTS: readonly Record<string, unknown>[] = [
  callEvent({ state: 'hangup', recording_details: [{ id: '1', url: 'https://x.example', duration: 5 }] }),
  callEvent({ state: 'recap_purposes', recap_purposes: ['a'], labels: ['b'], call_dispositions: ['c'] }),
  callEvent({ state: 'voicemail_uploaded', transcription_text: 'Call me' }),
  {
    event: 'call.ended',
    call_id: '6400000000000009',
    direction: 'inbound',
    duration_ms: 5,
    timestamp: '2026-01-07T14:30:00Z',
  },
  {
    id: 6_300_000_000_000_001,
    created_date: START,
    direction: 'inbound',
    message_status: 'pending',
    from_number: '+61491570156',
    to_number: ['+61255501011'],
    contact: { id: 7, name: 'John' },
    target: PERSON,
    text: 'Hi',
  },
  {
    on_duty_status: 'available',
    availability_status: 'available',
    call_center_ids: ['1'],
    date: START,
    target: PERSON,
  },
  {
    event: 'Updated',
    contact: { id: '9', type: 'shared', display_name: 'A', phones: ['+61491570156'], emails: ['a@b.c'] },
  },
  {
    action: 'updated_ivr',
    date: START,
    note: 'x',
    additional_data: {},
    changed_by: PERSON,
    target: { type: 'Office', id: 1 },
  },
]

/** Longer than any index of PostgreSQL takes, and not to be compressed. */
const NOISE = Array.from({ length: 200 }, (_, n) =>
  createHash('sha256').update(`${n}`).digest('base64'),
).join('')

/** Values as they should never be, with those that break programs most often. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'null',
    '0',
    0,
    -1,
    1.5,
    [],
    {},
    [null],
    [[]],
    true,
    'x'.repeat(5_000),
    NOISE,
    [NOISE, NOISE],
    { id: NOISE, name: NOISE, type: NOISE, email: NOISE, phone: NOISE },
    { id: 'deep', phones: [NOISE], emails: [NOISE], display_name: NOISE, a: { '\0': ['\0', '\udfff'] } },
    'toString',
    'constructor',
    '__proto__',
    { type: 'hasOwnProperty', id: 'valueOf', name: 'toString' },
    '\u0000',
    '\ud800',
    "'; drop table calls",
  ),
  fc.constantFrom<unknown>(
    9_007_199_254_740_993n,
    9_223_372_036_854_775_807n,
    99_999_999_999_999_999_999n,
    1e300,
    1_704_067_200,
    8.64e15 + 1,
    8.64e15,
    253_402_300_800_000,
    -62_198_755_200_000,
  ),
  fc.jsonValue(),
)

/** JSON in which integers beyond 2^53 keep all their digits, as Dialpad may send them. */
function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? `bigint:${one}` : one))
  return text.replace(/"bigint:(-?\d+)"/g, '$1')
}

describe('events as nobody should send them, but signed', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)

  test('are all kept to the letter, fail no neighbour, and none brings the hub down or is set aside', async () => {
    const sent = new Set<string>()
    let nextCall = 7_800_000_000_000_000
    const fields = [...new Set(EVENTS.flatMap(event => Object.keys(event)))]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...EVENTS),
        fc.dictionary(fc.constantFrom(...fields), odd, { minKeys: 1, maxKeys: 6 }),
        async (event, changes) => {
          const text = toJson({ ...event, ...changes })
          const neighbour = toJson(callEvent({ call_id: nextCall++ }))
          const answers = await Promise.all(
            [text, neighbour].map(one =>
              postToken(`${hub.url}/webhooks/dialpad`, signToken(one, SHARED_SECRET)),
            ),
          )
          expect(
            answers.map(answer => answer.status),
            text.slice(0, 500),
          ).toEqual([200, 200])
          sent.add(text).add(neighbour)
        },
      ),
      { numRuns: 1_500 },
    )
    // Every field at once, in every kind.
    for (const event of EVENTS) {
      for (const value of [null, 'x', 7, [], {}, [{}]]) {
        const text = toJson(Object.fromEntries(Object.keys(event).map(name => [name, value])))
        expect((await postToken(`${hub.url}/webhooks/dialpad`, signToken(text, SHARED_SECRET))).status).toBe(
          200,
        )
        sent.add(text)
      }
    }
    const kept = await database.asOwner.query<{ payload: string }>('select distinct payload from raw_events')
    expect(new Set(kept.rows.map(row => row.payload))).toEqual(sent)
    await until(async () => {
      const { rows } = await database.asOwner.query('select 1 from pending_events where attempts = 0')
      return rows.length === 0
    }, 'all to be applied')
    const failed = await database.asOwner.query(
      'select e.payload, p.error from pending_events p join raw_events e on e.id = p.event_id',
    )
    expect(failed.rows).toEqual([])
    expect((await hub.get('/api/calls?limit=500')).status).toBe(200)
    for (const path of ['messages', 'voicemails', 'contacts', 'agents', 'changes']) {
      expect((await hub.get(`/api/${path}`)).status, path).toBe(200)
    }
  }, 120_000)
})
