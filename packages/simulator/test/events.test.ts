import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LedgerEvent } from '../src/ledger.ts'
import { hasDescription, readSample, SAMPLES } from './schemas.ts'
import { type Receiver, startReceiver, startTestSimulator, type TestSimulator } from './support.ts'

const MINUTES = 60_000

/** Plays every scenario there is. @returns what was told of each */
async function playAll(simulator: TestSimulator): Promise<Map<string, LedgerEvent[]>> {
  const { ledger } = simulator.dialpad
  const told = new Map<string, LedgerEvent[]>()
  const { body } = await simulator.control('GET', '/scenarios')
  for (const name of body.scenarios) {
    const before = ledger.events.length
    const { status } = await simulator.control('POST', `/scenarios/${name}`)
    expect(status, name).toBe(200)
    await simulator.pass(20 * MINUTES)
    told.set(name, ledger.events.slice(before))
  }
  return told
}

describe('events', () => {
  let receiver: Receiver
  let simulator: TestSimulator
  let told: Map<string, LedgerEvent[]>
  const events = (kind?: string) =>
    [...told.values()].flat().filter(one => kind === undefined || one.kind === kind) as (LedgerEvent & {
      event: any
    })[]
  const statesOf = (scenario: string, callId?: number) =>
    (told.get(scenario) ?? [])
      .filter(({ event }) => callId === undefined || event.call_id === callId)
      .map(({ event }) => event.state)

  beforeAll(async () => {
    receiver = await startReceiver()
    // A seed that has somebody say something about everything.
    simulator = await startTestSimulator('--no-traffic', '--seed', '7')
    await simulator.subscribeAll(receiver.url, 'puppy')
    told = await playAll(simulator)
  })
  afterAll(async () => {
    await simulator.stop()
    await receiver.stop()
  })

  test('every scenario is told of', () => {
    for (const [scenario, list] of told) expect(list.length, scenario).toBeGreaterThan(0)
  })

  test('no event has a company, an id of its own, or a claim about time; contacts have no time at all', () => {
    for (const { kind, event } of events()) {
      expect(Object.keys(event)).not.toEqual(expect.arrayContaining(['company_id']))
      for (const claim of ['iat', 'exp', 'jti', 'iss', 'event_id', 'company_id'])
        expect(event).not.toHaveProperty(claim)
      if (kind === 'contact') expect(JSON.stringify(event)).not.toMatch(/"\w*(date|time)\w*":/)
    }
  })

  test('ids are whole numbers of 16 digits, nothing is left out when it is null, nobody is {}', () => {
    for (const { event } of events('call')) {
      expect(Number.isSafeInteger(event.call_id)).toBe(true)
      expect(String(event.call_id)).toHaveLength(16)
      expect(event).toHaveProperty('date_queued')
      expect(event.proxy_target).toBeTypeOf('object')
      expect(event.proxy_target).not.toBeNull()
    }
    for (const { event } of events('agent_status')) {
      for (const id of event.call_center_ids) expect(id).toBeTypeOf('string')
    }
  })

  test('a call to a user rings, is answered, ends, and is talked about minutes later', () => {
    expect(statesOf('inbound-user-held').slice(0, 7)).toEqual([
      'ringing',
      'connected',
      'hold',
      'connected',
      'hold',
      'connected',
      'hangup',
    ])
    const list = told.get('inbound-user-held') ?? []
    const at = (state: string) =>
      Number(list.find(({ event }) => event.state === state)?.event.event_timestamp)
    expect(at('recap_summary') - at('hangup')).toBeGreaterThan(2 * MINUTES)
    expect(statesOf('inbound-voicemail')).toEqual([
      'ringing',
      'voicemail',
      'hangup',
      'voicemail_uploaded',
      'transcription',
    ])
    expect(statesOf('inbound-voicemail-without-message')).toEqual(['ringing', 'voicemail', 'hangup'])
  })

  test('a call to a call center has legs that no single id ties together', () => {
    const list = (told.get('inbound-call-center-answered') ?? []).filter(one => one.kind === 'call')
    const of = (type: string) =>
      list.filter(({ event }: any) => event.target.type === type).map(one => one.event)
    const [root, queue, agent] = [of('office'), of('call_center'), of('user')]
    expect(root[0]).toMatchObject({ master_call_id: null, entry_point_call_id: null })
    expect(queue.at(-1)).toMatchObject({ master_call_id: root[0]?.call_id })
    expect(agent[0]).toMatchObject({ master_call_id: null, entry_point_call_id: queue[0]?.call_id })
    // The queue takes the call: "connected", though nobody answered.
    const connected = queue.filter(event => event.state === 'connected')
    expect(connected[0]).toMatchObject({ date_connected: null, operator_call_id: null })
    expect(connected[1]).toMatchObject({ operator_call_id: agent[0]?.call_id })
    expect(connected[1]?.date_connected).not.toBeNull()
  })

  test('every leg of one missed attempt says that it was missed', () => {
    const missed = (told.get('inbound-department-missed') ?? []).filter(
      ({ event }) => event.state === 'missed',
    )
    expect(missed.length).toBeGreaterThan(1)
    expect(
      simulator.dialpad.ledger.calls.find(call => call.scenario === 'inbound-department-missed'),
    ).toMatchObject({
      outcome: 'missed',
      answeredBy: null,
      talkTimeMs: null,
    })
  })

  test('has the oddities: no hangup, an end while ringing, links that lead nowhere', () => {
    expect(statesOf('hangup-never-comes')).toEqual(['ringing', 'connected', 'recap_summary'])
    const odd = told.get('ended-while-ringing')?.[0]?.event
    expect(odd).toMatchObject({ state: 'ringing', date_connected: null })
    expect(odd?.date_ended).not.toBeNull()
    expect(told.get('junk-links')?.[0]?.event).toMatchObject({
      master_call_id: '',
      operator_call_id: 'null',
      entry_point_call_id: 0,
    })
  })

  test('messages go out as pending, and what became of them follows', () => {
    const list = (told.get('sms-conversation') ?? []).map(({ event }) => event)
    expect(list[0]).toMatchObject({ direction: 'inbound', message_status: 'pending' })
    const statuses = list.filter(event => event.direction === 'outbound').map(event => event.message_status)
    expect(statuses.slice(0, 2)).toEqual(['pending', 'sent'])
    expect(['delivered', 'undelivered', 'failed']).toContain(statuses[2])
  })

  test.skipIf(!hasDescription)('every sample has an event of its kind, field for field', () => {
    const samples = readdirSync(SAMPLES).filter(name =>
      /^(call|sms|contact|changelog|agent_status)-.*json$/.test(name),
    )
    expect(samples.length).toBeGreaterThan(15)
    for (const name of samples) {
      const sample = readSample(name.replace('.json', ''))
      const alike = events(kindOf(name)).filter(({ event }) =>
        ['state', 'direction', 'event'].every(key => event[key] === sample[key]),
      )
      const worst = alike
        .map(({ event }) => differences(sample, event))
        .sort((a, b) => a.length - b.length)[0]
      expect(worst, `${name} (${alike.length} of its kind)`).toEqual([])
    }
  })
})

function kindOf(name: string): string {
  return name.slice(0, name.indexOf('-'))
}

/** Paths where an event lacks what a sample has, or has it as something else. */
function differences(sample: any, event: any, path = ''): string[] {
  const type = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value)
  if (type(sample) !== type(event)) return [`${path}: ${type(sample)}, not ${type(event)}`]
  if (Array.isArray(sample)) return sample.length === 0 ? [] : differences(sample[0], event[0], `${path}[]`)
  if (type(sample) !== 'object') return []
  return Object.keys(sample).flatMap(key => differences(sample[key], event[key], `${path}.${key}`))
}
