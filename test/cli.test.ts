import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type FreshDatabase,
  freePort,
  freshDatabase,
  startTestHub,
  type TestHub,
} from '../packages/hub/test/support.ts'

const CLI = join(import.meta.dirname, '../packages/hub/src/cli/main.ts')
const run = promisify(execFile)

describe('the command line', () => {
  let database: FreshDatabase
  let hub: TestHub
  let environment: NodeJS.ProcessEnv

  beforeAll(async () => {
    database = await freshDatabase()
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
    await database.drop()
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
    expect((await trunkline('connect', 'My CRM')).output).toContain(`${hub.url}/auth/dialpad/connect?app_id=`)
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

  test('rejects invalid arguments in one line', async () => {
    const refused = async (...args: string[]) => {
      const { code, complaint } = await trunkline(...args)
      expect(code).toBe(1)
      return complaint
    }
    expect(await refused('nonsense')).toBe('Unknown command: nonsense (see npm run trunkline -- help)\n')
    expect(await refused('apps', 'nonsense')).toBe('Unknown command: apps nonsense\n')
    expect(await refused('keys', 'rotate', '--grace', 'x')).toBe(
      '--grace: "x" is not a valid duration, such as 24h\n',
    )
    expect(await refused('keys', 'revoke', 'First app', 'x')).toBe(
      'keys revoke: "x" is not a key id (see keys First app)\n',
    )
    expect(await refused('disconnect')).toBe('disconnect: APP is missing\n')
    expect(await refused('--nonsense')).toBe("Unknown option '--nonsense'\n")
  }, 60_000)
})
