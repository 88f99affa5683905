import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SimulatorProcess, startSimulatorProcess } from './process.ts'
import { type Receiver, startReceiver, startTestSimulator } from './support.ts'

const WAIT = { timeout: 30_000, interval: 50 }

describe('a restart in the middle of calls: they continue and end, as Dialpad’s do', () => {
  let folder: string
  let receiver: Receiver
  let simulator: SimulatorProcess | undefined
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-'))
    receiver = await startReceiver()
  })
  afterEach(async () => {
    await simulator?.end()
    await receiver.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const start = (speed = 5) =>
    startSimulatorProcess('--no-traffic', '--speed', String(speed), '--state', join(folder, 'state.json'))
  const events = () => receiver.delivered.map(({ text }) => JSON.parse(text))
  const statesOf = (callId: number | string) =>
    events()
      .filter(({ call_id: id }) => String(id) === String(callId))
      .map(({ state }) => state)
  /** Lets some calls begin, and waits until each of their kinds has come as far as it should. */
  async function begin(running: SimulatorProcess): Promise<void> {
    const { body: webhook } = await running.ask('POST', '/api/v2/webhooks', { hook_url: receiver.url })
    const subscription = { endpoint_id: webhook.id, call_states: ['all'] }
    await running.ask('POST', '/api/v2/subscriptions/call', subscription)
    await running.ask('POST', '/api/v2/subscriptions/agent_status', {
      endpoint_id: webhook.id,
      agent_type: 'callcenter',
    })
    for (const name of [
      'inbound-user-answered',
      'inbound-department-answered',
      'inbound-call-center-answered',
      'inbound-missed',
      'outbound-answered',
      'hangup-never-comes',
    ]) {
      expect((await running.ask('POST', `/control/scenarios/${name}`)).status).toBe(200)
    }
    const connected = () =>
      events().filter(({ state, target }) => state === 'connected' && target?.type === 'user')
    await expect.poll(() => new Set(connected().map(({ call_id: id }) => id)).size, WAIT).toBeGreaterThan(2)
  }
  /** Calls that have events, but no end. */
  function openCalls(): string[] {
    const ids = new Set(
      events().flatMap(({ call_id: id, state }) => (state === undefined ? [] : [String(id)])),
    )
    return [...ids].filter(id => !statesOf(id).some(state => state === 'hangup' || state === 'recap_summary'))
  }
  async function list(running: SimulatorProcess): Promise<any[]> {
    const { body } = await running.ask('GET', '/api/v2/call?limit=50')
    return body.items ?? []
  }

  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'after %s every call that was open gets its end, once, and is listed',
    async signal => {
      simulator = await start()
      await begin(simulator)
      const live = openCalls()
      expect(live.length).toBeGreaterThan(4)
      const listed = (await list(simulator)).map(({ call_id: id }) => id)
      await simulator.end(signal)
      simulator = await start()
      await expect.poll(() => openCalls().filter(id => live.includes(id)), WAIT).toEqual([])
      const now = await list(simulator)
      const { body: page } = await simulator.ask('GET', '/page/state')
      expect(now.map(({ call_id: id }) => id)).toEqual(expect.arrayContaining([...live, ...listed]))
      for (const id of live) {
        const [end, ...repeated] = events().filter(
          event => String(event.call_id) === id && event.state === 'hangup',
        )
        const item = now.find(({ call_id: one }) => one === id)
        expect(end.date_ended).toBeGreaterThanOrEqual(Math.max(end.date_started, end.date_connected ?? 0))
        expect(end.date_ended).toBeLessThanOrEqual(Date.parse(page.now))
        expect(item.date_ended).toBe(String(end.date_ended))
        // A repeat is the same event once more, as Dialpad repeats what was not acknowledged.
        for (const again of repeated) expect(again).toEqual(end)
        const before = events().filter(
          one => one.call_id === end.call_id && ['ringing', 'connected'].includes(one.state),
        )
        for (const { event_timestamp: at } of before) expect(end.event_timestamp).toBeGreaterThanOrEqual(at)
      }
      expect(page.live).toEqual([])
      const statuses = events().filter(event => event.on_duty_status !== undefined)
      const last = new Map(statuses.map(({ target, on_duty_status: status }) => [target.id, status]))
      expect([...last.values()].filter(status => status !== 'available')).toEqual([])
    },
    90_000,
  )

  test('a hangup that nobody received before a kill is sent after it', async () => {
    simulator = await start()
    await begin(simulator)
    receiver.answer = () => 503
    const [live = ''] = openCalls()
    await simulator.ask('PUT', `/api/v2/call/${live}/actions/hangup`)
    await expect.poll(() => statesOf(live), WAIT).toContain('hangup')
    await simulator.end('SIGKILL')
    receiver.delivered.length = 0
    receiver.answer = () => 200
    simulator = await start()
    await expect.poll(() => statesOf(live), WAIT).toContain('hangup')
  }, 60_000)

  test('a call of which no hangup ever comes is settled by its recap, also after a kill', async () => {
    simulator = await start(20)
    await begin(simulator)
    const { body } = await simulator.ask('POST', '/control/scenarios/hangup-never-comes')
    const [id] = body.legs
    await expect
      .poll(async () => (await list(simulator as SimulatorProcess)).map(one => one.call_id), WAIT)
      .toContain(String(id))
    expect(statesOf(id)).not.toContain('hangup')
    await simulator.end('SIGKILL')
    simulator = await start(20)
    await expect.poll(() => statesOf(id), WAIT).toContain('recap_summary')
  }, 90_000)

  test('what was blocked, routed, asked for and changed is still there', async () => {
    simulator = await start()
    const { body: company } = await simulator.ask('GET', '/api/v2/callcenters')
    const { body: users } = await simulator.ask('GET', '/api/v2/users')
    const [center] = company.items
    const number = '+61491571266'
    await simulator.ask('POST', '/api/v2/blockednumbers/add', { numbers: [number] })
    const { body: router } = await simulator.ask('POST', '/api/v2/callrouters', {
      name: 'By language',
      office_id: center.office_id,
      routing_url: 'https://example.com/route',
      default_target_id: center.id,
      default_target_type: 'callcenter',
    })
    const operators = await simulator.ask('GET', `/api/v2/callcenters/${center.id}/operators`)
    for (const { id } of operators.body.users) {
      await simulator.ask('PATCH', `/api/v2/callcenters/operators/${id}/dutystatus`, { on_duty: false })
    }
    await simulator.ask('POST', '/api/v2/callback', { call_center_id: center.id, phone_number: number })
    await simulator.ask('PATCH', `/api/v2/users/${users.items[1].id}`, { first_name: 'Bea' })
    await simulator.end('SIGKILL')

    simulator = await start()
    expect((await simulator.ask('GET', '/api/v2/blockednumbers')).body.items).toEqual([{ number }])
    expect((await simulator.ask('GET', '/api/v2/callrouters')).body.items).toEqual([router])
    expect((await simulator.ask('GET', `/api/v2/users/${users.items[1].id}`)).body.first_name).toBe('Bea')
    const [operator] = operators.body.users
    const duty = await simulator.ask('GET', `/api/v2/callcenters/operators/${operator.id}/dutystatus`)
    expect(duty.body.on_duty).toBe(false)
    const next = { call_center_id: center.id, phone_number: '+61491571804' }
    expect((await simulator.ask('POST', '/api/v2/callback', next)).body).toEqual({ position: '2' })
  }, 60_000)

  test('a file whose last line was cut off, and one with nonsense in it, still open', async () => {
    simulator = await start()
    await begin(simulator)
    await simulator.end('SIGKILL')
    const { appendFile } = await import('node:fs/promises')
    await appendFile(join(folder, 'state.json.journal'), 'nonsense\n["call:1",{"legs":[')
    simulator = await start()
    await expect.poll(() => openCalls(), WAIT).toEqual([])
  }, 60_000)

  test('without a file nothing is kept', async () => {
    const forgetful = await startTestSimulator('--no-traffic')
    await forgetful.control('POST', '/scenarios/inbound-missed')
    await forgetful.pass(30_000, 1_000)
    expect(forgetful.dialpad.theatre.scene().journal.entries('call:')).toEqual([])
    await forgetful.stop()
  })
})
