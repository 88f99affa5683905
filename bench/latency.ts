import { setTimeout as sleep } from 'node:timers/promises'
import { signToken } from '@trunkline/dialpad'
import pg from 'pg'
import { WebSocket } from 'ws'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { sendAll } from './load.ts'
import { quantiles, type Report } from './report.ts'
import { SECRET, UnderTest } from './under-test.ts'

const RATE = 1_000
const SECONDS = 10
const WARM_UP_SECONDS = 5
const CONNECTIONS = 32
const FIRST_CALL = 6_100_000_000_000_000
/** What a reader may wait at most, in ms: half of the events, and all but one of a hundred. */
const LIMITS = { p50: 10, p99: 100 }
/** A bench ends by itself: news that is not there so many ms after the last post is not waited for. */
const PATIENCE_MS = 15_000

/** Reports calls by their Dialpad ids, as a reader of the hub sees them. */
type Watch = (onCall: (callId: number) => void) => Promise<{ stop(): Promise<void> }>

/** From the post of an event to its row being there for others, and to the news of it on the WebSocket. */
export async function benchLatency(report: Report): Promise<void> {
  const hub = await UnderTest.start('latency', report.options)
  const { port, apiKey } = hub
  try {
    const watches = { row: watchRows(hub.postgres.ownerUrl), news: watchNews(hub.url, apiKey) }
    await measure(port, watches.news, FIRST_CALL, WARM_UP_SECONDS * RATE)
    report.note(`${RATE} events/s for ${SECONDS} s`)
    printWaits(report, 'to the row', await measure(port, watches.row, FIRST_CALL + 1_000_000, SECONDS * RATE))
    printWaits(
      report,
      'to its message on /ws',
      await measure(port, watches.news, FIRST_CALL + 2_000_000, SECONDS * RATE),
    )
  } finally {
    await hub.stop()
  }
}

function watchNews(url: string, apiKey: string): Watch {
  return async onCall => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers: { 'x-api-key': apiKey } })
    await new Promise(resolve => socket.once('open', resolve))
    socket.on('message', (data: Buffer) => {
      onCall(Number(/"call_id":(\d+)/.exec(data.toString('latin1', 0, 200))?.[1]))
    })
    return { stop: async () => socket.terminate() }
  }
}

/** Looks into the database after each commit: what is found there is there for everybody. */
function watchRows(databaseUrl: string): Watch {
  return async onCall => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const { rows: heads } = await client.query('select app_id, last_seq from feed_heads')
    let { last_seq: last } = heads[0]
    let isLooking = false
    let lookAgain = false
    const look = async () => {
      while (lookAgain) {
        lookAgain = false
        const { rows } = await client.query({
          name: 'look',
          text: 'select seq, subject_id from feed where app_id = $1 and seq > $2 order by seq',
          values: [heads[0].app_id, last],
        })
        for (const { seq, subject_id } of rows) {
          last = seq
          onCall(Number(subject_id))
        }
      }
    }
    client.on('notification', () => {
      lookAgain = true
      if (isLooking) return
      isLooking = true
      look()
        .catch(() => undefined)
        .finally(() => {
          isLooking = false
        })
    })
    await client.query('listen trunkline_feed')
    return { stop: () => client.end() }
  }
}

/** The waits in ms, in no order. */
async function measure(port: number, watch: Watch, firstCall: number, count: number): Promise<number[]> {
  const bodies = Array.from({ length: count }, (_, index) =>
    signToken(JSON.stringify(callEvent({ call_id: firstCall + index })), SECRET),
  )
  const sentAt: number[] = []
  const waits: number[] = []
  const watching = await watch(callId => {
    const sent = sentAt[callId - firstCall]
    if (sent !== undefined) waits.push(performance.now() - sent)
  })
  const onSent = (index: number) => {
    sentAt[index] = performance.now()
  }
  const to = { port, path: '/webhooks/dialpad', connections: CONNECTIONS, perSecond: RATE }
  await sendAll({ ...to, bodies, onSent })
  const giveUpAt = performance.now() + PATIENCE_MS
  while (waits.length < count && performance.now() < giveUpAt) await sleep(20)
  await watching.stop()
  if (waits.length < count) throw new Error(`${count - waits.length} of ${count} events were never seen`)
  return waits
}

function printWaits(report: Report, what: string, waits: number[]): void {
  const { p50, p99 } = quantiles(waits)
  report.figure({ what: `from the post ${what}, p50 (limit ${LIMITS.p50} ms)`, unit: 'ms', value: p50 })
  report.figure({ what: `from the post ${what}, p99 (limit ${LIMITS.p99} ms)`, unit: 'ms', value: p99 })
}
