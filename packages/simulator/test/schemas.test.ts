import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Descriptions, hasDescription, readDescriptions, readSample } from './schemas.ts'
import { startReceiver, startTestSimulator, type TestSimulator } from './support.ts'

const MINUTES = 60_000

describe.skipIf(!hasDescription)("the API, by Dialpad's own description of it", () => {
  let simulator: TestSimulator
  let descriptions: Descriptions
  const answers = new Map<string, any>()
  const checked = new Set<string>()

  /** Asks, and holds the answer against its description. */
  async function check(
    method: string,
    route: string,
    ids: Record<string, unknown> = {},
    body?: unknown,
    query = '',
  ) {
    const path = route.replace(/:(\w+)/g, (_all, name: string) =>
      encodeURIComponent(String(ids[name] ?? ids.id)),
    )
    const answer = await simulator.ask(method, path + query, body)
    const validate = descriptions.of(method, `/api/v2${route}`)
    expect(validate, `${method} ${route} is no route of Dialpad`).not.toBeUndefined()
    // Where nothing is described, nothing comes: Dialpad's own library reads JSON from any answer but a 204.
    const status = validate === null ? 204 : 200
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(status)
    if (validate) expect(validate(answer.body) ? [] : validate.errors, `${method} ${route}`).toEqual([])
    checked.add(`${method} /api/v2${route}`)
    answers.set(`${method} ${route}`, answer.body)
    return answer.body
  }

  beforeAll(async () => {
    descriptions = readDescriptions()
    simulator = await startTestSimulator('--history', '300', '--no-traffic')
  })
  afterAll(() => simulator.stop())

  test('company, offices, groups and people', async () => {
    await check('GET', '/company')
    await check('GET', '/calllabels')
    await check('GET', '/dispositions')
    const { items: numbers } = await check('GET', '/numbers')
    await check('GET', '/numbers/:number', numbers[0])
    await check('GET', '/offices/primary')
    const { items: offices } = await check('GET', '/offices')
    for (const part of ['', '/departments', '/callcenters', '/teams', '/operators']) {
      await check('GET', `/offices/:id${part}`, offices[0])
    }
    for (const kind of ['departments', 'callcenters']) {
      const { items } = await check('GET', `/${kind}`)
      await check('GET', `/${kind}/:id`, items[0])
      const { users } = await check('GET', `/${kind}/:id/operators`, items[0])
      expect(users.length).toBeGreaterThan(0)
    }
    await check('GET', '/callcenters/:id/status', answers.get('GET /callcenters').items[0])
    const { items: users } = await check('GET', '/users')
    await check('GET', '/users/:id', users[0])
    await check('GET', '/callcenters/operators/:id/dutystatus', users[0])
    await check('PATCH', '/callcenters/operators/:id/dutystatus', users[5], { on_duty: false })
    const { on_duty_started } = await check('GET', '/callcenters/operators/:id/dutystatus', users[5])
    expect(Number(on_duty_started)).toBeGreaterThan(0)
    expect(await check('GET', '/users/:id', users[5])).toMatchObject({ on_duty_started: expect.any(String) })
    await check('PATCH', '/users/:id', users[5], { job_title: 'Planner', first_name: 'Bea' })
    await check('PATCH', '/users/:id/togglednd', users[5], { do_not_disturb: true })
    await check('PATCH', '/users/:id/status', users[5], { status_message: 'At lunch' })
    await check('POST', '/users/:id/screenpop', users[0], { screen_pop_uri: 'https://example.com' })
    await check('POST', '/users/:id/initiate_call', users[0], { phone_number: '+61491570006' })
  })

  test('call routers, callbacks and blocked numbers', async () => {
    const { callCenters, offices } = simulator.dialpad.company
    const made = await check(
      'POST',
      '/callrouters',
      {},
      {
        name: 'By language',
        office_id: offices[0]?.id,
        routing_url: 'https://example.com/route',
        default_target_id: offices[0]?.id,
        default_target_type: 'office',
        secret: 'p'.repeat(32),
      },
    )
    await check('GET', '/callrouters')
    await check('GET', '/callrouters/:id', made)
    await check('PATCH', '/callrouters/:id', made, { enabled: false })
    await check('POST', '/callrouters/:id/assign_number', made, { area_code: '2' })
    await check('GET', '/callrouters/:id', made)
    await check('DELETE', '/callrouters/:id', made)
    const asked = { call_center_id: callCenters[0]?.id, phone_number: '+61491570006' }
    expect(await check('POST', '/callback/validate', {}, asked)).toEqual({ success: true })
    expect(await check('POST', '/callback', {}, asked)).toEqual({ position: '1' })
    await check('POST', '/blockednumbers/add', {}, { numbers: ['+61491571266'] })
    await check('GET', '/blockednumbers')
    await check('GET', '/blockednumbers/:number', { number: '+61491571266' })
    await check('POST', '/blockednumbers/remove', {}, { numbers: ['+61491571266'] })
  })

  test('contacts', async () => {
    await check('GET', '/contacts')
    const name = { first_name: 'Ann', last_name: 'Lee' }
    const contact = await check(
      'POST',
      '/contacts',
      {},
      { ...name, phones: ['+61491570006'], urls: ['https://x.example'] },
    )
    await check('GET', '/contacts/:id', contact)
    await check('PATCH', '/contacts/:id', contact, { job_title: 'Owner' })
    const pooled = await check('PUT', '/contacts', {}, { ...name, uid: 'a/1' })
    expect(pooled.id).toMatch(/^shared_contact_pool_Company:\d+_uid_a\/1$/)
    await check('DELETE', '/contacts/:id', pooled)
  })

  test('calls, what was said in them, and what a program does to them', async () => {
    const { items } = await check('GET', '/call', {}, undefined, '?limit=50')
    const { ledger, legs, company } = simulator.dialpad
    await check('GET', '/call/:id', { id: items[0].call_id })
    const talked = ledger.calls
      .map(call => legs.find(call.legs[0] ?? 0))
      .find(leg => leg?.recap && leg.recordings[0])
    const id = talked?.callId
    await simulator.pass(MINUTES)
    const recap = await check('GET', '/call/:id/ai_recap', { id }, undefined, '?summary_format=short')
    expect(recap.summary.content).not.toBe('')
    await check('GET', '/transcripts/:id', { id })
    await check('GET', '/transcripts/:id/url', { id })
    await check('PUT', '/call/:id/labels', { id }, { labels: ['follow up'] })
    const [recording] = talked?.recordings ?? []
    const shared = {
      recording_id: String(recording?.id),
      recording_type: recording?.type,
      privacy: 'company',
    }
    for (const [path, body] of [
      ['/recordingsharelink', shared],
      ['/callreviewsharelink', { call_id: id }],
    ] as const) {
      const link = await check('POST', path, {}, body)
      await check('GET', `${path}/:id`, link)
      await check('PUT', `${path}/:id`, link, { privacy: 'public' })
      await check('DELETE', `${path}/:id`, link)
    }

    await simulator.pass(5 * MINUTES)
    const [, second, third] = company.users
    const asked = { phone_number: '+61491570006', user_id: second?.id, custom_data: 'x' }
    const { call_id: placed } = await check('POST', '/call', {}, asked)
    await simulator.pass(20_000)
    await check(
      'POST',
      '/call/:id/transfer',
      { id: placed },
      { to: { target_id: third?.id, target_type: 'user' } },
    )
    const next = legs.live().find(leg => leg.masterCallId === Number(placed))
    expect(next?.target).toBe(third)
    await check(
      'POST',
      '/call/:id/participants/add',
      { id: next?.callId },
      { participant: { number: '+61491571804' } },
    )
    await simulator.pass(1_000)
    await check('PUT', '/call/:id/actions/hangup', { id: next?.callId })
    expect(legs.live()).not.toContain(next)
  })

  test('messages and exports', async () => {
    const [user] = simulator.dialpad.company.users
    const sent = { user_id: user?.id, to_numbers: ['+61491570006'], text: 'Hello' }
    expect((await check('POST', '/sms', {}, sent)).message_status).toBe('pending')
    const asked = { export_type: 'records', stat_type: 'calls', is_today: true, timezone: 'Australia/Sydney' }
    const { request_id: id } = await check('POST', '/stats', {}, asked)
    expect(await check('GET', '/stats/:id', { id })).toEqual({ status: 'processing' })
    await simulator.pass(10_000)
    const { download_url: address } = await check('GET', '/stats/:id', { id })
    const csv = await (await fetch(address)).text()
    expect(csv.split('\n')[0]).toContain('date_started,call_id,target_kind,category')
    expect(csv.split('\n').length).toBeGreaterThan(100)
  })

  test('endpoints and subscriptions', async () => {
    const receiver = await startReceiver()
    const webhook = await check('POST', '/webhooks', {}, { hook_url: receiver.url, secret: 'puppy' })
    const socket = await check('POST', '/websockets', {}, { secret: 'kitten' })
    for (const [path, endpoint] of [
      ['/webhooks', webhook],
      ['/websockets', socket],
    ]) {
      await check('GET', path)
      await check('GET', `${path}/:id`, endpoint)
      await check('PATCH', `${path}/:id`, endpoint, { secret: 'other' })
    }
    const kinds = {
      call: { call_states: ['hangup', 'recording'], group_calls_only: true },
      sms: { direction: 'all', include_internal: true, status: false },
      agent_status: { agent_type: 'callcenter' },
      contact: { contact_type: 'shared' },
      changelog: {},
    }
    for (const [kind, options] of Object.entries(kinds)) {
      for (const { id: endpoint_id } of [socket, webhook]) {
        const made = await check('POST', `/subscriptions/${kind}`, {}, { endpoint_id, ...options })
        await check('GET', `/subscriptions/${kind}`)
        await check('GET', `/subscriptions/${kind}/:id`, made)
        await check('PATCH', `/subscriptions/${kind}/:id`, made, { enabled: false })
        await check('DELETE', `/subscriptions/${kind}/:id`, made)
      }
    }
    await check('DELETE', '/webhooks/:id', webhook)
    await check('DELETE', '/websockets/:id', socket)
    await receiver.stop()
  })

  test('no route was left out', () => {
    expect(simulator.routes.filter(route => !checked.has(route))).toEqual([])
  })

  test.each([
    ['rest-company', 'GET /company'],
    ['rest-users-list', 'GET /users'],
    ['rest-offices-list', 'GET /offices'],
    ['rest-departments-list', 'GET /departments'],
    ['rest-callcenters-list', 'GET /callcenters'],
    ['rest-ai-recap-from-schema', 'GET /call/:id/ai_recap'],
    ['rest-transcript-spec', 'GET /transcripts/:id'],
    ['rest-transcript-url', 'GET /transcripts/:id/url'],
    ['rest-initiate-call', 'POST /users/:id/initiate_call'],
    ['rest-recordingsharelink-create', 'POST /recordingsharelink'],
    ['rest-sms-send', 'POST /sms'],
    ['rest-stats-create', 'POST /stats'],
    ['rest-webhook-create', 'POST /webhooks'],
    ['rest-subscription-sms-create', 'POST /subscriptions/sms'],
    ['rest-subscription-contact-create', 'POST /subscriptions/contact'],
  ])('answers as in %s, field for field', (sample, route) => {
    expect(missing(readSample(sample), answers.get(route))).toEqual([])
  })

  test('lists calls as live answers do: one item for each leg, text for numbers, what is null is not there', async () => {
    await simulator.pass(5 * MINUTES)
    const { body } = await simulator.ask('GET', '/call?limit=50')
    for (const wanted of readSample('rest-call-list-page').items) {
      expect(body.items.some((item: unknown) => missing(wanted, item).length === 0)).toBe(true)
    }
    expect(JSON.stringify(body)).not.toContain('null')
  })
})

/** Paths of what a sample has and an answer has not, or has in another type. */
function missing(sample: any, answer: any, path = ''): string[] {
  const type = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value)
  if (type(sample) !== type(answer)) return [`${path}: ${type(sample)}, not ${type(answer)}`]
  if (Array.isArray(sample)) return sample.length === 0 ? [] : missing(sample[0], answer[0], `${path}[]`)
  if (type(sample) !== 'object') return []
  return Object.keys(sample).flatMap(key => missing(sample[key], answer[key], `${path}.${key}`))
}
