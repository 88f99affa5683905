import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSimulator, type TestSimulator } from './support.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

describe('what makes Dialpad hard to live with', () => {
  let simulator: TestSimulator
  beforeAll(async () => {
    simulator = await startTestSimulator('--history', '400', '--no-traffic')
  })
  afterAll(() => simulator.stop())
  const get = (path: string) => simulator.ask('GET', path)

  test('calls are listed once they are over, each leg by itself, the latest start first, page after page', async () => {
    const { legs, clock } = simulator.dialpad
    await simulator.control('POST', '/scenarios/inbound-user-answered', { target: 'Priya Nair' })
    await simulator.pass(8 * SECOND)
    const live = legs.live().map(leg => String(leg.callId))
    expect(live).toHaveLength(1)
    const listed: { call_id: string; date_started: string }[] = []
    for (let cursor = ''; ; ) {
      const { body } = await get(`/call?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`)
      listed.push(...body.items)
      if (body.cursor === undefined) break
      cursor = body.cursor
    }
    expect(new Set(listed.map(one => one.call_id)).size).toBe(listed.length)
    expect(listed).toHaveLength(legs.count())
    expect(listed.map(one => one.call_id)).not.toContain(live[0])
    const starts = listed.map(one => Number(one.date_started))
    expect(starts).toEqual([...starts].sort((a, b) => b - a))

    await simulator.pass(2 * MINUTE)
    const { body } = await get(`/call?started_after=${clock.now() - 3 * MINUTE}`)
    expect(body.items.map((one: { call_id: string }) => one.call_id)).toContain(live[0])
  })

  test('a list of calls has 25 unless told otherwise, never more than 50, and no window of 30 days', async () => {
    const now = simulator.dialpad.clock.now()
    expect((await get('/call')).body.items).toHaveLength(25)
    const tooMany = await get('/call?limit=51')
    expect(tooMany.status).toBe(400)
    expect(tooMany.body.error.message).toBe('Limit cannot be greater than 50')
    expect((await get(`/call?started_after=${now - 30 * DAY}&started_before=${now}`)).status).toBe(400)
    expect((await get(`/call?started_after=${now - 29 * DAY}&started_before=${now}`)).status).toBe(200)
    expect((await get('/contacts?limit=101')).status).toBe(400)
  })

  test('changing a contact replaces its lists as a whole', async () => {
    const name = { first_name: 'Ann', last_name: 'Lee' }
    const made = await simulator.ask('POST', '/contacts', {
      ...name,
      phones: ['+61491570001', '+61491570002'],
    })
    const { body } = await simulator.ask('PATCH', `/contacts/${made.body.id}`, { phones: ['+61491570003'] })
    expect(body).toMatchObject({ ...name, phones: ['+61491570003'], primary_phone: '+61491570003' })
    expect((await simulator.ask('POST', '/contacts', { first_name: 'Cher' })).status).toBe(400)
  })

  test('a transcript that is not ready is its id alone; when it is, its lines are mixed and out of order', async () => {
    const { body: call } = await simulator.control('POST', '/scenarios/inbound-user-answered')
    const id = call.legs[0]
    const answer = async () => (await get(`/transcripts/${id}`)).body
    await simulator.pass(30 * SECOND)
    expect(await answer()).toEqual({ call_id: String(id) })
    expect((await get(`/call/${id}/ai_recap`)).status).toBe(404)
    await simulator.pass(6 * MINUTE)
    const { lines } = await answer()
    const times = lines.map((line: { time: string }) => line.time)
    expect(times).not.toEqual([...times].sort())
    expect(new Set(lines.map((line: { type: string }) => line.type))).toEqual(
      new Set(['transcript', 'moment']),
    )
    expect((await get(`/call/${id}/ai_recap`)).status).toBe(200)
  })

  test('a short call gets a recap that says nothing', () => {
    const { ledger, legs } = simulator.dialpad
    const all = ledger.calls.flatMap(call => call.legs.map(id => legs.find(id)))
    const short = all.find(
      leg => leg?.recap && leg.connectedAt && (leg.endedAt ?? 0) - leg.connectedAt < 15 * SECOND,
    )
    expect(short?.recap).toMatchObject({
      summary: 'This call was too short to be summarized.',
      actionItems: [],
    })
  })

  test('recordings are for those who may export them, in whole or in part', async () => {
    const leg = [...simulator.dialpad.legs.concluded(0, Number.MAX_SAFE_INTEGER)].find(
      one => one.recordings[0]?.type === 'callrecording',
    )
    const { body } = await get(`/call?started_after=${(leg?.startedAt ?? 0) - 1}&limit=50`)
    const url = body.items.find((one: any) => one.call_id === String(leg?.callId))?.recording_url[0]
    const sound = (headers: Record<string, string>) => fetch(url, { headers })
    expect((await sound({})).status).toBe(401)
    const authorization = 'Bearer trunkline-demo-key'
    const whole = await sound({ authorization })
    const bytes = Buffer.from(await whole.arrayBuffer())
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF')
    expect(bytes.readUInt32LE(4) + 8).toBe(bytes.length)
    const part = await fetch(whole.url, { headers: { range: 'bytes=4-11' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 4-11/${bytes.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(4, 12))
    expect((await fetch(whole.url, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416)
    await simulator.pass(6 * MINUTE)
    expect((await fetch(whole.url)).status).toBe(403)
  })

  test.each([
    ['one call', 10, MINUTE, 'GET', '/call/:call', undefined],
    ['a recap', 1, 5 * SECOND, 'GET', '/call/:call/ai_recap', undefined],
    ['a screen pop', 5, MINUTE, 'POST', '/users/:user/screenpop', { screen_pop_uri: 'https://example.com' }],
    ['an export', 200, 60 * MINUTE, 'POST', '/stats', { export_type: 'stats', stat_type: 'calls' }],
    ['a callback to one number', 5, MINUTE, 'POST', '/callback', { phone_number: '+61491570006' }, 400],
    ['a call router', 1, 5 * MINUTE, 'PATCH', '/callrouters/:call', { enabled: false }, 404],
    ['a new contact', 100, MINUTE, 'POST', '/contacts', { first_name: 'A', last_name: 'B' }],
  ])('%s: no more than %i in %i ms', async (_what, count, window, method, route, body, expected = 200) => {
    const { company, legs } = simulator.dialpad
    const leg = [...legs.concluded(0, Number.MAX_SAFE_INTEGER)].find(one => one.recap)
    const path = route.replace(':call', String(leg?.callId)).replace(':user', String(company.users[0]?.id))
    await simulator.dialpad.clock.advance(window)
    const statuses: number[] = []
    for (let asked = 0; asked <= count; asked++)
      statuses.push((await simulator.ask(method, path, body)).status)
    expect(statuses.slice(0, count).filter(status => status !== expected)).toEqual([])
    expect(statuses[count]).toBe(429)
    await simulator.dialpad.clock.advance(window)
    expect((await simulator.ask(method, path, body)).status).toBe(expected)
  })

  test('each user has a limit of their own for calls that programs place', async () => {
    const { company } = simulator.dialpad
    const place = async (index: number) => {
      const user = company.users[index]
      return (
        await simulator.ask('POST', `/users/${user?.id}/initiate_call`, { phone_number: '+61491570006' })
      ).status
    }
    await simulator.pass(5 * MINUTE)
    for (let asked = 0; asked < 5; asked++) expect(await place(9)).toBe(200)
    expect(await place(9)).toBe(429)
    expect(await place(10)).toBe(200)
  })

  test('the whole company may ask 20 times a second', async () => {
    await simulator.dialpad.clock.advance(SECOND)
    const headers = { authorization: 'Bearer trunkline-demo-key' }
    const ask = () => fetch(`${simulator.url}/api/v2/company`, { headers }).then(answer => answer.status)
    const statuses = await Promise.all(Array.from({ length: 25 }, ask))
    expect(statuses.filter(status => status === 200)).toHaveLength(20)
    expect(statuses.filter(status => status === 429)).toHaveLength(5)
  })

  test('a company has ten subscriptions of a kind, and a hundred with those of single targets', async () => {
    await simulator.dialpad.clock.advance(SECOND)
    const { body: webhook } = await simulator.ask('POST', '/webhooks', { hook_url: 'http://localhost:9/' })
    const subscribe = async (more = {}) =>
      (await simulator.ask('POST', '/subscriptions/call', { endpoint_id: webhook.id, ...more })).status
    for (let made = 0; made < 10; made++) expect(await subscribe()).toBe(200)
    expect(await subscribe()).toBe(400)
    const target = { target_type: 'user', target_id: String(simulator.dialpad.company.users[0]?.id) }
    for (let made = 10; made < 100; made++) expect(await subscribe(target)).toBe(200)
    expect(await subscribe(target)).toBe(400)
  })
})
