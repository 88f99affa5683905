import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { signToken } from '@trunkline/dialpad'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callEvent } from './calls-of-dialpad.ts'
import { freePort, postToken, until } from './support.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')
const SECRET = 'secret of the process test'
/** Some Dialpad that nobody will ask anything, so that no simulator starts. */
const REAL_DIALPAD = {
  NODE_ENV: 'sandbox',
  DIALPAD_SANDBOX_CLIENT_ID: 'id',
  DIALPAD_SANDBOX_CLIENT_SECRET: 'secret',
  DIALPAD_SANDBOX_REDIRECT_URI: 'http://127.0.0.1/auth/dialpad/callback',
  DIALPAD_WEBHOOK_SECRET: SECRET,
}

interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly errors: () => string
}

const running: Running[] = []

function run(variables: Record<string, string>): Running {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: 'pipe',
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', data => {
    output += data
  })
  child.stderr.on('data', data => {
    errors += data
  })
  const process_ = { child, output: () => output, errors: () => errors }
  running.push(process_)
  return process_
}

async function ended({ child }: Running): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** Throws where nothing catches it when told so by a signal, as a bug would. */
const WITH_A_BUG = `--import data:text/javascript,${encodeURIComponent(
  "process.on('SIGUSR2', () => { throw new Error('a bug') })",
)}`

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The process id of the PostgreSQL that runs on a data folder. */
async function postgresOf(hub: Running): Promise<number> {
  const folder = /^Data: (.+)$/m.exec(hub.output())?.[1] ?? ''
  return Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

describe('the hub as a process', () => {
  const stopAll = async () => {
    for (const one of running.splice(0)) {
      one.child.kill('SIGTERM')
      await ended(one)
    }
  }
  afterEach(stopAll)

  test('reports all missing variables at once, one line each, and starts nothing', async () => {
    const port = await freePort()
    const hub = run({ PORT: String(port), NODE_ENV: 'production' })
    expect(await ended(hub)).toBe(1)
    expect(hub.errors().trim().split('\n')).toEqual([
      'DIALPAD_PROD_CLIENT_ID: is missing',
      'DIALPAD_PROD_CLIENT_SECRET: is missing',
      'DIALPAD_PROD_REDIRECT_URI: is missing',
    ])
    expect(hub.output()).toBe('')
  })

  test('says which port is in use and how to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const hub = run({ ...REAL_DIALPAD, HOST: '127.0.0.1', PORT: String(port) })
    expect(await ended(hub)).toBe(1)
    expect(hub.errors()).toBe(
      `PORT: port ${port} is already in use. Stop the process that uses it, or choose another port: PORT=${port + 1} npm start\n`,
    )
    server.close()
  })

  test('loses nothing that it answered with 200 when it is killed, and stops cleanly when asked', async () => {
    const folder = await mkdtemp(join(import.meta.dirname, '../../../.trunkline/test-process-'))
    try {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const variables = { ...REAL_DIALPAD, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder }
      const first = run(variables)
      await until(async () => /Stop: Ctrl-C/.test(first.output()), 'the hub to start', 60_000)
      const apiKey = /^API key: (tl_\w+)$/m.exec(first.output())?.[1] ?? ''
      const appId = /^App id: (\S+)$/m.exec(first.output())?.[1]
      expect(first.output()).toMatch(/^Page: http:\/\/127\.0\.0\.1$/m)

      const answered: number[] = []
      const flood = Array.from({ length: 20 }, async (_, worker) => {
        for (let index = 0; index < 500; index++) {
          const id = 6_900_000_000_000_000 + worker * 1_000 + index
          const token = signToken(JSON.stringify(callEvent({ call_id: id })), SECRET)
          const response = await postToken(`${url}/webhooks/dialpad`, token).catch(() => undefined)
          if (response === undefined) return
          if (response.status === 200) answered.push(id)
        }
      })
      await until(async () => answered.length > 300, 'some events to be answered')
      first.child.kill('SIGKILL')
      await Promise.all(flood)
      expect(answered.length).toBeLessThan(20 * 500)

      const second = run(variables)
      await until(async () => /Stop: Ctrl-C/.test(second.output()), 'the hub to start again', 60_000)
      expect(second.output()).toContain(`App id: ${appId}`)
      expect(second.output()).not.toContain('tl_')
      const headers = { 'x-api-key': apiKey }
      const missing = await until(
        async () => {
          const health = (await (await fetch(`${url}/health`)).json()) as { events: { pending: number } }
          if (health.events.pending > 0) return null
          const lost: number[] = []
          for (const id of answered) {
            if (!(await fetch(`${url}/api/calls/${id}`, { headers })).ok) lost.push(id)
          }
          return { lost }
        },
        'everything to be applied',
        30_000,
      )
      expect(missing.lost).toEqual([])

      second.child.kill('SIGINT')
      second.child.kill('SIGINT')
      expect(await ended(second)).toBe(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 120_000)

  describe('with a PostgreSQL of its own', () => {
    let folder: string
    let url: string
    let variables: Record<string, string>

    beforeEach(async () => {
      folder = await mkdtemp(join(import.meta.dirname, '../../../.trunkline/test-process-'))
      const port = await freePort()
      url = `http://127.0.0.1:${port}`
      variables = { ...REAL_DIALPAD, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder }
    })
    afterEach(async () => {
      await stopAll()
      await rm(folder, { recursive: true, force: true })
    })

    async function start(further: Record<string, string> = {}): Promise<Running> {
      const hub = run({ ...variables, ...further })
      await until(async () => /Stop: Ctrl-C/.test(hub.output()), 'the hub to start', 60_000)
      return hub
    }
    const deliver = (id: number) =>
      postToken(`${url}/webhooks/dialpad`, signToken(JSON.stringify(callEvent({ call_id: id })), SECRET))

    test('keeps it while it is frozen: a second hub on the same data folder refuses in one line', async () => {
      const first = await start()
      const postgres = await postgresOf(first)
      first.child.kill('SIGSTOP')
      const second = run({ ...variables, PORT: String(await freePort()) })
      expect(await ended(second)).toBe(1)
      expect(second.errors()).toBe(
        `Another Trunkline is running on ${folder}: stop it first, or set DATA_DIR\n`,
      )
      expect(await postgresOf(first)).toBe(postgres)
      first.child.kill('SIGCONT')
      expect((await deliver(6_930_000_000_000_001)).status).toBe(200)
    }, 120_000)

    test('keeps it even when both are frozen', async () => {
      const first = await start()
      const postgres = await postgresOf(first)
      process.kill(postgres, 'SIGSTOP')
      first.child.kill('SIGSTOP')
      const second = run({ ...variables, PORT: String(await freePort()) })
      expect(await ended(second)).toBe(1)
      expect(second.errors()).toMatch(/^Another Trunkline is running on .+\n$/)
      process.kill(postgres, 'SIGCONT')
      first.child.kill('SIGCONT')
      await until(async () => (await deliver(6_930_000_000_000_002)).status === 200, 'the first to go on')
      expect(await postgresOf(first)).toBe(postgres)
    }, 120_000)

    test('leaves none running when it is killed', async () => {
      const hub = await start()
      const postgres = await postgresOf(hub)
      hub.child.kill('SIGKILL')
      await until(async () => !isRunning(postgres), 'PostgreSQL to stop', 30_000)
    }, 120_000)

    test('logs a bug that nothing catches in one line, stops what it started, and exits with 1', async () => {
      const hub = await start({ NODE_OPTIONS: WITH_A_BUG })
      const postgres = await postgresOf(hub)
      hub.child.kill('SIGUSR2')
      expect(await ended(hub)).toBe(1)
      // Every line is one of the log: nothing else is printed, no stack over several lines.
      const lines = hub
        .errors()
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line))
      expect(lines.filter(({ level }) => level >= 50)).toMatchObject([
        { level: 60, err: { message: 'a bug' } },
      ])
      expect(isRunning(postgres)).toBe(false)
    }, 120_000)
  })

  test('waits for a database that is not there, and says so once, without its password', async () => {
    const port = await freePort()
    const hub = run({
      ...REAL_DIALPAD,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `postgres://hub:pass-of-the-test@127.0.0.1:${await freePort()}/hub`,
      DATA_DIR: await mkdtemp(join(import.meta.dirname, '../../../.trunkline/test-process-')),
    })
    const health = await until(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
      const body: any = await answer?.json()
      return body?.parts.start.failures >= 3 ? body : null
    }, 'the hub to have tried three times')
    expect(health).toMatchObject({ status: 'unavailable', parts: { start: { code: 'CONNECTION' } } })
    const lines = hub
      .errors()
      .split('\n')
      .filter(line => line.includes('"part":"start"'))
    expect(lines).toHaveLength(1)
    expect(hub.errors()).not.toMatch(/pass-of-the-test|\bat .*\.[jt]s:\d+/)
  }, 60_000)
})
