import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, startTestHub, type TestHub, until, useTestDatabase } from '../packages/hub/test/support.ts'

const CLI = join(import.meta.dirname, '../packages/hub/src/cli/main.ts')
const run = promisify(execFile)

/** Every command, and an example in its help. */
const EXAMPLES = [
  ['', 'help keys'],
  ['status', 'status --json'],
  ['doctor', 'doctor'],
  ['apps', 'apps create "My CRM"'],
  ['apps list', 'apps list --json'],
  ['apps create', 'apps create "My CRM"'],
  ['apps activate', 'apps activate "My CRM"'],
  ['apps deactivate', 'apps deactivate "My CRM"'],
  ['apps delete', 'apps delete "My CRM"'],
  ['connect', 'connect "My CRM"'],
  ['disconnect', 'disconnect "My CRM"'],
  ['jobs', 'jobs retry 42'],
  ['jobs list', 'jobs list --state failed'],
  ['jobs retry', 'jobs retry 42'],
  ['keys', 'keys rotate "My CRM" --grace 24h'],
  ['keys list', 'keys list "My CRM" --json'],
  ['keys create', 'keys create "My CRM" dashboard --scopes read,write --days 90'],
  ['keys rotate', 'keys rotate "My CRM" --name dashboard --grace 24h'],
  ['keys revoke', 'keys revoke "My CRM" 0f8b6c1e-4d2a-4c57-9a3e-6b1d5f7e2c90'],
  ['rebuild', 'rebuild --dry-run'],
] as const

describe('the command line', () => {
  const database = useTestDatabase()
  let hub: TestHub
  let environment: NodeJS.ProcessEnv

  beforeAll(async () => {
    const port = await freePort()
    hub = await startTestHub(database.url, { port })
    environment = {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      PORT: String(port),
      PUBLIC_URL: hub.url,
      SIMULATOR_PORT: String(await freePort()),
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      INTERNAL_API_SECRET: 'secret',
    }
  })
  afterAll(async () => {
    await hub.stop()
  })

  async function trunkline(...args: string[]): Promise<{ code: number; output: string; complaint: string }> {
    const child = run(process.execPath, [CLI, ...args], { env: environment })
    return child.then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout, complaint: stderr }),
      error => ({ code: error.code, output: error.stdout, complaint: error.stderr }),
    )
  }

  test('creates apps and keys that work at once, and removes them', async () => {
    const made = (await trunkline('apps', 'create', 'My CRM')).output
    const apiKey = /API key: (tl_\w+)/.exec(made)?.[1] ?? ''
    expect((await hub.get('/status', apiKey)).status).toBe(200)
    expect((await trunkline('apps')).output).toMatch(/active {2}not connected {2}My CRM/)
    const rotated = (await trunkline('keys', 'rotate', 'My CRM', '--grace', '1h')).output
    const next = /(tl_\w{49})/.exec(rotated)?.[1] ?? ''
    expect([(await hub.get('/status', apiKey)).status, (await hub.get('/status', next)).status]).toEqual([
      200, 200,
    ])
    await trunkline('keys', 'create', 'My CRM', 'dash', '--scopes', 'read', '--days', '90')
    const keys = (await trunkline('keys', 'My CRM')).output
    expect(keys).toMatch(/dash {5}read {14}/)
    expect(keys).not.toContain(next)
    const { output: links } = await trunkline('connect', 'My CRM')
    expect(links).toContain(`${hub.url}/auth/dialpad/connect?app_id=`)
    expect(links).toMatch(/\/connect#[\w-]{43}$/m)
    expect(await trunkline('apps', 'delete', 'My CRM')).toMatchObject({
      code: 1,
      complaint: 'Deactivate the app first: deleting it also deletes its data\n',
    })
    await trunkline('apps', 'deactivate', 'My CRM')
    expect((await hub.get('/status', next)).status).toBe(403)
    expect((await trunkline('apps', 'delete', 'My CRM')).code).toBe(0)
  }, 60_000)

  test('reports the status, problems, and how to fix them', async () => {
    const status = (await trunkline('status')).output
    expect(status).toContain(`Hub: running at ${hub.url}`)
    expect(status).toMatch(/Events: 0 pending/)
    const { code, output } = await trunkline('doctor')
    expect(code).toBe(1)
    expect(output).toContain('✓ The database is reachable and up to date')
    expect(output).toContain(`✓ ${hub.url}/webhooks/dialpad reaches the hub`)
    expect(output).toMatch(/✗ http:\/\/localhost:\d+ is not responding\n {4}Check outgoing connections/)
    expect(output).toMatch(
      /✗ First app: The app is not connected to Dialpad\n {4}Connect it: sign in as an administrator, then open http/,
    )
    const reachable = environment
    environment = { ...environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect((await trunkline('doctor')).output).toMatch(
      /✗ Cannot connect to the database\n {4}Check DATABASE_URL/,
    )
    environment = reachable
  }, 60_000)

  test('--json prints one JSON document', async () => {
    const json = async (...args: string[]) => JSON.parse((await trunkline(...args, '--json')).output)
    const status = await json('status')
    expect(status).toMatchObject({
      hub: { running: true, url: hub.url },
      dialpad: { url: null },
      events: { pending: 0, failed: 0, unassigned: 0 },
      apps: [{ name: 'First app', active: true, connected: false, last_event_at: null }],
    })
    const [app] = status.apps
    expect((await json('apps')).apps).toMatchObject([{ app_id: app.app_id, name: 'First app', active: true }])
    expect(await json('apps', 'list')).toEqual(await json('apps'))
    const { keys } = await json('keys', 'list', 'First app')
    expect(keys).toMatchObject([{ name: 'default', scopes: ['read', 'write', 'content', 'admin'] }])
    expect(await json('keys')).toEqual({ keys })
    const { healthy, findings } = await json('doctor')
    expect(healthy).toBe(false)
    expect(findings).toContainEqual({ what: 'The database is reachable and up to date', advice: null })
    expect(findings).toContainEqual({
      what: 'First app: The app is not connected to Dialpad',
      advice: expect.stringContaining(app.app_id),
    })
  }, 60_000)

  test.each(EXAMPLES)(
    '%s --help shows its usage and an example, without a database',
    async (command, example) => {
      const words = command.split(' ').filter(word => word !== '')
      const { code, output, complaint } = await trunkline(...words, '--help')
      expect([code, complaint]).toEqual([0, ''])
      expect(output).toMatch(new RegExp(`^Usage: npm run trunkline -- ${command}`))
      expect(output).toContain(`\n  npm run trunkline -- ${example}\n`)
      // No colours in a pipe.
      expect(output).not.toContain('\x1b')
    },
  )

  test('every command that help lists is among those whose help is checked', async () => {
    const listed = async (...group: string[]) => {
      const { output } = await trunkline(...group, '--help')
      const [, commands = ''] = /\nCommands:\n(.*?)\n\n/s.exec(output) ?? []
      const names = Array.from(commands.matchAll(/^ {2}([a-z]+) /gm), ([, name]) => name)
      return names.filter(name => name !== 'help').map(name => [...group, name].join(' '))
    }
    const names = [
      '',
      ...(await listed()),
      ...(await listed('apps')),
      ...(await listed('jobs')),
      ...(await listed('keys')),
    ]
    expect(names.sort()).toEqual(EXAMPLES.map(([command]) => command).sort())
  })

  test('shows help without a command, and its version', async () => {
    const { code, output } = await trunkline()
    expect(code).toBe(0)
    for (const name of ['status', 'doctor', 'apps', 'connect', 'disconnect', 'jobs', 'keys', 'rebuild'])
      expect(output).toMatch(new RegExp(`\n  ${name} `))
    expect(await trunkline('help')).toEqual({ code, output, complaint: '' })
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'))
    expect(await trunkline('--version')).toEqual({ code: 0, output: `${version}\n`, complaint: '' })
  })

  test.each([
    ['nonsense', "unknown command 'nonsense'"],
    ['statsu', "unknown command 'statsu' (Did you mean status?)"],
    [
      'apps nonsense',
      "unknown command 'apps nonsense'. Allowed choices are list, create, activate, deactivate, delete.",
    ],
    [
      'jobs retry x',
      "command-argument value 'x' is invalid for argument 'job'. Expected the id of a job, as \"jobs list\" shows it.",
    ],
    ['keys creat x y', "unknown command 'keys creat'. Allowed choices are list, create, rotate, revoke."],
    ['apps create', "missing required argument 'name'"],
    ['disconnect', "missing required argument 'app'"],
    ['status x', "too many arguments for 'status'. Expected 0 arguments but got 1."],
    ['status --jsno', "unknown option '--jsno' (Did you mean --json?)"],
    [
      'keys rotate --grace x',
      "option '--grace <duration>' argument 'x' is invalid. Expected a duration, such as 24h.",
    ],
    [
      'keys create x y --days 0',
      "option '--days <days>' argument '0' is invalid. Expected a whole number of days, such as 90.",
    ],
    [
      'keys create x y --scopes read,all',
      "option '--scopes <scopes>' argument 'read,all' is invalid. Expected a comma-separated list of read, write, content, admin.",
    ],
    [
      'keys revoke x y',
      "command-argument value 'y' is invalid for argument 'key'. Expected a key id, as \"keys list\" shows it.",
    ],
  ])('rejects "%s" in one line, with exit code 2', async (line, message) => {
    expect(await trunkline(...line.split(' '))).toEqual({
      code: 2,
      output: '',
      complaint: `error: ${message}\n`,
    })
  })

  test('lists jobs, and retries one that failed', async () => {
    await database.asOwner.query(
      `select graphile_worker.add_job('pull-contacts', json_build_object('appId', $1::text),
        run_at => now() + interval '1 hour', job_key => 'of the test')`,
      [hub.appId],
    )
    const [job] = JSON.parse((await trunkline('jobs', '--json')).output).jobs
    expect(job).toMatchObject({ name: 'pull-contacts', key: 'of the test', state: 'waiting' })
    expect(await trunkline('jobs', 'retry', job.job_id)).toMatchObject({
      code: 1,
      complaint: 'Only a job that failed and is not running can be retried\n',
    })
    await database.asOwner.query(
      "select graphile_worker.permanently_fail_jobs(array[$1::bigint], 'no\nanswer')",
      [job.job_id],
    )
    expect((await trunkline('jobs', 'list', '--state', 'failed')).output).toMatch(
      /^JOB .*\n\d+ +failed +25\/25 +- +of the test +no answer\n$/,
    )
    expect((await trunkline('jobs', 'list', '--state', 'waiting')).output).not.toContain('of the test')
    expect((await trunkline('jobs', 'retry', job.job_id)).output).toContain('will be retried')
    // The app is not connected, so there is nothing to do.
    await until(
      async () => !(await trunkline('jobs')).output.includes('of the test'),
      'the hub to run the job',
    )
  }, 60_000)

  test('reports failures in one line, with exit code 1', async () => {
    const failure = (complaint: string) => ({ code: 1, output: '', complaint: `${complaint}\n` })
    expect(await trunkline('keys', 'Nobody')).toEqual(failure('App not found: Nobody'))
    expect(await trunkline('apps', 'delete', 'First app')).toEqual(
      failure('Deactivate the app first: deleting it also deletes its data'),
    )
    const env = { ...environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const away = await run(process.execPath, [CLI, 'status', '--json'], { env }).catch(error => error)
    expect([away.code, away.stdout, away.stderr]).toEqual([
      1,
      '',
      'Cannot connect to the database: check DATABASE_URL or the DB_ variables (run doctor for details)\n',
    ])
  }, 60_000)
})
