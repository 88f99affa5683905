import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grantAccess } from '../packages/hub/src/simulated/grant-access.ts'
import { answeredByDepartment, callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import {
  dialpadAt,
  freePort,
  INTERNAL_SECRET,
  startTestHub,
  type TestHub,
  until,
  useTestDatabase,
} from '../packages/hub/test/support.ts'
import { startTestSimulator, type TestSimulator } from '../packages/simulator/test/support.ts'

const PROJECT = join(import.meta.dirname, '..')
const run = promisify(execFile)

interface CodeBlock {
  readonly language: string
  readonly code: string
}

/** An example that runs, and what it has printed so far. */
interface Running {
  readonly child: ChildProcess
  output(): string
}

/** Makes files be written slowly: half of one first. */
const WRITES_SLOWLY = `--import=data:text/javascript,${encodeURIComponent(`
  import files from 'node:fs/promises'
  import { syncBuiltinESMExports } from 'node:module'
  import { setTimeout } from 'node:timers/promises'
  const { writeFile } = files
  files.writeFile = async (path, text) => {
    await writeFile(path, text.slice(0, text.length / 2))
    await setTimeout(500)
    await writeFile(path, text)
  }
  syncBuiltinESMExports()`)}`

describe('the README of the client', () => {
  const database = useTestDatabase()
  let simulator: TestSimulator
  let hub: TestHub
  let folder: string
  let examples: Map<string, string>
  let installation: string[]
  let ticking: NodeJS.Timeout
  const running: ChildProcess[] = []

  beforeAll(async () => {
    const readme = await readFile(join(PROJECT, 'packages/client/README.md'), 'utf8')
    const blocks: CodeBlock[] = Array.from(
      readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm),
      ([, language = '', code = '']) => ({ language, code }),
    )
    const codeIn = (language: string) => blocks.filter(one => one.language === language).map(one => one.code)
    installation = codeIn('sh')
    examples = new Map(codeIn('js').map(code => [/^\/\/ (\S+)$/m.exec(code)?.[1] ?? '', code]))
    folder = await mkdtemp(join(tmpdir(), 'trunkline-readme-'))
    simulator = await startTestSimulator('--no-traffic', '--client-id', 'client', '--client-secret', 'secret')
    ticking = setInterval(() => void simulator.dialpad.clock.advance(100), 20)
    const port = await freePort()
    const dialpad = dialpadAt(simulator.url, {
      redirectUri: `http://127.0.0.1:${port}/callback`,
      scopes: 'offline_access calls:list',
    })
    hub = await startTestHub(database.url, { port, dialpad })
  })
  afterAll(async () => {
    clearInterval(ticking)
    await hub.stop()
    await simulator.stop()
    await rm(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill()
      await once(child, 'exit')
    }
  })

  function start(example: string, variables: Record<string, string> = {}): Running {
    const { PATH } = process.env
    const env = { PATH, TRUNKLINE_URL: hub.url, TRUNKLINE_API_KEY: hub.apiKey, ...variables }
    const child = spawn(process.execPath, [example], { cwd: folder, env })
    running.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        output += data
      })
    }
    return { child, output: () => output }
  }

  const printed = ({ output }: Running, text: string | RegExp) =>
    until(
      async () => (typeof text === 'string' ? output().includes(text) : text.test(output())),
      `${text}`,
    ).catch(error => {
      throw new Error(`${error.message}, but the example printed: ${output()}`)
    })

  async function finish(example: Running): Promise<string> {
    const [code] = await once(example.child, 'close')
    expect([code, example.output()]).toEqual([0, example.output()])
    return example.output()
  }

  test('has an install line that works today: pack, then install', async () => {
    const [pack = '', install = ''] = installation
    // The dependency comes from this checkout, so that the test needs no registry.
    const overrides = { 'eventsource-parser': `file:${PROJECT}/node_modules/eventsource-parser` }
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', overrides }))
    await run('sh', ['-c', pack], {
      cwd: PROJECT,
      env: { ...process.env, npm_config_pack_destination: folder },
    })
    await run('sh', ['-c', install], { cwd: folder, env: { ...process.env, npm_config_offline: 'true' } })
    expect(await readdir(join(folder, 'node_modules/@trunkline/client'))).toEqual(
      expect.arrayContaining(['dist', 'package.json', 'README.md']),
    )
    for (const [name, code] of examples) await writeFile(join(folder, name), code)
  }, 60_000)

  test('has examples that a strict TypeScript compiler accepts as they are', async () => {
    const compilerOptions = {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      exactOptionalPropertyTypes: true,
      allowJs: true,
      checkJs: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [join(PROJECT, 'node_modules/@types')],
    }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.js'] }))
    const tsc = join(PROJECT, 'node_modules/typescript/bin/tsc')
    const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch(error => error)
    expect(stdout).toBe('')
  }, 60_000)

  test('has examples that run as written: the status, calls, errors', async () => {
    expect(await finish(start('status.js'))).toBe(
      `Connect at ${hub.url}/auth/dialpad/connect?app_id=${hub.appId}\n`,
    )
    for (const event of answeredByDepartment()) await hub.deliver(event)
    await hub.deliver(callEvent({ call_id: 7_600_000_000_000_001 }))
    await hub.deliver(callEvent({ call_id: 7_600_000_000_000_002, state: 'missed', date_ended: Date.now() }))
    await until(async () => (await hub.get('/api/calls?status=missed')).body.total === 1, 'the missed call')
    const lines = (await finish(start('calls.js'))).split('\n')
    expect(lines).toContain('Active: John Smith (ringing)')
    expect(lines).toContain('Missed calls: 1, of which 1 on this page')
    expect(lines).toContainEqual(expect.stringMatching(/^Found: 2026-\S+ John Smith 60 s$/))
    expect(await finish(start('errors.js'))).toBe('404 NOT_FOUND\n')
  }, 60_000)

  test('has examples that run as written: the feed, which resumes where it stopped, and voicemails', async () => {
    const feed = start('feed.js', { NODE_OPTIONS: WRITES_SLOWLY })
    const voicemails = start('voicemails.js')
    await printed(feed, 'Caught up')
    await hub.deliver(callEvent({ call_id: 7_600_000_000_000_003 }))
    await printed(feed, 'Ringing: John Smith → ')
    // Whenever it is stopped, the file that it leaves behind is whole.
    const saved = () => readFile(join(folder, 'cursor.json'), 'utf8').catch(() => null)
    const first = await until(async () => await saved().then(text => text !== null && [text]), 'a cursor')
    feed.child.kill()
    expect(JSON.parse(first[0] ?? '')).toMatchObject({
      since: expect.any(Number),
      feedId: expect.any(String),
    })
    const at = Date.parse('2026-03-02T02:00:00Z')
    const ended = { date_connected: at, date_ended: at + 9_000, event_timestamp: at + 9_000 }
    await hub.deliver(callEvent({ call_id: 7_600_000_000_000_003, state: 'hangup', ...ended }))
    await printed(start('feed.js'), /^Ended: 7600000000000003 after 9000 ms$/m)
    for (const event of ['ringing', 'voicemail', 'voicemail_uploaded']) {
      await hub.deliver(
        callEvent({
          call_id: 7_600_000_000_000_004,
          state: event,
          voicemail_link: event === 'voicemail_uploaded' ? 'https://dialpad.example/v/1' : null,
          event_timestamp: at,
        }),
      )
    }
    await printed(voicemails, 'Task: call back John Smith. No transcript yet.')
  }, 60_000)

  test('has examples that run as written: webhook endpoints, and a webhook that is verified', async () => {
    const port = await freePort()
    const created = await fetch(`${hub.url}/api/webhook-endpoints`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ url: `http://127.0.0.1:${port}/` }),
    })
    const { secret } = (await created.json()) as { secret: string }
    expect(await finish(start('endpoints.js'))).toMatch(/^Endpoint: http\S+ with 0 deliveries$/m)
    const receiver = start('webhooks.js', { WEBHOOK_SECRET: secret, PORT: String(port) })
    const url = `http://127.0.0.1:${port}/`
    const forged = await until(
      () => fetch(url, { method: 'POST', body: '{}' }).catch(() => null),
      'the server',
    )
    expect(forged.status).toBe(400)
    await hub.deliver(callEvent({ call_id: 7_600_000_000_000_005 }))
    await printed(receiver, "type: 'call.ring'")
  }, 60_000)

  test('has examples that run as written: a call that is placed and followed to its end', async () => {
    await grantAccess(hub.url, hub.appId, INTERNAL_SECRET)
    expect(await finish(start('status.js'))).toBe('Connected to Dialpad\n')
    const userId = simulator.dialpad.company.users[0]?.id
    const placing = start('place-call.js', { DIALPAD_USER_ID: String(userId), CALLEE: '+61491570157' })
    await printed(placing, 'call.ring')
    const { body } = await hub.get('/api/calls?number=%2B61491570157')
    const hungUp = await fetch(`${hub.url}/api/calls/${body.calls[0].id}/hangup`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey },
    })
    expect(hungUp.status).toBe(202)
    expect(await finish(placing)).toMatch(/^call\.ended$/m)
  }, 60_000)
})
