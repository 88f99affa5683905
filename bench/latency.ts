import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signToken } from '@trunkline/dialpad'
import pino from 'pino'
import { WebSocket } from 'ws'
import { startEmbeddedPostgres } from '../packages/hub/src/database/embedded/embedded.ts'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { freePort, SHARED_SECRET } from '../packages/hub/test/support.ts'
import { HubProcess } from '../test/hub-process.ts'
import { sendAll } from './load.ts'

const FOLDER = join(import.meta.dirname, '../.trunkline/bench')
const RATE = 1_000
const SECONDS = 10
const WARM_UP_SECONDS = 5
const CONNECTIONS = 32
const FIRST_CALL = 6_100_000_000_000_000
/** What a reader may wait at most, in ms: half of the events, and all but one of a hundred. */
const LIMITS = { p50: 10, p99: 100 }
/** A bench ends by itself: news that is not there so many ms after the last post is not waited for. */
const PATIENCE_MS = 15_000

/** From the post of an event to the news of it on the WebSocket, by which its row has long been visible. */
export async function benchLatency(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const postgres = await startEmbeddedPostgres(FOLDER, pino({ level: 'error' }))
  const port = await freePort()
  const hub = new HubProcess(postgres.ownerUrl, port)
  try {
    const apiKey = await hub.start()
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, { headers: { 'x-api-key': apiKey } })
    await new Promise(resolve => socket.once('open', resolve))
    await measure(port, socket, FIRST_CALL, WARM_UP_SECONDS * RATE)
    report(await measure(port, socket, FIRST_CALL + 1_000_000, SECONDS * RATE))
    socket.terminate()
  } finally {
    await hub.kill()
    await postgres.stop()
    await rm(FOLDER, { recursive: true, force: true })
  }
}

/** The waits in ms, in no order. */
async function measure(port: number, socket: WebSocket, firstCall: number, count: number): Promise<number[]> {
  const bodies = Array.from({ length: count }, (_, index) =>
    signToken(JSON.stringify(callEvent({ call_id: firstCall + index })), SHARED_SECRET),
  )
  const sentAt: number[] = []
  const waits: number[] = []
  const listen = (data: Buffer) => {
    const sent = sentAt[Number(/"call_id":(\d+)/.exec(data.toString('latin1', 0, 200))?.[1]) - firstCall]
    if (sent !== undefined) waits.push(performance.now() - sent)
  }
  socket.on('message', listen)
  const onSent = (index: number) => {
    sentAt[index] = performance.now()
  }
  await sendAll({
    port,
    path: '/webhooks/dialpad',
    bodies,
    connections: CONNECTIONS,
    perSecond: RATE,
    onSent,
  })
  const giveUpAt = performance.now() + PATIENCE_MS
  while (waits.length < count && performance.now() < giveUpAt) await sleep(20)
  socket.off('message', listen)
  if (waits.length < count) throw new Error(`${count - waits.length} of ${count} events were never told`)
  return waits
}

function report(waits: number[]): void {
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.floor(waits.length * share)] ?? 0
  const [p50, p99] = [at(0.5), at(0.99)]
  console.log(`latency: ${RATE} events/s for ${SECONDS} s, from the post to the news on /ws`)
  console.log(`  p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
  console.log(`  ratio to the limits: ${(p50 / LIMITS.p50).toFixed(2)}, ${(p99 / LIMITS.p99).toFixed(2)}`)
}
