import { beforeAll, describe, expect, test } from 'vitest'
import {
  agentStatus,
  answeredByDepartment,
  callEvent,
  contactCreated,
  settingsChanged,
  textMessage,
  voicemailLeft,
} from './calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

const USER = '5100000000000001'
const IDS = new Set(['call_id', 'user_id', 'dialpad_user_id', 'sender_id', 'call_center_ids', 'id'])

/** A body of `/api/v1` with its Dialpad ids as numbers. */
function numbered(value: any, name = ''): any {
  if (Array.isArray(value)) return value.map(one => numbered(one, name))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, numbered(one, inner)]))
  return typeof value === 'string' && IDS.has(name) && /^\d{3,}$/.test(value) ? Number(value) : value
}

/** A call of `/api/v1` with the second names that its older form has. */
function named({ duration_ms, voicemail_transcript, ...call }: any): any {
  return numbered({
    ...call,
    from: call.from_number,
    to: call.to_number,
    dialpad_user_id: call.user?.id ?? null,
    duration: duration_ms,
    duration_seconds: duration_ms === null ? null : Math.round(duration_ms / 1_000),
    transcript: voicemail_transcript,
  })
}

/** A message of `/api/v1` without what its older form does not have. */
function message({ conversation_id: _, ...rest }: any): any {
  return numbered(rest)
}

const listed =
  (field: string, convert: (item: any) => any = item => numbered(item), more: object = {}) =>
  ({ data, total, next_cursor }: any) => ({
    [field]: data.map((item: any) => convert(item)),
    ...('total' in more ? { total } : {}),
    ...('limit' in more ? { limit: 50, offset: 0 } : {}),
    ...('next_cursor' in more ? { next_cursor, total_is_exact: true } : {}),
  })
const PAGED = { limit: true, total: true }

type Twin = readonly [older: string, canonical: string, toOlder: (body: any) => unknown]
/** What each older address answers, made of what its canonical one does. */
const TWINS: readonly Twin[] = [
  ['calls', 'calls?total=true', listed('calls', named, { ...PAGED, next_cursor: true })],
  [
    'calls?status=voicemail',
    'calls?status=voicemail&total=true',
    listed('calls', named, { ...PAGED, next_cursor: true }),
  ],
  ['calls/active', 'calls/active', listed('calls', named)],
  ['calls/{call}', 'calls/{call}', named],
  ['messages', 'messages?total=true', listed('messages', message, PAGED)],
  ['voicemails', 'voicemails?total=true', listed('voicemails', undefined, PAGED)],
  ['contacts', 'contacts?total=true', listed('contacts', contact => contact, PAGED)],
  ['agents', 'agents', listed('agents')],
  ['agents/{user}/history', 'agents/{user}/history', listed('history', undefined, { limit: true })],
  ['changes', 'changes', listed('changes', undefined, { limit: true })],
  ['webhook-endpoints', 'webhook-endpoints', listed('endpoints', endpoint => endpoint)],
  ['webhook-endpoints/{endpoint}', 'webhook-endpoints/{endpoint}', body => body],
  [
    'webhook-endpoints/{endpoint}/deliveries?limit=200',
    'webhook-endpoints/{endpoint}/deliveries?limit=500',
    listed('deliveries', delivery => delivery),
  ],
  ['staff', 'staff', listed('staff', person => person)],
  ['audit', 'audit', listed('entries', entry => ({ ...entry, id: Number(entry.id) }))],
]

function toOlder(type: string, data: any): any {
  if (type.startsWith('contact.')) return data
  if (type.startsWith('sms.')) return message(data)
  return type.startsWith('call.') || type === 'voicemail.received' ? named(data) : numbered(data)
}

describe('an older address', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database, { environment: 'simulated' })
  const values: Record<string, string> = { user: USER }

  async function send(method: string, path: string, body?: object) {
    const answer = await fetch(hub.url + path, {
      method,
      headers: {
        'x-api-key': hub.apiKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const parsed: any = text === '' ? null : JSON.parse(text)
    return { status: answer.status, location: answer.headers.get('location'), body: parsed }
  }
  const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

  beforeAll(async () => {
    await fetch(`${hub.url}/session`, { method: 'POST', headers: { origin: hub.url } })
    const made = await send('POST', '/api/webhook-endpoints', { url: 'http://127.0.0.1:9/' })
    values.endpoint = made.body.id
    const events = [
      ...answeredByDepartment(),
      ...voicemailLeft(7_300_000_000_000_001),
      callEvent({ call_id: 7_200_000_000_000_001 }),
      contactCreated('71', 'Person'),
      textMessage(1, '+61491570151'),
      textMessage(2, '+61491570152'),
      agentStatus(Number(USER), 0),
      agentStatus(Number(USER), 1),
      settingsChanged(1),
    ]
    for (const event of events) await hub.deliver(event)
    await until(async () => (await hub.get('/health')).body.events.pending === 0, 'all events to be applied')
    await until(
      async () =>
        (await send('GET', fill('/api/webhook-endpoints/{endpoint}/deliveries'))).body.deliveries.length > 8,
      'deliveries',
    )
    // They do not change from now on.
    await send('PATCH', fill('/api/webhook-endpoints/{endpoint}'), { enabled: false })
    values.call = (await send('GET', '/api/v1/calls')).body.data.at(-1).id
  })

  test.each(TWINS)('/api/%s shows what its canonical one does', async (older, canonical, toOlder) => {
    const settled = await until(async () => {
      const [one, other] = [
        await send('GET', fill(`/api/${older}`)),
        await send('GET', fill(`/api/v1/${canonical}`)),
      ]
      expect([one.status, other.status]).toEqual([200, 200])
      return (
        JSON.stringify(await send('GET', fill(`/api/${older}`))) === JSON.stringify(one) && { one, other }
      )
    }, 'an answer that stays as it is')
    const records: any = settled.other.body.data ?? [settled.other.body]
    expect(records.length).toBeGreaterThan(0)
    expect(settled.one.body).toEqual(toOlder(settled.other.body))
  })

  test('of the phone log shows the same calls', async () => {
    const { body: log } = await send('GET', '/api/v1/phone-log')
    const { body: calls } = await send('GET', '/api/v1/calls?total=true')
    expect(log).toMatchObject({
      total: calls.total,
      limit: 50,
      offset: 0,
      total_is_exact: true,
      next_cursor: null,
    })
    expect(log.calls.map((one: any) => [one.id, one.dialpad_call_id, one.from_number])).toEqual(
      calls.data.map((one: any) => [one.id, one.call_id, one.from_number]),
    )
    for (const what of ['transcript', 'recording'])
      expect((await send('GET', fill(`/api/v1/phone-log/{call}/${what}`))).body).toEqual(
        (await send('GET', fill(`/api/v1/calls/{call}/${what}`))).body,
      )
  })

  test('of the feed has the same entries, as /ws sends them', async () => {
    const { body: older } = await send('GET', '/api/feed?since=0&limit=1000')
    const { body: canonical } = await send('GET', '/api/v1/feed?since=0&limit=1000')
    expect(older).toMatchObject({
      cursor: canonical.next_cursor,
      has_more: false,
      feed_id: canonical.feed_id,
    })
    expect(older.entries.length).toBeGreaterThan(8)
    expect(
      older.entries.map(({ type, cursor, timestamp, data }: any) => ({ type, cursor, timestamp, data })),
    ).toEqual(
      canonical.data.map(({ type, cursor, timestamp, data }: any) => ({
        type,
        cursor,
        timestamp,
        data: toOlder(type, data),
      })),
    )
  })

  test('keeps its status codes, and makes what its canonical one does', async () => {
    const order = { url: 'http://127.0.0.1:9/two', description: 'two' }
    const [older, canonical] = [
      await send('POST', '/api/webhook-endpoints', order),
      await send('POST', '/api/v1/webhook-endpoints', order),
    ]
    expect([older.status, older.location]).toEqual([200, null])
    expect(canonical.status).toBe(201)
    expect(Object.keys(older.body)).toEqual(Object.keys(canonical.body))
    const invited = await send('POST', '/api/staff/invitations', { role: 'staff' })
    expect([invited.status, Object.keys(invited.body).sort()]).toEqual([200, ['expires_at', 'url']])
    const ticket = await send('POST', '/api/live/tickets')
    expect([ticket.status, Object.keys(ticket.body)]).toEqual([200, ['ticket', 'expires_at']])
    const removed = await send('DELETE', `/api/webhook-endpoints/${older.body.id}`)
    expect([removed.status, removed.body]).toEqual([204, null])
    expect((await send('GET', `/api/v1/webhook-endpoints/${older.body.id}`)).status).toBe(404)
  })

  test('pages the audit log back from an id', async () => {
    const { entries } = (await send('GET', '/api/audit?limit=500')).body
    const before = entries[1].id
    const older = (await send('GET', `/api/audit?before=${before}&limit=2`)).body.entries
    expect(older).toEqual(entries.slice(2, 4))
  })

  test('refuses filters that are new in its canonical one', async () => {
    const refused = await send('GET', '/api/messages?conversation_id=6b3d1c1e-0000-4000-8000-000000000001')
    expect([refused.status, refused.body.code]).toEqual([400, 'INVALID_REQUEST'])
    expect((await send('GET', '/api/webhook-endpoints?limit=1')).status).toBe(400)
  })

  test('names its canonical one in /openapi.json, which exists', async () => {
    const { paths } = (await hub.get('/openapi.json')).body
    const older = Object.entries<any>(paths).flatMap(([path, operations]) =>
      Object.entries<any>(operations).map(([method, operation]) => ({ path, method, operation })),
    )
    for (const { path, method, operation } of older) {
      const isOlder =
        path.startsWith('/api/') && (!path.startsWith('/api/v1/') || path.startsWith('/api/v1/phone-log'))
      expect([path, operation.tags.includes('compatibility')]).toEqual([path, isOlder])
      if (!isOlder) continue
      const canonical = operation['x-canonical']
      expect([path, canonical, paths[canonical]?.[method] !== undefined]).toEqual([path, canonical, true])
    }
  })
})
