import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Receiver, startReceiver, startTestSimulator, type TestSimulator } from './support.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('what the official library may ask for changes what happens', () => {
  let receiver: Receiver
  let simulator: TestSimulator
  const events: any[] = []
  beforeAll(async () => {
    receiver = await startReceiver()
    simulator = await startTestSimulator('--no-traffic')
    await simulator.subscribeAll(receiver.url)
  })
  afterAll(async () => {
    await simulator.stop()
    await receiver.stop()
  })

  const ask = (method: string, path: string, body?: unknown) => simulator.ask(method, path, body)
  const play = async (name: string, body = {}) =>
    (await simulator.control('POST', `/scenarios/${name}`, body)).body
  /** Lets so many ms pass. @returns the events that were delivered meanwhile, in order */
  async function eventsWithin(milliseconds: number): Promise<any[]> {
    const from = receiver.delivered.length
    await simulator.pass(milliseconds, SECOND)
    const news = receiver.delivered.slice(from).map(({ text }) => JSON.parse(text))
    events.push(...news)
    return news
  }
  const company = () => simulator.dialpad.company

  test('hanging up is answered with 204, and the call ends', async () => {
    const { legs } = await play('inbound-user-answered')
    await eventsWithin(15 * SECOND)
    expect(await ask('PUT', `/call/${legs[0]}/actions/hangup`)).toEqual({ status: 204, body: null })
    expect((await eventsWithin(SECOND)).map(({ state }) => state)).toEqual(['hangup'])
    expect((await ask('PUT', `/call/${legs[0]}/actions/hangup`)).status).toBe(400)
  })

  test('calls and messages of a blocked number do not come through, until it is unblocked', async () => {
    const number = '+61491570156'
    expect((await ask('GET', `/blockednumbers/${number}`)).status).toBe(404)
    expect((await ask('POST', '/blockednumbers/add', { numbers: [number, number] })).status).toBe(204)
    expect((await ask('GET', '/blockednumbers')).body).toEqual({ items: [{ number }] })
    for (const scenario of [
      'inbound-user-answered',
      'inbound-department-answered',
      'inbound-call-center-answered',
    ]) {
      await play(scenario, { caller_number: number })
      const states = (await eventsWithin(5 * MINUTE)).map(({ state }) => state)
      expect(states, scenario).toEqual(['blocked', 'hangup'])
    }
    await ask('POST', '/blockednumbers/remove', { numbers: [number] })
    expect((await ask('GET', '/blockednumbers')).body).toEqual({})
    await play('inbound-user-answered', { caller_number: number })
    expect((await eventsWithin(5 * MINUTE)).map(({ state }) => state)).toContain('connected')
    for (const numbers of [undefined, [], ['0491 570 156'], 'x', [1]]) {
      expect((await ask('POST', '/blockednumbers/add', { numbers })).status).toBe(400)
    }
  })

  test('a callback waits for an operator, in the order of asking, and is called then', async () => {
    const [center] = company().callCenters
    const operators = center?.members ?? []
    for (const { id } of operators)
      await ask('PATCH', `/callcenters/operators/${id}/dutystatus`, { on_duty: false })
    const request = (phone_number: string) => ({ call_center_id: center?.id, phone_number })
    expect((await ask('POST', '/callback', request('+61491570006'))).body).toEqual({ position: '1' })
    expect((await ask('POST', '/callback', request('+61491571804'))).body).toEqual({ position: '2' })
    const validate = async (number: string) => (await ask('POST', '/callback/validate', request(number))).body
    expect(await validate('+61491570006')).toEqual({ success: false })
    expect((await ask('POST', '/callback', request('+61491570006'))).status).toBe(400)
    expect(await validate('+442079460000')).toEqual({ success: false })
    expect(await validate('+61491570157')).toEqual({ success: true })
    for (const [body, status] of [
      [{ phone_number: '+61491570006' }, 400],
      [request('0491 570 006'), 400],
      [{ ...request('+61491570006'), call_center_id: 12 }, 404],
    ] as const) {
      expect((await ask('POST', '/callback', body)).status).toBe(status)
    }
    expect((await eventsWithin(MINUTE)).filter(({ state }) => state !== undefined)).toEqual([])
    const [operator] = operators
    await ask('PATCH', `/callcenters/operators/${operator?.id}/dutystatus`, { on_duty: true })
    const calls = (await eventsWithin(10 * MINUTE)).filter(({ state }) => state === 'calling')
    expect(calls.map(event => [event.external_number, event.callback_requested, event.target.id])).toEqual([
      ['+61491570006', true, operator?.id],
      ['+61491571804', true, operator?.id],
    ])
    expect((await ask('POST', '/callback', request('+61491570006'))).body).toEqual({ position: '1' })
  })

  test('a participant is rung as a leg of the call, and stays until it ends', async () => {
    const [, second, third] = company().users
    const { legs } = await play('inbound-user-answered', { target: second?.name })
    await eventsWithin(15 * SECOND)
    const add = (participant: unknown) => ask('POST', `/call/${legs[0]}/participants/add`, { participant })
    const { body } = await add({ target_id: third?.id, target_type: 'user' })
    const joined = (await eventsWithin(9 * SECOND)).filter(event => String(event.call_id) === body.call_id)
    expect(joined.map(({ state }) => state)).toEqual(['ringing', 'connected'])
    expect(joined[0]).toMatchObject({ master_call_id: legs[0], target: { id: third?.id } })
    const { body: outside } = await add({ number: '+61491571804' })
    await eventsWithin(9 * SECOND)
    await ask('PUT', `/call/${legs[0]}/actions/hangup`)
    const ended = (await eventsWithin(2 * SECOND))
      .filter(({ state }) => state === 'hangup')
      .map(event => String(event.call_id))
    expect(ended.sort()).toEqual([String(legs[0]), body.call_id, outside.call_id].sort())
    for (const [participant, status] of [
      [undefined, 400],
      [{}, 400],
      [{ number: 'x' }, 400],
      [{ target_id: 12, target_type: 'user' }, 404],
    ] as const) {
      const { legs: others } = await play('inbound-user-answered')
      const answer = await ask('POST', `/call/${others[0]}/participants/add`, { participant })
      expect(answer.status).toBe(status)
    }
    expect((await add({ number: '+61491571804' })).status).toBe(400)
    await eventsWithin(10 * MINUTE)
  })

  test('a call router is made, changed, given a number, and deleted', async () => {
    const [office] = company().offices
    const [department] = company().departments
    const router = {
      name: 'By language',
      office_id: office?.id,
      routing_url: 'https://example.com/route',
      default_target_id: department?.id,
      default_target_type: 'department',
    }
    const { body: made } = await ask('POST', '/callrouters', router)
    const ids = { office_id: String(office?.id), default_target_id: String(department?.id) }
    expect(made).toEqual({
      ...router,
      ...ids,
      enabled: true,
      id: expect.stringMatching(/^\d+$/),
      signature: {},
    })
    const secret = 's'.repeat(32)
    const { body: changed } = await ask('PATCH', `/callrouters/${made.id}`, { enabled: false, secret })
    expect(changed).toEqual({ ...made, enabled: false, signature: { algo: 'HS256', secret, type: 'jwt' } })
    const { body: number } = await ask('POST', `/callrouters/${made.id}/assign_number`, {})
    expect(number).toMatchObject({ status: 'call_router', target_id: made.id, target_type: 'callrouter' })
    expect((await ask('GET', `/numbers/${number.number}`)).body).toEqual(number)
    expect((await ask('GET', `/callrouters?office_id=${office?.id}`)).body.items).toEqual([
      { ...changed, phone_numbers: [number.number] },
    ])
    expect((await ask('GET', '/callrouters?office_id=12')).body).toEqual({})
    for (const [wrong, status] of [
      [{ name: undefined }, 400],
      [{ routing_url: 'ftp://example.com' }, 400],
      [{ secret: 'short' }, 400],
      [{ default_target_type: 'toString' }, 400],
      [{ default_target_id: 12 }, 404],
      [{ office_id: 12 }, 404],
    ] as const) {
      expect((await ask('POST', '/callrouters', { ...router, ...wrong })).status).toBe(status)
    }
    expect((await ask('DELETE', `/callrouters/${made.id}`)).status).toBe(204)
    expect((await ask('GET', `/callrouters/${made.id}`)).status).toBe(404)
    expect((await ask('GET', `/numbers/${number.number}`)).body.status).toBe('available')
    expect((await ask('GET', '/numbers/+61200000000')).status).toBe(404)
  })

  test('changing a user shows everywhere, and in the change log', async () => {
    const [, , user] = company().users
    const phone = user?.phone
    const change = {
      first_name: 'Mary Ann',
      last_name: 'Sue',
      emails: ['mary@example.com', 'sue@example.com'],
      job_title: 'Planner',
      extension: '12345',
      office_id: company().offices[1]?.id,
    }
    const from = receiver.delivered.length
    const { body } = await ask('PATCH', `/users/${user?.id}`, change)
    const expected = { ...change, display_name: 'Mary Ann Sue', office_id: String(change.office_id) }
    expect(body).toMatchObject(expected)
    expect((await ask('GET', `/users/${user?.id}`)).body).toEqual(body)
    expect((await ask('GET', '/users?email=sue@example.com')).body.items).toEqual([body])
    await play('inbound-user-answered', { target: 'Mary Ann Sue' })
    await eventsWithin(5 * MINUTE)
    const news = receiver.delivered.slice(from).map(({ text }) => JSON.parse(text))
    const fields = Object.keys(change)
    expect(news.find(({ action }) => action !== undefined)).toMatchObject({
      additional_data: { fields },
      target: { type: 'User', id: user?.id },
    })
    expect(news.find(({ state }) => state === 'ringing').target).toMatchObject({
      name: 'Mary Ann Sue',
      email: 'mary@example.com',
      phone,
      office_id: change.office_id,
    })
    for (const [wrong, status] of [
      [{ emails: [] }, 400],
      [{ emails: ['x'] }, 400],
      [{ license: 'toString' }, 400],
      [{ state: 'deleted' }, 400],
      [{ phone_numbers: ['+61491570006'] }, 400],
      [{ first_name: '' }, 400],
      [{ office_id: 12 }, 404],
      [{ admin_office_ids: 'x' }, 400],
    ] as const) {
      expect((await ask('PATCH', `/users/${user?.id}`, wrong)).status, JSON.stringify(wrong)).toBe(status)
    }
    expect((await ask('GET', `/users/${user?.id}`)).body).toMatchObject(expected)
  })

  test('nobody rings whom an administrator suspended', async () => {
    const [department] = company().departments
    for (const { id } of department?.members ?? []) await ask('PATCH', `/users/${id}`, { state: 'suspended' })
    expect((await ask('GET', '/users?state=suspended')).body.items).toHaveLength(
      department?.members.length ?? 0,
    )
    await play('inbound-department-answered', { target: department?.name })
    const rung = (await eventsWithin(5 * MINUTE)).filter(({ state }) => state === 'ringing')
    expect(rung.map(({ target }) => target.type)).toEqual(['department'])
    const suspended = department?.members[0]?.id
    expect((await ask('POST', '/call', { phone_number: '+61491570006', user_id: suspended })).status).toBe(
      400,
    )
    for (const { id } of department?.members ?? []) await ask('PATCH', `/users/${id}`, { state: 'active' })
  })

  test('on_duty_started is when somebody came on duty, whatever they did since', async () => {
    const { id } = company().callCenters[0]?.members[0] ?? {}
    const path = `/callcenters/operators/${id}/dutystatus`
    await ask('PATCH', path, { on_duty: false })
    await simulator.pass(MINUTE, SECOND)
    await ask('PATCH', path, { on_duty: true })
    const { on_duty_started: came } = (await ask('GET', path)).body
    await simulator.pass(MINUTE, SECOND)
    await ask('PATCH', `/users/${id}/togglednd`, { do_not_disturb: true })
    await ask('PATCH', `/users/${id}/togglednd`, { do_not_disturb: false })
    const { body } = await ask('GET', path)
    expect(body.on_duty_started).toBe(came)
    expect(Number(body.duty_status_started)).toBeGreaterThan(Number(came))
    const { on_duty_started: naive } = (await ask('GET', `/users/${id}`)).body
    expect(Date.parse(`${naive}Z`)).toBe(Number(came))
  })

  test('admin_recording_urls is there from "connected" on, and leads to the recording after the call', async () => {
    for (let calls = 0; calls < 40; calls++) {
      await play('inbound-user-answered')
      await eventsWithin(5 * MINUTE)
    }
    const calls = events.filter(event => event.state !== undefined)
    expect(calls.filter(event => event.state === 'ringing' && 'admin_recording_urls' in event)).toEqual([])
    for (const event of calls.filter(
      ({ state, date_connected: at }) => state === 'connected' && at !== null,
    )) {
      expect(event.admin_recording_urls).toBeInstanceOf(Array)
    }
    const connected = calls.find(
      ({ state, admin_recording_urls: urls }) => state === 'connected' && urls?.length === 1,
    )
    const [url] = connected.admin_recording_urls
    const done = calls.find(event => event.state === 'admin_recording' && event.call_id === connected.call_id)
    expect(done.admin_recording_urls).toEqual([url])
    expect((await ask('GET', `/call/${connected.call_id}`)).body.admin_recording_urls).toEqual([url])
    const headers = { authorization: 'Bearer trunkline-demo-key' }
    expect((await fetch(url, { headers })).headers.get('content-type')).toBe('audio/mpeg')
  })
})
