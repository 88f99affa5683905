import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/access/apps.ts'
import { openAsOwner } from '../src/database/database.ts'
import { EVERY_CALL, findCalls } from '../src/records/calls/list.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

const START = Date.parse('2026-03-02T01:00:00Z')
const MINUTE = 60_000
const FIRST = 7_100_000_000_000_000

/** Twelve calls, a minute apart: of three people in turn, every other one recorded, the odd ones to a department. */
function calls() {
  const people = [
    { phone: '+61491570156', name: 'John Smith' },
    { phone: '+61491570157', name: 'Sarah Nguyen' },
    { phone: '+61491570158', name: 'Zoë Çelik-O’Brien' },
  ]
  return Array.from({ length: 12 }, (_, index) => {
    const at = START + index * MINUTE
    const { phone, name } = people[index % 3] ?? { phone: '', name: '' }
    return callEvent({
      call_id: FIRST + index,
      external_number: phone,
      contact: { id: `c${index % 3}`, name, phone, email: '', type: 'local' },
      state: 'hangup',
      direction: index === 11 ? 'outbound' : 'inbound',
      was_recorded: index % 2 === 0,
      recap_summary: index === 4 ? 'Wants an invoice for the greenhouse' : null,
      event_timestamp: at + 1_000,
      date_started: at,
      date_connected: null,
      date_ended: at + 1_000,
    })
  })
}

describe('finding calls', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)

  beforeAll(async () => {
    for (const event of calls()) await hub.deliver(event)
    await until(async () => (await hub.get('/api/calls')).body.total === 12, 'all calls')
  })

  /** Which of the twelve, the newest first. */
  async function found(query: string): Promise<number[]> {
    const { status, body } = await hub.get(`/api/calls?${query}`)
    expect(status).toBe(200)
    expect(body.total).toBe(body.calls.length)
    return body.calls.map((call: { call_id: number }) => call.call_id - FIRST)
  }

  test.each([
    ['direction=outbound', [11]],
    ['status=missed', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    ['number=%2B61491570157', [10, 7, 4, 1]],
    ['number=+61491570157', [10, 7, 4, 1]],
    ['from=%2B61491570158', [8, 5, 2]],
    ['to=%2B61491570158', [11]],
    [`since=${START + 10 * MINUTE}`, [11, 10]],
    [`since=${(START + 10 * MINUTE) / 1_000}`, [11, 10]],
    [
      `since=${new Date(START + 10 * MINUTE).toISOString()}&until=${new Date(START + 11 * MINUTE).toISOString()}`,
      [10],
    ],
    ['has_recording=true&from=%2B61491570156', [6, 0]],
    ['has_recording=false&number=%2B61491570156', [9, 3]],
    ['text=sarah', [10, 7, 4, 1]],
    ['text=GREENH+invoice', [4]],
    ['text=%C3%A7elik', [11, 8, 5, 2]],
    ['text=nobody', []],
    ['text=%27%20%7C%20%21x%3A%2A', []],
  ])('by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
  })

  test('page by page, each once, however it is walked', async () => {
    const walk = async (query: string) => {
      const seen: number[] = []
      let cursor: string | null = null
      do {
        const { body } = await hub.get(
          `/api/calls?limit=5${query}${cursor === null ? '' : `&cursor=${cursor}`}`,
        )
        seen.push(...body.calls.map((call: { call_id: number }) => call.call_id - FIRST))
        cursor = body.next_cursor
      } while (cursor !== null)
      return seen
    }
    const newestFirst = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    expect(await walk('')).toEqual(newestFirst)
    expect(await walk(`&updated_since=${Date.now() - 60 * MINUTE}`)).toEqual(newestFirst.toReversed())
    expect((await hub.get('/api/calls?limit=5&offset=10')).body).toMatchObject({
      total: 12,
      next_cursor: null,
    })
    expect((await hub.get('/api/calls?cursor=nonsense')).body).toMatchObject({ code: 'INVALID_CURSOR' })
    // Dates that JavaScript takes for others, and PostgreSQL for none.
    for (const moment of ['2026-02-30T00:00:00+00:00', '2026-04-31T10:00:00.5+00:00']) {
      const cursor = Buffer.from(`${moment} ${randomUUID()}`).toString('base64url')
      const { status, body } = await hub.get(`/api/calls?cursor=${cursor}`)
      expect([status, body.code], moment).toEqual([400, 'INVALID_CURSOR'])
    }
    expect((await hub.get('/api/calls?since=yesterday')).body).toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('a caller is found by the name that the directory gives them', async () => {
    await hub.deliver({
      event: 'Updated',
      contact: {
        id: 'x1',
        type: 'shared',
        display_name: 'Wilhelmina Ngata',
        company_name: 'Kauri Ltd',
        phones: ['+61491570156'],
      },
    })
    await until(async () => (await hub.get('/api/calls?text=kauri')).body.total === 4, 'the contact')
    expect(await found('text=wilhel+kauri')).toEqual([9, 6, 3, 0])
  })

  test('the phone log shows the same calls, with ids as text and names from the directory', async () => {
    const { body } = await hub.get('/api/v1/phone-log?text=kauri&limit=2')
    expect(body).toMatchObject({ total: 4, limit: 2, offset: 0, next_cursor: expect.any(String) })
    expect(body.calls[0]).toMatchObject({
      dialpad_call_id: String(FIRST + 9),
      direction: 'inbound',
      state: 'missed',
      from_number: '+61491570156',
      from_name: 'Wilhelmina Ngata',
      from_organization: 'Kauri Ltd',
      duration_ms: 0,
      has_recording: false,
      has_transcript: false,
      date_started: new Date(START + 9 * MINUTE).toISOString(),
    })
    expect((await hub.get(`/api/v1/phone-log/${FIRST + 9}`)).body).toEqual(body.calls[0])
    expect((await hub.get('/api/v1/phone-log/1')).status).toBe(404)
  })

  test('a program says who of its own records a call was with', async () => {
    const link = async (id: number, body: object) => {
      const answer = await fetch(`${hub.url}/api/v1/phone-log/${id}/link-identity`, {
        method: 'POST',
        headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as any }
    }
    const identity = '6f1c1f0e-9d0c-4a5e-8a44-0a3f3a6a9a01'
    expect(await link(FIRST + 9, { identity_id: identity })).toMatchObject({
      status: 200,
      body: {
        dialpad_call_id: String(FIRST + 9),
        from_yp3000_identity_id: identity,
        to_yp3000_identity_id: null,
        yp3000_enriched_at: expect.any(String),
      },
    })
    await link(FIRST + 9, { identity_id: identity, party: 'to' })
    await link(FIRST + 9, { identity_id: null, party: 'from' })
    expect((await hub.get(`/api/v1/phone-log/${FIRST + 9}`)).body).toMatchObject({
      from_yp3000_identity_id: null,
      to_yp3000_identity_id: identity,
    })
    expect(await link(1, { identity_id: identity })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    })
    expect(await link(FIRST + 9, { identity_id: 'me' })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    })
    const { entries } = (await hub.get('/api/audit?limit=20')).body
    const linked = entries.find((entry: any) => entry.action === 'call.linked')
    expect(linked).toMatchObject({ details: { party: 'from', identity_id: null } })
  })

  test('every list is read from an index, in a log of many apps', async () => {
    const { app } = await createApp(database.tables.all, 'Big', { actor: 'test' })
    await sql`
      insert into calls (id, app_id, call_id, direction, status, external_number, internal_number, external_e164,
        contact_name, department, user_id, user_name, started_at, was_recorded, provisional, is_internal,
        is_transferred, dispositions, labels, created_at, updated_at, updated_hour)
      select gen_random_uuid(), ${app.id}, 7200000000000000 + n, case n % 2 when 0 then 'inbound' else 'outbound' end,
        case n % 5 when 0 then 'missed' else 'ended' end, '+6149' || n % 3000, '+6125550' || n % 50, '+6149' || n % 3000,
        'Person ' || n % 2000, 'Department ' || n % 20, 5000 + n % 40, 'User ' || n % 40,
        now() - n * interval '1 minute', n % 7 = 0, false, false, false, '{}', '{}', now(), now() - n * interval '1 minute',
        date_trunc('hour', now() - n * interval '1 minute', 'UTC')
      from generate_series(1, 20000) as n`.execute(database.tables.all)
    await sql`
      insert into call_texts (app_id, id, names, recap_purposes, recap_action_items)
      select app_id, id, contact_name, '{}', '{}' from calls where app_id = ${app.id}`.execute(
      database.tables.all,
    )
    await sql`
      insert into call_counts (app_id, day, direction, status, disposition, recorded, calls)
      select app_id, started_at::date, direction, status, '', was_recorded, count(*) from calls
      where app_id = ${app.id} group by 1, 2, 3, 4, 5, 6`.execute(database.tables.all)
    const owner = openAsOwner(database.url)
    await sql`vacuum analyze calls, call_texts`.execute(owner)
    await owner.destroy()
    const filters = [
      {},
      { direction: 'inbound' as const },
      { status: 'missed' as const },
      { number: '+6149100' },
      { from: '+6149100' },
      { to: '+6149101' },
      { user: '5001' },
      { department: 'Department 7' },
      { since: new Date(Date.now() - 60 * MINUTE) },
      { updatedSince: new Date(Date.now() - 60 * MINUTE) },
      { hasRecording: true },
      { text: 'person 77' },
    ]
    const place = { limit: 50, offset: 0, cursor: null }
    for (const filter of filters) {
      const found = await database.tables.forApp(app.id, async queries => {
        // How calls were read on this connection: the counts of the last transactions may be among them.
        const scans = async () => {
          const { rows } = await sql<{ whole: number; byIndex: number }>`
            select seq_scan::int as whole, idx_scan::int as "byIndex"
            from pg_stat_xact_user_tables where relname = 'calls'`.execute(queries)
          return rows[0] ?? { whole: 0, byIndex: 0 }
        }
        const before = await scans()
        // To count what a filter selects may take a whole scan, and is only done when it is asked for.
        const page = { ...place, total: Object.keys(filter).length === 0 }
        const { rows, total } = await findCalls(queries, app.id, { ...EVERY_CALL, ...filter }, page)
        const after = await scans()
        const read = { whole: after.whole - before.whole, byIndex: after.byIndex - before.byIndex }
        return { count: rows.length, total, ...read }
      })
      expect({ filter, ...found }).toMatchObject({ filter, whole: 0 })
      expect(found.byIndex).toBeGreaterThan(0)
      expect(found.count).toBeGreaterThan(0)
      if (Object.keys(filter).length === 0) expect(found.total).toBe(20_000)
    }
  })
})
