import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { signToken } from '@trunkline/dialpad'
import pino from 'pino'
import { ensureFirstApp } from '../packages/hub/src/access/apps.ts'
import { openDatabase } from '../packages/hub/src/database/database.ts'
import { startEmbeddedPostgres } from '../packages/hub/src/database/embedded/embedded.ts'
import { migrate } from '../packages/hub/src/database/migrate.ts'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { sendAll } from './load.ts'

const EVENTS = 40_000
const WARM_UP = 20_000
const CONNECTIONS = 128
const ROUNDS = 3
const SECRET = 'secret of the bench'
const FOLDER = join(import.meta.dirname, '../.trunkline/bench')

type Mode = 'durable' | 'unstored'

/** Signed events of about 1.6 KB, all different. */
function makeTokens(count: number, round: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    signToken(
      JSON.stringify(
        callEvent({
          call_id: 6_000_000_000_000_000 + round * 1_000_000 + index,
          company_call_review_share_link: 'x'.repeat(400),
        }),
      ),
      SECRET,
    ),
  )
}

async function measure(databaseUrl: string, mode: Mode, round: number): Promise<number> {
  const server = fork(join(import.meta.dirname, 'ingest-server.ts'), [databaseUrl, SECRET, mode])
  const [port] = await once(server, 'message')
  const tokens = makeTokens(WARM_UP + EVENTS, round)
  const send = (bodies: readonly string[]) =>
    sendAll({ port: port as number, path: '/webhooks/dialpad', bodies, connections: CONNECTIONS })
  await send(tokens.slice(0, WARM_UP))
  const rate = await send(tokens.slice(WARM_UP))
  server.disconnect()
  await once(server, 'exit')
  return rate
}

const median = (rates: readonly number[]): number =>
  rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0

/** Durable webhook ingest (answered after commit, fsync on) against the same server without storage. */
export async function benchIngest(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const log = pino({ level: 'error' })
  const postgres = await startEmbeddedPostgres(FOLDER, log)
  try {
    await migrate(postgres.ownerUrl)
    const database = openDatabase(postgres.hubUrl, log)
    await ensureFirstApp(database.own)
    await database.close()
    const rates: Record<Mode, number[]> = { durable: [], unstored: [] }
    for (let round = 0; round < ROUNDS; round++) {
      for (const mode of ['unstored', 'durable'] as const) {
        rates[mode].push(await measure(postgres.hubUrl, mode, round))
      }
    }
    const [durable, unstored] = [median(rates.durable), median(rates.unstored)]
    console.log(`ingest: ${Math.round(durable)} durable events/s, ${Math.round(unstored)} without storage`)
    console.log(
      `ingest: ratio ${(durable / unstored).toFixed(2)} (median of ${ROUNDS} rounds of ${EVENTS} events)`,
    )
  } finally {
    await postgres.stop()
    await rm(FOLDER, { recursive: true, force: true })
  }
}
