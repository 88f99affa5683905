import { setTimeout as sleep } from 'node:timers/promises'
import { signToken } from '@trunkline/dialpad'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { sendAll } from './load.ts'
import type { Report } from './report.ts'
import { SECRET, UnderTest } from './under-test.ts'

/** SUSTAINED_RATE=4000 SUSTAINED_SECONDS=60 npm run bench -- sustained */
const RATE = Number(process.env.SUSTAINED_RATE ?? 3_000)
const SECONDS = Number(process.env.SUSTAINED_SECONDS ?? 20)
const CONNECTIONS = 64
const FIRST_CALL = 6_400_000_000_000_000
/** Each call has so many events, as a short one through a queue has. */
const STATES = [
  'calling',
  'ringing',
  'connected',
  'hold',
  'connected',
  'hangup',
  'recording',
  'recap_summary',
]

/** Events at an even rate, stored, applied and published: whether the backlog or the memory grows. */
export async function benchSustained(report: Report): Promise<void> {
  const hub = await UnderTest.start('sustained', report.options)
  const { port } = hub
  try {
    const parts = 4
    const count = (RATE * SECONDS) / parts
    let taken = 0
    const states: { pending: number; memory: number }[] = []
    const startedAt = performance.now()
    for (let part = 0; part < parts; part++) {
      const bodies = events(part * count, count)
      await sendAll({
        port,
        path: '/webhooks/dialpad',
        bodies,
        connections: CONNECTIONS,
        perSecond: RATE,
        onSent: () => taken++,
      })
      states.push(await stateOf(hub.url))
    }
    const rate = taken / ((performance.now() - startedAt) / 1_000)
    const waiting = states.at(-1)?.pending ?? 0
    const emptyAfter = await whenEmpty(hub.url)
    report.note(`waiting at each quarter: ${states.map(state => state.pending).join(', ')}`)
    report.figure({
      what: `taken at an even rate (asked for: ${RATE}/s for ${SECONDS} s)`,
      unit: 'events/s',
      value: rate,
    })
    report.figure({ what: `until the last ${waiting} were applied`, unit: 'ms', value: emptyAfter })
    const memory = (states.at(-1)?.memory ?? 0) / (states[0]?.memory ?? 1)
    report.figure({ what: 'memory at the end / after a quarter', unit: '', value: memory })
  } finally {
    await hub.stop()
  }
}

/** Signed as they are asked for: a minute of them would not fit in memory. */
function events(from: number, count: number): Iterable<string> & { length: number } {
  return {
    length: count,
    *[Symbol.iterator]() {
      for (let index = from; index < from + count; index++) {
        const call = Math.floor(index / STATES.length)
        const state = STATES[index % STATES.length]
        const event = callEvent({ call_id: FIRST_CALL + call, state, event_timestamp: Date.now() + index })
        yield signToken(JSON.stringify(event), SECRET)
      }
    },
  }
}

async function stateOf(url: string): Promise<{ pending: number; memory: number }> {
  const health = (await (await fetch(`${url}/health`)).json()) as { events: { pending: number } }
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return {
    pending: health.events.pending,
    memory: Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]),
  }
}

/** How many ms it takes until nothing waits. */
async function whenEmpty(url: string): Promise<number> {
  const startedAt = performance.now()
  while ((await stateOf(url)).pending > 0) await sleep(20)
  return performance.now() - startedAt
}
