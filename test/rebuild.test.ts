import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packRawEvents } from '../packages/hub/src/ingest/packed-events.ts'
import { useTestDatabase } from '../packages/hub/test/support.ts'
import { createRandom } from '../packages/simulator/src/world/random.ts'
import { Arena } from './arena.ts'

const run = promisify(execFile)
const CLI = join(import.meta.dirname, '../packages/hub/src/cli/main.ts')
const SEED = 5

describe('rebuilding every table from the raw log', () => {
  const database = useTestDatabase()
  let arena: Arena
  let middle: Date

  beforeAll(async () => {
    arena = await Arena.open(database.url, SEED, async () => undefined)
    const random = createRandom(SEED)
    const faults = { reorder: 0.3, drop: 0.1, duplicate: 0.2 }
    for (let round = 0; round < 8; round++) {
      await arena.play(random, { calls: 8, faults, strikes: ['nothing'] })
      if (round === 3) {
        await arena.settled()
        middle = (await database.asOwner.query('select now() as now')).rows[0].now
      }
    }
    await arena.settled()
  })
  afterAll(async () => {
    await arena.close()
  })

  async function trunkline(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url }
    return run(process.execPath, [CLI, ...args], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      error => error,
    )
  }

  async function countCalls(schema = 'public'): Promise<number> {
    const { rows } = await database.asOwner.query(`select count(*)::int as count from ${schema}.calls`)
    return rows[0].count
  }

  test('gives exactly the live ones', async () => {
    expect(await countCalls()).toBeGreaterThan(30)
    const { code, stdout, stderr } = await trunkline('rebuild', '--dry-run')
    expect(stdout).toBe('The tables match the raw event log.\n')
    expect(stderr).toMatch(/100 % · (\d+) of \1 events/)
    expect(code).toBe(0)
  })

  test('shows first what differs, and then corrects it', async () => {
    const calls = await countCalls()
    await database.asOwner.query(`update calls set status = 'missed', talk_time_ms = 1 where call_id =
      (select call_id from calls where status = 'ended' and answered_at is not null limit 1)`)
    await database.asOwner.query(
      'delete from messages where message_id = (select min(message_id) from messages)',
    )
    await database.asOwner.query(`
      insert into contacts (app_id, contact_id, display_name, phones, emails, deleted, last_event_id)
      select app_id, 'nobody', 'Nobody', '{}', '{}', false, 1 from contacts limit 1`)
    const dry = await trunkline('rebuild', '--dry-run')
    expect(dry.code).toBe(3)
    expect(dry.stdout).toContain('calls: 1 different, 0 missing, 0 not in the log')
    expect(dry.stdout).toContain('messages: 0 different, 1 missing, 0 not in the log')
    expect(dry.stdout).toMatch(/contacts: 0 different, 0 missing, 1 not in the log\n {2}\S+ nobody/)
    expect(dry.stdout).toContain('Dry run: nothing was changed.')
    const asJson = await trunkline('rebuild', '--dry-run', '--json')
    expect(asJson.code).toBe(3)
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      dry_run: true,
      differences: expect.arrayContaining([
        expect.objectContaining({ table: 'messages', different: 0, missing: 1, not_in_log: 0 }),
      ]),
    })
    expect((await trunkline('rebuild')).stdout).toContain('The differences have been corrected.')
    expect((await trunkline('rebuild', '--dry-run')).stdout).toContain('The tables match the raw event log')
    expect(await countCalls()).toBe(calls)
  })

  test('reads the archive as well', async () => {
    // Today's events cannot be packed, but for the owner.
    const { rows: functions } = await database.asOwner.query(
      `select pg_get_functiondef('store_raw_event_block'::regproc) as text`,
    )
    await database.asOwner.query(functions[0].text.replace("- interval '1 day'", "+ interval '1 day'"))
    expect(await packRawEvents(database.tables.upkeep, new Date())).toBeGreaterThan(100)
    const { rows } = await database.asOwner.query('select count(*)::int as count from raw_events')
    expect(rows[0].count).toBe(0)
    expect((await trunkline('rebuild', '--dry-run')).stdout).toContain('The tables match the raw event log')
  })

  test('shows a past moment', async () => {
    const { stdout } = await trunkline('rebuild', '--as-of', middle.toISOString())
    expect(stdout).toContain(`Calls as of ${middle.toISOString()}:`)
    const then = await countCalls('as_of')
    expect(then).toBeGreaterThan(5)
    expect(then).toBeLessThan(await countCalls())
    const asJson = JSON.parse((await trunkline('rebuild', '--as-of', middle.toISOString(), '--json')).stdout)
    expect(asJson).toMatchObject({ as_of: middle.toISOString(), schema: 'as_of' })
    const total = Object.values<number>(asJson.calls).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(then)
  })

  test('says that there were no calls at a past moment before the first one', async () => {
    const { stdout } = await trunkline('rebuild', '--as-of', '2020-01-01T00:00:00Z')
    expect(stdout).toContain('Calls as of 2020-01-01T00:00:00.000Z:\n  none\n')
    expect(await countCalls('as_of')).toBe(0)
  })

  test.each([
    [
      ['rebuild', '--as-of', 'yesterday'],
      "error: option '--as-of <time>' argument 'yesterday' is invalid. Expected a timestamp, such as 2026-05-04T09:00:00Z.",
    ],
    [['rebiuld'], "error: unknown command 'rebiuld' (Did you mean rebuild?)"],
    [['rebuild', '--dri-run'], "error: unknown option '--dri-run' (Did you mean --dry-run?)"],
    [
      ['rebuild', '--dry-run', '--as-of', '2026-05-04'],
      "error: option '--as-of <time>' cannot be used with option '--dry-run'",
    ],
  ])('%j is answered in one line', async (args, message) => {
    const { code, stderr } = await trunkline(...args)
    expect(code).toBe(2)
    expect(stderr.trim()).toBe(message)
  })
})
