import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { startEmbeddedPostgres } from '../packages/hub/src/database/embedded/embedded.ts'
import { freePort } from '../packages/hub/test/support.ts'
import { HubProcess } from '../test/hub-process.ts'

const FOLDER = join(import.meta.dirname, '../.trunkline/bench')
const REQUESTS = 3_000
const CONCURRENCY = 8
/** What a request with a key may cost of the hub's processor, in ms. */
const LIMIT_MS = 1

/** What an authenticated request costs the hub. */
export async function benchRead(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const postgres = await startEmbeddedPostgres(FOLDER, pino({ level: 'error' }))
  const hub = new HubProcess(postgres.ownerUrl, await freePort())
  try {
    const apiKey = await hub.start()
    await askMany(hub.url, apiKey, REQUESTS / 3)
    const before = await cpuSeconds(hub.url)
    await askMany(hub.url, apiKey, REQUESTS)
    const perRequest = (((await cpuSeconds(hub.url)) - before) * 1_000) / REQUESTS
    console.log(
      `read: GET /api/calls/active with a key costs ${perRequest.toFixed(2)} ms of the hub's processor`,
    )
    console.log(`  ratio to the limit: ${(perRequest / LIMIT_MS).toFixed(2)}`)
  } finally {
    await hub.kill()
    await postgres.stop()
    await rm(FOLDER, { recursive: true, force: true })
  }
}

async function askMany(url: string, apiKey: string, count: number): Promise<void> {
  let left = count
  const ask = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${url}/api/calls/active`, { headers: { 'x-api-key': apiKey } })
      if (!answer.ok) throw new Error(`Answered with ${answer.status}`)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, ask))
}

async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1])
}
