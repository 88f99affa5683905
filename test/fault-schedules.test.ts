import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../packages/hub/src/database/embedded/embedded.ts'
import { useTestDatabase } from '../packages/hub/test/support.ts'
import { createRandom, type Random } from '../packages/simulator/src/world/random.ts'
import { Arena, ONLOOKER, type Schedule } from './arena.ts'

/** More by a flag: SCHEDULES=1000 SCHEDULES_SEED=7 npx vitest run fault-schedules */
const SCHEDULES = Number(process.env.SCHEDULES ?? 100)
const SEED = Number(process.env.SCHEDULES_SEED ?? Date.now() % 1_000_000)

function drawSchedule(random: Random): Schedule {
  const chance = (most: number) => (random.chance(0.5) ? random.integer(0, most * 100) / 100 : 0)
  return {
    calls: random.integer(2, 6),
    faults: {
      drop: chance(0.3),
      duplicate: chance(0.5),
      reorder: chance(0.5),
      delayMs: random.integer(0, 3_000),
    },
    strikes: Array.from({ length: random.integer(3, 5) }, () =>
      random.weighted({ nothing: 6, 'kill the hub': 1, 'lose the database': 2 }),
    ),
  }
}

describe(`${SCHEDULES} random schedules of faults, from seed ${SEED}`, () => {
  const database = useTestDatabase()
  let arena: Arena

  /** Cuts every connection of the hub to its database at once. */
  async function cutConnections(): Promise<void> {
    const superuser = new pg.Client({ connectionString: inject('superuserUrl') })
    await superuser.connect()
    await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name <> $2`,
      [new URL(database.url).pathname.slice(1), ONLOOKER],
    )
    await superuser.end()
  }

  beforeAll(async () => {
    arena = await Arena.open(database.url, SEED, cutConnections)
  })
  afterAll(async () => {
    await arena.close()
  })

  test('afterwards the hub knows what really happened, of all that it ever answered with 200', async () => {
    for (let index = 0; index < SCHEDULES; index++) {
      const random = createRandom(SEED + index)
      const schedule = drawSchedule(random)
      const since = arena.now()
      try {
        await arena.play(random, schedule)
        await arena.settled()
        await arena.expectTruth(since)
      } catch (error) {
        console.error(`Schedule ${index} of seed ${SEED}:`, JSON.stringify(schedule))
        throw error
      }
    }
  }, 3_600_000)
})

describe('when PostgreSQL itself is killed in the middle of load', () => {
  const folder = join(import.meta.dirname, '../.trunkline/test-killed-')
  let place: string
  let postgres: EmbeddedPostgres
  let arena: Arena

  async function killPostgres(): Promise<void> {
    const pid = Number((await readFile(join(postgres.dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0])
    process.kill(pid, 'SIGKILL')
  }

  beforeAll(async () => {
    place = await mkdtemp(folder)
    postgres = await startEmbeddedPostgres(place, pino({ level: 'silent' }))
    arena = await Arena.open(postgres.ownerUrl, SEED, killPostgres)
  })
  afterAll(async () => {
    await arena?.close()
    await postgres?.stop()
    await rm(place, { recursive: true, force: true })
  })

  test('it comes back by itself, and nothing that was answered with 200 is lost', async () => {
    const since = arena.now()
    const schedule: Schedule = { calls: 8, faults: {}, strikes: ['nothing', 'lose the database', 'nothing'] }
    await arena.play(createRandom(SEED), schedule)
    await arena.settled()
    const { events } = arena.simulator.dialpad.ledger
    expect(events.some(({ attempts }) => attempts.some(({ status }) => status !== 200))).toBe(true)
    await arena.reconnect()
    await arena.expectTruth(since)
  }, 120_000)
})
