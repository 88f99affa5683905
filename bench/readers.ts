import { setTimeout as sleep } from 'node:timers/promises'
import { signToken } from '@trunkline/dialpad'
import { WebSocket } from 'ws'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { sendAll } from './load.ts'
import { quantiles, type Report } from './report.ts'
import { SECRET, UnderTest } from './under-test.ts'

const READERS = 1_000
const RATE = 100
/** READERS_SECONDS=300 npm run bench -- readers: whether memory stays flat shows after minutes. */
const SECONDS = Number(process.env.READERS_SECONDS ?? 20)
const RECONNECTS = 500
const PARTS = 5
const FIRST_CALL = 6_300_000_000_000_000
/** What all but one message of a hundred may take from the post of the event, in ms. */
const LIMIT_MS = 250
const PATIENCE_MS = 60_000

/** One who reads the feed, and comes back with its cursor after each break. */
class Reader {
  /** The last place it received, and whether each came after the one before. */
  cursor = 0
  isWhole = true
  readonly #url: string
  readonly #apiKey: string
  readonly #onCall: (callId: number) => void
  #socket: WebSocket | undefined

  constructor(url: string, apiKey: string, onCall: (callId: number) => void) {
    this.#url = url
    this.#apiKey = apiKey
    this.#onCall = onCall
  }

  async open(): Promise<void> {
    const query = this.cursor === 0 ? '' : `?since=${this.cursor}`
    const socket = new WebSocket(`${this.#url}/ws${query}`, { headers: { 'x-api-key': this.#apiKey } })
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      const [, type, cursor, callId] =
        /"type":"([^"]+)","cursor":(\d+)(?:.*?"call_id":(\d+))?/.exec(data.toString('latin1', 0, 200)) ?? []
      if (type === 'feed.ready' || cursor === undefined) return
      this.isWhole &&= Number(cursor) === this.cursor + 1
      this.cursor = Number(cursor)
      this.#onCall(Number(callId))
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  }

  /** Breaks the connection as a network would. */
  async break(): Promise<void> {
    this.#socket?.terminate()
    await this.open()
  }

  close(): void {
    this.#socket?.terminate()
  }
}

/** A thousand readers of one feed: how soon each receives an entry, and that none misses or repeats one. */
export async function benchReaders(report: Report): Promise<void> {
  const hub = await UnderTest.start('readers', report.options)
  const { port, apiKey } = hub
  const readers: Reader[] = []
  try {
    const sentAt: number[] = []
    const waits: number[] = []
    for (let index = 0; index < READERS; index++) {
      const reader = new Reader(hub.url.replace('http', 'ws'), apiKey, callId => {
        waits.push(performance.now() - (sentAt[callId - FIRST_CALL] ?? 0))
      })
      readers.push(reader)
      await reader.open()
    }
    const count = RATE * SECONDS
    const note = (index: number) => {
      sentAt[index] = performance.now()
    }
    // After the first of them all that is kept for readers is there.
    const memory: number[] = []
    for (let part = 0; part < PARTS; part++) {
      await send(port, (part * count) / PARTS, count / PARTS, note)
      memory.push(await memoryOf(hub.url))
    }
    await allTold(readers, count)
    printWaits(report, waits, memory)
    const breaking = (async () => {
      for (let index = 0; index < RECONNECTS; index++) {
        await readers[index % READERS]?.break()
        await sleep(10)
      }
    })()
    await send(port, count, RATE * 10, () => undefined)
    await breaking
    await allTold(readers, count + RATE * 10)
    const wrong = readers.filter(({ isWhole }) => !isWhole).length
    report.figure({
      what: `readers that missed or doubled anything (${RECONNECTS} reconnects)`,
      unit: '',
      value: wrong,
    })
    if (wrong > 0) throw new Error('A reader missed or doubled something')
  } finally {
    for (const reader of readers) reader.close()
    await hub.stop()
  }
}

function send(port: number, from: number, count: number, onSent: (index: number) => void): Promise<number> {
  const bodies = Array.from({ length: count }, (_, index) =>
    signToken(JSON.stringify(callEvent({ call_id: FIRST_CALL + from + index })), SECRET),
  )
  const to = { port, path: '/webhooks/dialpad', connections: 8 }
  return sendAll({ ...to, bodies, perSecond: RATE, onSent: index => onSent(from + index) })
}

async function allTold(readers: readonly Reader[], count: number): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS
  while (readers.some(({ cursor }) => cursor < count)) {
    if (performance.now() > giveUpAt) throw new Error('Not every reader received everything')
    await sleep(50)
  }
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
}

function printWaits(report: Report, waits: number[], memory: readonly number[]): void {
  const { p50, p99 } = quantiles(waits)
  report.note(`${READERS} WebSockets, ${RATE} events/s for ${SECONDS} s, ${waits.length} messages`)
  report.figure({ what: 'from the post to the message, p50', unit: 'ms', value: p50 })
  report.figure({ what: `from the post to the message, p99 (limit ${LIMIT_MS} ms)`, unit: 'ms', value: p99 })
  const growth = (memory.at(-1) ?? 0) / (memory[0] ?? 1)
  report.figure({ what: 'memory at the end / after a fifth', unit: '', value: growth })
}
