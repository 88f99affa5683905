import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/database/embedded/embedded.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { useLine } from './proxy.ts'
import { startTestHub, type TestHub, until, useTestDatabase } from './support.ts'

/** Dialpad gives up after 5 s; whoever watches a hub is not to wait at all. */
const WEBHOOK_WITHIN_MS = 4_000
const HEALTH_WITHIN_MS = 1_000
const SAMPLES = Number(process.env.HOLE_SECONDS ?? 8)

interface Timed {
  readonly status: number
  readonly retryAfter: string | null
  readonly body: any
  readonly ms: number
}

async function timed(ask: () => Promise<Response>): Promise<Timed> {
  const begun = performance.now()
  const response = await ask()
  const text = await response.text()
  const ms = performance.now() - begun
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: JSON.parse(text),
    ms,
  }
}

/** A hub with somebody at its feed and a program that takes its webhooks, under a little load. */
class Watched {
  readonly hub: TestHub
  readonly lines: string[]
  readonly live: number[] = []
  readonly delivered: number[] = []
  readonly acknowledged: number[] = []
  readonly #consumer = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    this.delivered.push(Number(JSON.parse(text).call_id))
    response.writeHead(200).end()
  })
  readonly #socket: WebSocket
  #next: number

  private constructor(hub: TestHub, lines: string[], firstCall: number) {
    this.hub = hub
    this.lines = lines
    this.#next = firstCall
    this.#socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?api_key=${hub.apiKey}`)
    this.#socket.on('message', data => this.live.push(Number(JSON.parse(String(data)).call_id)))
  }

  static async start(databaseUrl: string, firstCall: number): Promise<Watched> {
    const lines: string[] = []
    const log = pino({ level: 'info' }, { write: line => void lines.push(line) })
    const hub = await startTestHub(databaseUrl, { log })
    const watched = new Watched(hub, lines, firstCall)
    await once(watched.#socket, 'open')
    watched.#consumer.listen(0, '127.0.0.1')
    await once(watched.#consumer, 'listening')
    const { port } = watched.#consumer.address() as AddressInfo
    const made = await fetch(`${hub.url}/api/webhook-endpoints`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ url: `http://127.0.0.1:${port}/hook` }),
    })
    expect(made.status).toBe(200)
    return watched
  }

  /** One more call, by a webhook of Dialpad with so many random bytes more than usual. */
  async deliver(extraBytes = 0): Promise<Timed> {
    const id = this.#next++
    const labels = extraBytes === 0 ? [] : [randomBytes(extraBytes / 2).toString('hex')]
    const answer = await timed(() => this.hub.deliver(callEvent({ call_id: id, labels })))
    if (answer.status === 200) this.acknowledged.push(id)
    return answer
  }

  health(): Promise<Timed> {
    return timed(() => fetch(`${this.hub.url}/health`))
  }

  /** Webhooks and looks at health, again and again for so many seconds; all are answered in time or this fails. */
  async endure(seconds: number, extraBytes = 0): Promise<{ webhooks: Timed[]; healths: Timed[] }> {
    const webhooks: Promise<Timed>[] = []
    const healths: Promise<Timed>[] = []
    for (let tick = 0; tick < seconds * 4; tick++) {
      webhooks.push(this.deliver(extraBytes), this.deliver(extraBytes))
      healths.push(this.health())
      await sleep(250)
    }
    return { webhooks: await Promise.all(webhooks), healths: await Promise.all(healths) }
  }

  /** The hub takes events again, and they reach the live feed, the outbound webhooks and the list of calls. */
  async expectRecovered(): Promise<void> {
    const { hub } = this
    await until(async () => (await this.deliver()).status === 200, 'a webhook to be taken again')
    await until(async () => (await this.health()).body.status === 'ok', 'health to be ok again', 20_000)
    const { status } = await this.deliver()
    expect(status).toBe(200)
    const all = async (has: (id: number) => boolean) => this.acknowledged.every(has)
    await until(() => all(id => this.live.includes(id)), 'the live feed to go on', 30_000)
    await until(() => all(id => this.delivered.includes(id)), 'outbound webhooks to go on', 90_000)
    for (const id of this.acknowledged) expect((await hub.get(`/api/calls/${id}`)).status).toBe(200)
  }

  async stop(): Promise<void> {
    this.#socket.terminate()
    await this.hub.stop()
    this.#consumer.closeAllConnections()
    this.#consumer.close()
  }
}

function longest(answers: readonly Timed[]): number {
  return Math.max(...answers.map(answer => answer.ms))
}

function report(what: string, { webhooks, healths }: { webhooks: Timed[]; healths: Timed[] }): void {
  if (process.env.SHOW_FIGURES === undefined) return
  const figures = `longest webhook ${longest(webhooks).toFixed(0)} ms, longest /health ${longest(healths).toFixed(0)} ms`
  console.log(`${what}: ${webhooks.length} webhooks, ${figures}`)
}

describe('a database that hangs', () => {
  const line = useLine(useTestDatabase())
  let watched: Watched

  beforeAll(async () => {
    watched = await Watched.start(line.url, 6_710_000_000_000_000)
  })
  afterEach(() => line.open())
  afterAll(async () => {
    await watched?.stop()
  })

  test('behind connections that take bytes and answer nothing: every webhook gets its 503 within 4 s, /health says within 1 s what hangs, and all goes on by itself', async () => {
    for (let count = 0; count < 20; count++) expect((await watched.deliver()).status).toBe(200)
    line.blackHole()
    const answers = await watched.endure(SAMPLES)
    report('black hole', answers)
    const { webhooks, healths } = answers
    expect(longest(webhooks)).toBeLessThan(WEBHOOK_WITHIN_MS)
    expect(new Set(webhooks.map(({ status, retryAfter }) => `${status} ${retryAfter}`))).toEqual(
      new Set(['503 1']),
    )
    expect(longest(healths)).toBeLessThan(HEALTH_WITHIN_MS)
    for (const { status } of healths) expect(status).toBe(503)
    const { body } = healths.at(-1) ?? {}
    expect(body).toMatchObject({ status: 'unavailable', database: 'down', environment: 'sandbox' })
    expect(body.parts['database.read']).toMatchObject({ status: 'hanging', code: 'TIMEOUT' })
    expect(body.parts['database.write']).toMatchObject({ status: 'hanging', code: 'TIMEOUT' })
    expect(body.parts.listen).toMatchObject({ status: 'hanging', code: 'TIMEOUT' })
    expect(Date.parse(body.parts['database.write'].since)).toBeGreaterThan(Date.now() - 60_000)

    await line.open()
    await watched.expectRecovered()
  }, 180_000)

  test('behind connections that were forgotten, while new ones work: none is used twice, and all goes on by itself', async () => {
    for (let count = 0; count < 20; count++) expect((await watched.deliver()).status).toBe(200)
    line.blackHole()
    await line.open()
    const { webhooks, healths } = await watched.endure(6)
    expect(longest(webhooks)).toBeLessThan(WEBHOOK_WITHIN_MS)
    expect(longest(healths)).toBeLessThan(HEALTH_WITHIN_MS)
    expect(webhooks.at(-1)).toMatchObject({ status: 200 })
    await watched.expectRecovered()
  }, 120_000)

  test('behind connections that answer late: webhooks are taken, only later', async () => {
    line.delay(150)
    expect(await watched.deliver()).toMatchObject({ status: 200 })
    expect((await watched.health()).ms).toBeLessThan(HEALTH_WITHIN_MS)
    await line.open()
    await watched.expectRecovered()
  }, 120_000)

  test('behind connections that are cut: webhooks are refused at once, and all goes on by itself', async () => {
    line.cut()
    const answers = await watched.endure(2)
    expect(longest(answers.webhooks)).toBeLessThan(WEBHOOK_WITHIN_MS)
    expect(answers.healths.at(-1)?.body).toMatchObject({
      status: 'unavailable',
      database: 'down',
      parts: { 'database.read': { status: 'failing', code: 'CONNECTION' } },
    })
    await line.open()
    await watched.expectRecovered()
  }, 120_000)

  test('is logged once for each change of state, with counts, without stack traces or passwords', async () => {
    watched.lines.length = 0
    line.cut()
    await watched.endure(3)
    await line.open()
    await watched.expectRecovered()
    const trouble = watched.lines.filter(text => JSON.parse(text).level >= 40)
    expect(trouble.join('').length).toBeLessThan(10_000)
    expect(trouble.join('')).not.toMatch(/\bat .*\.[jt]s:\d+/)
    expect(watched.lines.join('')).not.toContain(new URL(line.url).password)
    const about = watched.lines.map(text => JSON.parse(text)).filter(({ part }) => part === 'database.write')
    expect(about[0]).toMatchObject({ level: 40, code: 'CONNECTION' })
    expect(about.at(-1)).toMatchObject({
      level: 30,
      failures: expect.any(Number),
      forSeconds: expect.any(Number),
    })
  }, 120_000)
})

/** PostgreSQL's main process and all that it started. */
async function processesOf(postgres: EmbeddedPostgres): Promise<number[]> {
  const main = Number((await readFile(join(postgres.dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0])
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const children = await Promise.all(
    pids.map(async pid => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === main ? [pid] : []
    }),
  )
  return [main, ...children.flat()]
}

describe.skipIf(process.platform !== 'linux')('a PostgreSQL that is frozen', () => {
  let place: string
  let postgres: EmbeddedPostgres
  let watched: Watched
  let frozen: number[] = []

  const thaw = () => {
    for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT')
  }

  beforeAll(async () => {
    place = await mkdtemp(join(import.meta.dirname, '../../../.trunkline/test-frozen-'))
    postgres = await startEmbeddedPostgres(place, pino({ level: 'silent' }), ['fsync=off'])
    watched = await Watched.start(postgres.ownerUrl, 6_720_000_000_000_000)
  })
  afterAll(async () => {
    thaw()
    await watched?.stop()
    await postgres?.stop()
    await rm(place, { recursive: true, force: true })
  })

  test('leaves no webhook without an answer within 4 s, nor /health within 1 s, and loses nothing that was taken', async () => {
    for (let count = 0; count < 20; count++) expect((await watched.deliver()).status).toBe(200)
    frozen = await processesOf(postgres)
    for (const pid of frozen) process.kill(pid, 'SIGSTOP')
    const answers = await watched.endure(SAMPLES)
    report('SIGSTOP', answers)
    expect(longest(answers.webhooks)).toBeLessThan(WEBHOOK_WITHIN_MS)
    for (const { status } of answers.webhooks) expect(status).toBe(503)
    expect(longest(answers.healths)).toBeLessThan(HEALTH_WITHIN_MS)
    const { body } = answers.healths.at(-1) ?? {}
    expect(body).toMatchObject({ status: 'unavailable', database: 'down' })
    expect(body.parts['database.write']).toMatchObject({ status: 'hanging' })
    thaw()
    await watched.expectRecovered()
  }, 180_000)
})

/** A small disk of its own for a data folder; null where one may not be mounted. */
async function mountSmallDisk(
  folder: string,
): Promise<{ fill(): Promise<void>; empty(): Promise<void> } | null> {
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=711', 'tmpfs', folder])
  } catch {
    return null
  }
  const filler = join(folder, 'filler')
  return {
    /** Writes until nothing more goes in. */
    async fill() {
      const file = await open(filler, 'w')
      const piece = Buffer.alloc(64 * 1024)
      try {
        for (;;) await file.write(piece)
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' })
      } finally {
        await file.close()
      }
    },
    empty: () => rm(filler),
  }
}

describe.skipIf(process.platform !== 'linux')('a disk that is full', () => {
  let place: string
  let disk: Awaited<ReturnType<typeof mountSmallDisk>>
  let postgres: EmbeddedPostgres
  let watched: Watched

  beforeAll(async () => {
    place = await mkdtemp(join(import.meta.dirname, '../../../.trunkline/test-full-'))
    disk = await mountSmallDisk(place)
    if (disk === null) return
    postgres = await startEmbeddedPostgres(place, pino({ level: 'silent' }), [
      'fsync=off',
      'max_wal_size=64MB',
      'shared_buffers=16MB',
    ])
    watched = await Watched.start(postgres.ownerUrl, 6_730_000_000_000_000)
  })
  afterAll(async () => {
    await watched?.stop()
    await postgres?.stop()
    if (disk !== null) await promisify(execFile)('umount', [place])
    await rm(place, { recursive: true, force: true })
  })

  test('shows in /health with its cause, is logged as a change of state with counts, and is over by itself when there is room again', async context => {
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    expect((await watched.deliver()).status).toBe(200)
    await disk.fill()
    await until(async () => (await watched.deliver(30_000)).status === 503, 'the disk to be full', 30_000)
    watched.lines.length = 0
    const answers = await watched.endure(SAMPLES, 30_000)
    report('disk full', answers)
    if (process.env.SHOW_FIGURES !== undefined)
      console.log(`${watched.lines.join('').length} bytes of log in ${SAMPLES} s`)
    expect(longest(answers.webhooks)).toBeLessThan(WEBHOOK_WITHIN_MS)
    expect(answers.webhooks.at(-1)).toMatchObject({
      status: 503,
      body: { code: 'DATABASE_UNAVAILABLE', error: 'The disk of the database server is full' },
    })
    expect(answers.healths.at(-1)).toMatchObject({
      status: 503,
      body: { status: 'unavailable', database: 'up', parts: { 'database.write': { code: 'DISK_FULL' } } },
    })
    expect(watched.lines.join('').length).toBeLessThan(10_000)
    expect(watched.lines.join('')).not.toMatch(/\bat .*\.[jt]s:\d+/)

    await disk.empty()
    // Nobody sends anything meanwhile.
    await until(async () => (await watched.health()).body.status === 'ok', 'health to be ok again', 20_000)
    await watched.expectRecovered()
  }, 180_000)
})
