import { readdirSync, readFileSync } from 'node:fs'
import { isRecord, parseJson, readCallEvent } from '@trunkline/dialpad'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { presentLeg } from '../packages/hub/src/records/calls/details.ts'
import { CallGraph } from '../packages/hub/src/records/calls/graph.ts'
import type { CallState } from '../packages/hub/src/records/calls/reduce/call.ts'
import type { LedgerCall } from '../packages/simulator/src/ledger.ts'
import { hasDescription, SAMPLES } from '../packages/simulator/test/schemas.ts'
import {
  type Receiver,
  startReceiver,
  startTestSimulator,
  type TestSimulator,
} from '../packages/simulator/test/support.ts'

const MINUTES = 60_000
/** How often each scenario is played, so that chance takes more than one of its ways. */
const TIMES = 3

/** An event as it arrives, and when. */
interface Arrived {
  readonly text: string
  readonly at: number
}

function apply(events: readonly Arrived[]): CallGraph {
  const graph = new CallGraph([])
  for (const { text, at } of events) {
    const raw = parseJson(text)
    const event = isRecord(raw) ? readCallEvent(raw) : null
    if (event !== null) graph.add(event, at)
  }
  return graph
}

/** What would be written, in an order that does not depend on the events'. */
function written(graph: CallGraph) {
  return graph
    .groups()
    .map(({ legs, state, details, story }) => ({
      legs: [...legs].sort(([a], [b]) => (a < b ? -1 : 1)),
      state,
      details,
      story,
    }))
    .sort((a, b) => (a.state.callId < b.state.callId ? -1 : 1))
}

function expectAnyOrderToBeEqual(events: readonly Arrived[], numRuns: number): void {
  const expected = written(apply(events))
  const all = fc.shuffledSubarray([...events], { minLength: events.length })
  const repeats = fc.array(fc.constantFrom(...events), { maxLength: 10 })
  const order = fc
    .tuple(all, repeats)
    .chain(([first, second]) =>
      fc.shuffledSubarray([...first, ...second], { minLength: first.length + second.length }),
    )
  fc.assert(
    fc.property(order, shuffled => {
      expect(written(apply(shuffled))).toEqual(expected)
    }),
    { numRuns },
  )
}

/** How the people in a call would call what it came to. */
function outcomeOf({ status, answeredAt }: CallState): LedgerCall['outcome'] {
  if (status === 'missed' || status === 'voicemail') return status
  return answeredAt === null ? 'unanswered' : 'answered'
}

describe('calls derived from simulated events', () => {
  let simulator: TestSimulator
  let receiver: Receiver
  let scenarios: string[]
  const told = new Map<string, { call: LedgerCall; events: Arrived[] }[]>()

  beforeAll(async () => {
    receiver = await startReceiver()
    simulator = await startTestSimulator('--no-traffic')
    await simulator.subscribeAll(receiver.url)
    const { ledger } = simulator.dialpad
    scenarios = (await simulator.control('GET', '/scenarios')).body.scenarios
    for (const name of scenarios) {
      const plays: { call: LedgerCall; events: Arrived[] }[] = []
      for (let time = 0; time < TIMES; time++) {
        const [calls, events] = [ledger.calls.length, ledger.events.length]
        await simulator.control('POST', `/scenarios/${name}`)
        await simulator.pass(20 * MINUTES)
        const call = ledger.calls[calls]
        if (call === undefined) continue
        const mine = ledger.events.slice(events).filter(({ kind }) => kind === 'call')
        const arrived = mine.map(({ event, attempts }) => ({
          text: JSON.stringify(event),
          at: attempts[0]?.at ?? 0,
        }))
        plays.push({ call, events: arrived })
      }
      if (plays.length > 0) told.set(name, plays)
    }
  })
  afterAll(async () => {
    await simulator.stop()
    await receiver.stop()
  })

  test('every story ends as it really ended: one call, settled, with who spoke and for how long', () => {
    expect(told.size).toBeGreaterThan(25)
    for (const [name, plays] of told) {
      for (const { call, events } of plays) {
        const groups = apply(events).groups()
        expect(groups, name).toHaveLength(1)
        const state = groups[0]?.state
        if (state === undefined) throw new Error('no call')
        expect(
          {
            outcome: outcomeOf(state),
            direction: state.direction,
            answeredBy: call.answeredBy === null ? null : state.userName,
            talkTimeMs: state.talkTimeMs,
            number: state.externalNumber,
            settled: !state.provisional,
          },
          name,
        ).toEqual({
          outcome: call.outcome,
          direction: call.direction,
          answeredBy: call.answeredBy,
          talkTimeMs: call.talkTimeMs ?? 0,
          number: call.externalNumber,
          settled: true,
        })
      }
    }
  })

  test('in any order, with any repeats, the rows are the same', () => {
    for (const plays of told.values()) for (const { events } of plays) expectAnyOrderToBeEqual(events, 25)
  }, 60_000)

  test.skipIf(!hasDescription)('and so they are for payloads of real calls', () => {
    const names = readdirSync(SAMPLES).filter(name => /^call-.*json$/.test(name))
    const events = names.map((name, at) => ({ text: readFileSync(new URL(name, SAMPLES), 'utf8'), at }))
    expect(events.length).toBeGreaterThan(10)
    expectAnyOrderToBeEqual(events, 200)
  })

  test.skipIf(!hasDescription)('12: nor does it matter when payloads without times are received', () => {
    const names = readdirSync(SAMPLES).filter(name => /^call-.*json$/.test(name))
    const texts = names.map(name => readFileSync(new URL(name, SAMPLES), 'utf8'))
    const told = (order: readonly string[]) =>
      apply(order.map((text, at) => ({ text, at })))
        .groups()
        .map(({ legs, state, story }) => ({
          ...state,
          startedAt: null,
          endedAt: null,
          rangAt: null,
          participants: story.participants,
          legs: [...legs]
            .map(([id, known]) => (known === null ? id : presentLeg(id, known)))
            .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
        }))
        .sort((a, b) => (a.callId < b.callId ? -1 : 1))
    const expected = told(texts)
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), order => {
        expect(told(order)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})
