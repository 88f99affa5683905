import { readCallEvent } from '@trunkline/dialpad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AGENT_LEG,
  answeredByDepartment,
  callEvent,
  ROOT_LEG,
  START,
} from '../../../test/calls-of-dialpad.ts'
import { presentLeg } from './details.ts'
import { CallGraph, type CallGroup } from './graph.ts'
import { publishChange, publishMissed } from './reduce/publication.ts'
import type { CallFeedType } from './topic.ts'

type Raw = Record<string, unknown>

const GRACE_MS = 15_000
const TIMES = [
  'event_timestamp',
  'date_started',
  'date_rang',
  'date_first_rang',
  'date_queued',
  'date_connected',
  'date_ended',
]
const QUEUE_LEG = ROOT_LEG + 20
const PRIYA = { id: 5_100_000_000_000_004, type: 'user', name: 'Priya Nair', phone: '+61255501011' }
const OFFICE = { id: 5_100_000_000_000_009, type: 'office', name: 'Banksia Care', phone: '+61255501009' }
const CENTER = { id: 5_100_000_000_000_050, type: 'call_center', name: 'Plan Support', phone: '+61255501050' }

/** Events of one leg: each state, how many ms after the start, and what it says beside. */
function leg(
  id: number,
  given: Raw,
  ...steps: (readonly [state: string, after: number, more?: Raw])[]
): Raw[] {
  return steps.map(([state, after, more]) =>
    callEvent({ call_id: id, ...given, state, event_timestamp: START + after, ...more }),
  )
}

const spoke = (from: number, until: number) => ({
  date_connected: START + from,
  date_ended: START + until,
  talk_time: until - from,
})

const STORIES: Record<string, Raw[]> = {
  'a department is called, and one of its people answers': answeredByDepartment(),
  'two people of an office are rung, and every leg is missed': [
    ...leg(
      ROOT_LEG,
      { target: OFFICE },
      ['ringing', 900],
      ['hangup', 30_300, { date_ended: START + 30_000 }],
    ),
    ...[AGENT_LEG, AGENT_LEG + 7].flatMap((id, index) =>
      leg(
        id,
        {
          entry_point_call_id: ROOT_LEG,
          target: { ...PRIYA, id: PRIYA.id + index, name: `Person ${index}` },
        },
        ['ringing', 1_500],
        ['missed', 30_100, { date_ended: START + 30_000 }],
        ['hangup', 30_200, { date_ended: START + 30_000 }],
      ),
    ),
  ],
  'through the queue of a call center, answered, with a recap': [
    ...leg(ROOT_LEG, { target: OFFICE }, ['ringing', 500], ['hangup', 2_100, { date_ended: START + 2_000 }]),
    ...leg(
      QUEUE_LEG,
      { master_call_id: ROOT_LEG, target: CENTER },
      ['queued', 2_200],
      ['connected', 2_500],
      ['connected', 9_300, { operator_call_id: AGENT_LEG, date_connected: START + 9_000 }],
      ['hangup', 60_300, { operator_call_id: AGENT_LEG, ...spoke(9_000, 60_000) }],
      ['recap_summary', 200_000, { operator_call_id: AGENT_LEG, recap_summary: 'Resolved' }],
    ),
    ...leg(
      AGENT_LEG,
      { entry_point_call_id: QUEUE_LEG, entry_point_target: CENTER, target: PRIYA },
      ['ringing', 3_000],
      ['connected', 9_200, { date_connected: START + 9_000 }],
      ['hold', 20_000, { date_connected: START + 9_000 }],
      ['hangup', 60_200, spoke(9_000, 60_000)],
    ),
  ],
  'passed on to a colleague': [
    ...leg(
      ROOT_LEG,
      { target: PRIYA },
      ['ringing', 500],
      ['connected', 3_300, { date_connected: START + 3_000 }],
      ['hangup', 20_300, { ...spoke(3_000, 20_000), is_transferred: true }],
    ),
    ...leg(
      AGENT_LEG,
      { master_call_id: ROOT_LEG, date_started: START + 20_000 },
      ['ringing', 20_500],
      ['connected', 25_300, { date_connected: START + 25_000 }],
      ['hangup', 60_300, spoke(25_000, 60_000)],
    ),
  ],
  'through a queue, and the hangup of who answered gets lost': [
    ...leg(
      QUEUE_LEG,
      { target: CENTER },
      ['queued', 2_200],
      ['connected', 9_300, { operator_call_id: AGENT_LEG, date_connected: START + 9_000 }],
      ['hangup', 60_300, { operator_call_id: AGENT_LEG, ...spoke(9_000, 60_000) }],
    ),
    ...leg(
      AGENT_LEG,
      { entry_point_call_id: QUEUE_LEG, entry_point_target: CENTER, target: PRIYA },
      ['ringing', 3_000],
      ['connected', 9_200, { date_connected: START + 9_000 }],
      ['hold', 20_000, { date_connected: START + 9_000 }],
    ),
  ],
  'text that looks like a message is refuted by a connection': leg(
    AGENT_LEG,
    { target: PRIYA },
    ['ringing', 500],
    ['connected', 5_300, { date_connected: START + 5_000 }],
    ['hangup', 60_300, { date_ended: START + 60_000, transcription_text: 'Hello' }],
  ),
  'a message is left, and its text comes later': leg(
    ROOT_LEG,
    { target: PRIYA },
    ['ringing', 500],
    ['voicemail', 20_000],
    ['hangup', 50_300, { date_ended: START + 50_000 }],
    ['voicemail_uploaded', 55_000, { voicemail_link: 'https://dialpad.example/v/1' }],
    ['transcription', 70_000, { transcription_text: 'Call me' }],
  ),
  'an outbound call that nobody answers': leg(
    AGENT_LEG,
    { direction: 'outbound' },
    ['calling', 500],
    ['hangup', 20_300, { date_ended: START + 20_000 }],
  ),
  'an outbound call through a call center': leg(
    QUEUE_LEG,
    { direction: 'outbound', target: CENTER },
    ['calling', 500],
    ['connected', 5_300, { date_connected: START + 5_000, talk_time: 5_000 }],
    ['hangup', 30_300, spoke(5_000, 30_000)],
  ),
}

interface Published {
  readonly type: CallFeedType
  readonly place: number
}

/** What the hub would do: apply events as they come, look for calls that are due, and publish. */
class Desk {
  readonly graph = new CallGraph([])
  /** What was published of each call, that of calls which became part of it included. */
  readonly history = new Map<string, Published[]>()
  #now = START + 1_000_000
  #place = 0

  wait(ms: number): void {
    this.#now += ms
    for (const group of this.graph.groups()) {
      const { missDueAt } = group.publication
      if (missDueAt === null || missDueAt > this.#now) continue
      expect(group.state.status).toBe('missed')
      group.publication = publishMissed(group.publication, this.#now)
      this.#note(group, [group.state.callId], 'call.missed')
    }
  }

  receive(raw: Raw): void {
    const event = readCallEvent(raw)
    if (event === null) throw new Error('no call event')
    const { before, group } = this.graph.add(event, this.#now)
    const { publication: known } = group
    const step = { publication: known, before, after: group.state, receivedAt: this.#now, graceMs: GRACE_MS }
    const { type, publication } = publishChange(step)
    group.publication = publication
    this.#note(group, [...before.map(call => call.callId)], type)
  }

  #note({ state }: CallGroup, ids: readonly string[], type: CallFeedType): void {
    const history = [...new Set(ids)].flatMap(id => this.history.get(id) ?? [])
    for (const id of ids) this.history.delete(id)
    const earlier = history.sort((a, b) => a.place - b.place)
    expectToFollow(
      type,
      earlier.map(one => one.type),
    )
    this.history.set(state.callId, [...earlier, { type, place: this.#place++ }])
  }
}

/** The rules that docs/states.md promises. */
function expectToFollow(type: CallFeedType, earlier: readonly CallFeedType[]): void {
  const isOver = earlier.some(one => ['call.ended', 'call.missed', 'voicemail.received'].includes(one))
  const forbidden =
    (['call.ring', 'call.started', 'call.held', 'call.resumed', 'call.missed'].includes(type) && isOver) ||
    (['call.ring', 'call.started', 'call.ended', 'voicemail.received'].includes(type) &&
      earlier.includes(type))
  expect(forbidden && `${type} after ${earlier.join(', ')}`).toBe(false)
}

const OF_ARRIVAL = ['startedAt', 'rangAt', 'endedAt', 'timeline', 'createdAt', 'updatedAt']

/** The call as it would be written but for what depends on when events came, and its legs' states. */
function written(graph: CallGraph, isTimed: boolean) {
  return graph.groups().map(({ legs, state, details, story }) => ({
    call: Object.entries({ ...state, ...details, ...story }).filter(([name]) =>
      isTimed ? !['createdAt', 'updatedAt'].includes(name) : !OF_ARRIVAL.includes(name),
    ),
    legs: [...legs]
      .map(([id, knowledge]) => (knowledge === null ? [id] : [id, presentLeg(id, knowledge).state]))
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
  }))
}

function withoutTimes(raw: Raw): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !TIMES.includes(name)))
}

const whichLose: Record<string, (events: readonly Raw[]) => fc.Arbitrary<boolean[]>> = {
  'with times': events => fc.constant(events.map(() => false)),
  'without times': events => fc.constant(events.map(() => true)),
  'some of them without times': events =>
    fc.array(fc.boolean(), { minLength: events.length, maxLength: events.length }),
}

describe('in every order, with any pause and any repeat', () => {
  for (const [name, story] of Object.entries(STORIES)) {
    for (const [times, losing] of Object.entries(whichLose)) {
      const arbitrary = losing(story)
        .map(lost => story.map((raw, index) => (lost[index] ? withoutTimes(raw) : raw)))
        .chain(events =>
          fc.record({
            events: fc.constant(events),
            order: fc
              .array(fc.constantFrom(...events), { maxLength: 4 })
              .chain(repeats =>
                fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }),
              ),
            pauses: fc.array(fc.integer({ min: 0, max: 2 * GRACE_MS }), { minLength: 20, maxLength: 20 }),
          }),
        )

      test(`${name}, ${times}: what is published keeps the rules, and the call ends up the same`, () => {
        fc.assert(
          fc.property(arbitrary, ({ events, order, pauses }) => {
            const usual = new Desk()
            for (const raw of events) usual.receive(raw)
            usual.wait(GRACE_MS)
            const desk = new Desk()
            for (const [index, raw] of order.entries()) {
              desk.receive(raw)
              desk.wait(pauses[index % pauses.length] ?? 0)
            }
            desk.wait(GRACE_MS)
            const isTimed = times === 'with times'
            expect(written(desk.graph, isTimed)).toEqual(written(usual.graph, isTimed))
            const [group, ...others] = desk.graph.groups()
            expect(others).toEqual([])
            const types = (desk.history.get(group?.state.callId ?? '') ?? []).map(one => one.type)
            const { status } = group?.state ?? {}
            const last = {
              ended: 'call.ended',
              missed: 'call.missed',
              voicemail: 'voicemail.received',
            } as const
            if (status === 'ended' || status === 'missed' || status === 'voicemail')
              expect(types.filter(type => type === last[status])).toHaveLength(1)
          }),
          { numRuns: 150 },
        )
      })
    }
  }

  test('the leg of who answers may lag behind all that were not answered: the call is never called missed', () => {
    const [answered = []] = [STORIES['a department is called, and one of its people answers']]
    const root = answered.filter(raw => raw.call_id === ROOT_LEG)
    const agent = answered.filter(raw => raw.call_id !== ROOT_LEG)
    const desk = new Desk()
    for (const raw of root) desk.receive(raw)
    desk.wait(GRACE_MS - 1)
    for (const raw of agent) desk.receive(raw)
    desk.wait(GRACE_MS)
    const types = desk.history.get(String(ROOT_LEG))?.map(one => one.type)
    expect(types).toEqual([
      'call.ring',
      'call.updated',
      'call.updated',
      'call.started',
      'call.held',
      'call.resumed',
      'call.ended',
    ])
  })

  test('an answer after the wait is published as an update and as an end, not as a start', () => {
    const [root, ...rest] = answeredByDepartment().toReversed()
    const desk = new Desk()
    desk.receive(root ?? {})
    desk.wait(GRACE_MS)
    for (const raw of rest.toReversed()) desk.receive(raw)
    const types = desk.history.get(String(ROOT_LEG))?.map(one => one.type) ?? []
    expect(types.slice(0, 2)).toEqual(['call.updated', 'call.missed'])
    expect(types).not.toContain('call.started')
    expect(types.at(-1)).toBe('call.ended')
  })

  test('a transfer whose leg comes after the end is published as updates', () => {
    const desk = new Desk()
    for (const raw of STORIES['passed on to a colleague'] ?? []) desk.receive(raw)
    expect(desk.history.get(String(ROOT_LEG))?.map(one => one.type)).toEqual([
      'call.ring',
      'call.started',
      'call.ended',
      'call.updated',
      'call.updated',
      'call.updated',
    ])
  })
})
