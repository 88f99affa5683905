import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import pino from 'pino'
import { startEmbeddedPostgres } from '../packages/hub/src/database/embedded/embedded.ts'
import { freePort } from '../packages/hub/test/support.ts'
import { HubProcess } from '../test/hub-process.ts'

const FOLDER = join(import.meta.dirname, '../.trunkline/bench')
const CALLS = 1_000_000
const CONCURRENCY = 16
const REQUESTS = 800
/** What all but one request of a hundred may take, in ms. */
const LIMITS = { page: 10, text: 50 }

/** How long pages of a log of a million calls take, at its top and far down, and a search in it. */
export async function benchLists(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const log = pino({ level: 'error' })
  const postgres = await startEmbeddedPostgres(FOLDER, log)
  const hub = new HubProcess(postgres.ownerUrl, await freePort())
  try {
    const apiKey = await hub.start()
    await fill(postgres.ownerUrl)
    const ask = (path: string) => askHub(hub.url + path, apiKey)
    const get = (query: string) => ask(`/api/calls?${query}`)
    const middle = new Date(Date.now() - (CALLS / 2) * 60_000).toISOString()
    const deep = JSON.parse(await get(`limit=1&until=${middle}`)) as { next_cursor: string }
    console.log(`lists: ${CALLS} calls, ${CONCURRENCY} requests at once`)
    // What the machine makes of the simplest answer there is, asked for by the same process on the same cores.
    const bare = await measure(() => ask('/health/live'))
    console.log(
      `  an answer without a database: p50 ${bare.p50.toFixed(1)} ms, p99 ${bare.p99.toFixed(1)} ms`,
    )
    const top = await measure(() => get('limit=50'))
    report('the newest 50', top, LIMITS.page)
    const far = await measure(() => get(`limit=50&cursor=${deep.next_cursor}`))
    report('50 after half a million', far, LIMITS.page)
    console.log(`  ratio of far down to the top: ${(far.p50 / top.p50).toFixed(2)}`)
    let n = 0
    const byName = () => get(`limit=50&text=given${++n % 2_003}+family${n % 5_003}`)
    report('by given and family name', await measure(byName), LIMITS.text)
  } finally {
    agent.destroy()
    await hub.kill()
    await postgres.stop()
    await rm(FOLDER, { recursive: true, force: true })
  }
}

const agent = new Agent({ keepAlive: true })

/** By the plainest client there is: it runs on the cores of what it measures. */
async function askHub(url: string, apiKey: string): Promise<string> {
  const sent = request(url, { agent, headers: { 'x-api-key': apiKey } }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const body = await text(answer)
  if (answer.statusCode !== 200) throw new Error(`${url}: answered with ${answer.statusCode}`)
  return body
}

async function fill(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(
    `
      insert into calls (id, app_id, call_id, direction, status, external_number, internal_number, external_e164,
        contact_name, department, user_id, user_name, started_at, was_recorded, provisional, timeline, is_internal,
        is_transferred, participants, recap_purposes, recap_action_items, dispositions, labels, created_at, updated_at)
      select gen_random_uuid(), (select id from apps limit 1), 7200000000000000 + n,
        case n % 2 when 0 then 'inbound' else 'outbound' end, case n % 5 when 0 then 'missed' else 'ended' end,
        '+6149' || n % 30000, '+6125550' || n % 50, '+6149' || n % 30000,
        'Given' || n % 2003 || ' Family' || n % 5003, 'Department ' || n % 20, 5000 + n % 40, 'User ' || n % 40,
        now() - n * interval '1 minute', n % 7 = 0, false, '[]', false, false, '[]', '{}', '{}', '{}', '{}', now(),
        now() - n * interval '1 minute'
      from generate_series(1, $1::int) as n`,
    [CALLS],
  )
  await owner.query('vacuum analyze calls')
  await owner.end()
}

async function measure(ask: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const waits: number[] = []
  let left = REQUESTS * 1.25
  const lane = async () => {
    while (left-- > 0) {
      const begun = performance.now()
      await ask()
      // The first of them warm up.
      if (left < REQUESTS) waits.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.floor(waits.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

function report(what: string, { p50, p99 }: { p50: number; p99: number }, limit: number): void {
  const ratio = (p99 / limit).toFixed(2)
  console.log(
    `  ${what}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ratio of p99 to the limit ${ratio}`,
  )
}
