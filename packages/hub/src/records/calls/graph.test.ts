import { isRecord, readCallEvent } from '@trunkline/dialpad'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AGENT_LEG,
  answeredByDepartment,
  callEvent,
  ROOT_LEG,
  START,
} from '../../../test/calls-of-dialpad.ts'
import { CallGraph } from './graph.ts'

type Raw = Record<string, unknown>

function apply(raws: readonly Raw[], graph = new CallGraph([])): CallGraph {
  for (const raw of raws) {
    const event = readCallEvent(raw)
    if (event !== null) graph.add(event, START)
  }
  return graph
}

/** What would be written: the calls with their legs, in an order that does not depend on the events'. */
function written(graph: CallGraph) {
  return graph
    .groups()
    .map(({ legs, state, details, story }) => ({
      legs: [...legs].sort(([a], [b]) => (a < b ? -1 : 1)),
      state: { ...state, ...details, ...story },
    }))
    .sort((a, b) => (a.state.callId < b.state.callId ? -1 : 1))
}

function onlyCall(raws: readonly Raw[]) {
  const [call, ...others] = apply(raws).groups()
  expect(others).toEqual([])
  if (call === undefined) throw new Error('no call')
  return { ...call.state, ...call.details, ...call.story }
}

const QUEUE_LEG = 6_200_000_000_000_003
const queue = {
  call_id: QUEUE_LEG,
  master_call_id: ROOT_LEG,
  target: { id: 5_100_000_000_000_050, type: 'call_center', name: 'Plan Support' },
}

/** Two people are rung for one caller, nobody answers, and every leg says that it was missed. */
function missedByTwo(): Raw[] {
  const second = { id: 5_100_000_000_000_004, type: 'user', name: 'Priya Nair' }
  const child = { entry_point_call_id: ROOT_LEG, date_rang: START + 1_500 }
  const legs = [
    { call_id: ROOT_LEG, target: { id: 5_100_000_000_000_002, type: 'department', name: 'Staff Enquiries' } },
    { ...child, call_id: AGENT_LEG },
    { ...child, call_id: AGENT_LEG + 7, target: second },
  ]
  return legs.flatMap((leg, index) => [
    callEvent({ ...leg, state: 'ringing', event_timestamp: START + 1_000 + index }),
    callEvent({
      ...leg,
      state: 'missed',
      event_timestamp: START + 30_000 + index,
      date_ended: START + 30_000,
    }),
    callEvent({
      ...leg,
      state: 'hangup',
      event_timestamp: START + 30_100 + index,
      date_ended: START + 30_000,
    }),
  ])
}

/** The root, the queue and the agent's leg: no single id is on all three. */
function throughQueue(): Raw[] {
  const agent = { call_id: AGENT_LEG, entry_point_call_id: QUEUE_LEG, date_connected: START + 9_000 }
  const answered = { ...queue, operator_call_id: AGENT_LEG, date_connected: START + 9_000 }
  return [
    callEvent({
      call_id: ROOT_LEG,
      state: 'hangup',
      talk_time: 0,
      date_ended: START + 2_000,
      event_timestamp: START + 2_100,
      target: { id: 5_100_000_000_000_002, type: 'department', name: 'Staff Enquiries' },
    }),
    callEvent({ ...queue, state: 'connected', event_timestamp: START + 2_500 }),
    callEvent({ ...agent, state: 'connected', event_timestamp: START + 9_200 }),
    callEvent({ ...answered, state: 'connected', event_timestamp: START + 9_300 }),
    callEvent({
      ...agent,
      state: 'hangup',
      talk_time: 221_000,
      date_ended: START + 230_000,
      event_timestamp: START + 230_100,
    }),
    callEvent({
      ...answered,
      state: 'hangup',
      talk_time: 221_000,
      date_ended: START + 230_000,
      event_timestamp: START + 230_200,
    }),
    callEvent({
      ...answered,
      state: 'recap_summary',
      recap_summary: 'Resolved.',
      event_timestamp: START + 400_000,
    }),
  ]
}

const STORIES = { answeredByDepartment, missedByTwo, throughQueue }

describe('calls from legs', () => {
  for (const [name, story] of Object.entries(STORIES)) {
    test(`${name}: any order of events, with any repeats, gives the same call`, () => {
      const events = story()
      const expected = written(apply(events))
      const shuffled = fc
        .tuple(
          fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
          fc.array(fc.constantFrom(...events), { maxLength: 10 }),
        )
        .chain(([all, repeats]) =>
          fc.shuffledSubarray([...all, ...repeats], { minLength: all.length + repeats.length }),
        )
      fc.assert(
        fc.property(shuffled, order => {
          expect(written(apply(order))).toEqual(expected)
        }),
        { numRuns: 300 },
      )
    })

    test(`${name}: applied in batches, with the legs stored between, gives the same call`, () => {
      const events = story()
      fc.assert(
        fc.property(fc.nat(events.length), cut => {
          const first = apply(events.slice(0, cut)).groups()
          const stored = first.flatMap(({ legs, state }) =>
            [...legs].map(([legId, knowledge]) => ({
              legId,
              callUuid: state.callId,
              knowledge: JSON.parse(JSON.stringify(knowledge)),
              publication: null,
            })),
          )
          expect(written(apply(events.slice(cut), new CallGraph(stored)))).toEqual(written(apply(events)))
        }),
      )
    })
  }

  test('one missed call a caller, however many legs were missed', () => {
    const call = onlyCall(missedByTwo())
    expect(call).toMatchObject({ callId: String(ROOT_LEG), status: 'missed', talkTimeMs: 0, userName: null })
    expect(call.timeline.filter(entry => entry.event === 'missed')).toHaveLength(1)
  })

  test('two calls become one when the leg that ties them comes last', () => {
    const [root, , agent, tie] = throughQueue()
    const apart = apply([root, agent].filter(isRecord))
    expect(apart.groups()).toHaveLength(2)
    expect(written(apply([tie].filter(isRecord), apart))).toHaveLength(1)
  })

  test('a queue that takes the call has not answered it', () => {
    const [root, queued] = throughQueue()
    expect(onlyCall([root, queued].filter(isRecord))).toMatchObject({ status: 'ringing', answeredAt: null })
  })

  test('who spoke, how long, and what came of it are derived from all legs together', () => {
    expect(onlyCall(throughQueue())).toMatchObject({
      status: 'ended',
      department: 'Staff Enquiries',
      userName: 'Jennifer Albert',
      talkTimeMs: 221_000,
      recapSummary: 'Resolved.',
    })
  })

  test('a call whose hangup never came is over once its recap is there', () => {
    const events = throughQueue().filter(event => event.state !== 'hangup' || event.call_id === ROOT_LEG)
    const agentsRecap = callEvent({
      call_id: AGENT_LEG,
      entry_point_call_id: QUEUE_LEG,
      date_connected: START + 9_000,
      state: 'recap_summary',
      recap_summary: 'Resolved.',
      event_timestamp: START + 400_000,
    })
    expect(onlyCall([...events, agentsRecap])).toMatchObject({ status: 'ended', provisional: false })
  })

  test('ids that are none tie nothing together', () => {
    const junk = [null, '', '0', 0, 'null']
    const calls = junk.map((id, index) =>
      callEvent({
        call_id: AGENT_LEG + index,
        master_call_id: id,
        operator_call_id: id,
        entry_point_call_id: id,
      }),
    )
    expect(apply(calls).groups()).toHaveLength(junk.length)
  })

  test('a greeting that was reached is no message, an upload is one', () => {
    const reached = [
      callEvent({ state: 'voicemail', voicemail_link: 'https://dialpad.example/v/1' }),
      callEvent({
        state: 'hangup',
        event_timestamp: START + 40_000,
        voicemail_link: 'https://dialpad.example/v/1',
      }),
    ]
    expect(onlyCall(reached)).toMatchObject({ status: 'missed', voicemailUrl: null })
    const uploaded = callEvent({
      state: 'voicemail_uploaded',
      event_timestamp: START + 45_000,
      voicemail_link: 'https://dialpad.example/v/1',
    })
    expect(onlyCall([...reached, uploaded])).toMatchObject({
      status: 'voicemail',
      voicemailUrl: 'https://dialpad.example/v/1',
    })
  })

  test('the number itself is no name', () => {
    const contact = { id: 1, type: 'local', name: '(491) 570-156', phone: '+61491570156' }
    expect(onlyCall([callEvent({ contact })])).toMatchObject({ contactName: null })
  })
})
