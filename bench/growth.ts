import { drive } from './drive.ts'
import { Traffic } from './events.ts'
import { growTo } from './grow.ts'
import { ratios } from './ingest.ts'
import { sendAll } from './load.ts'
import type { Cpu, Report } from './report.ts'
import { Bare, cpuBetween, SECRET, UnderTest } from './under-test.ts'

/** Calls whose events are sent as Dialpad would; the rest are copies of them. */
const SEED_EVENTS = 20_000
const APPLIED_EVENTS = 10_000
const CONNECTIONS = 16

/**
 * Applying, lists, search and active calls with more and more calls in the database; lists are measured against a bare
 * Fastify route that answers with the same page from memory.
 */
export async function benchGrowth(report: Report): Promise<void> {
  const traffic = new Traffic(SECRET)
  const under = await UnderTest.start('growth', report.options)
  const bare = await Bare.start()
  try {
    await flood(under, await traffic.take(SEED_EVENTS))
    for (const size of report.options.sizes) {
      // Restarted between sizes, because feeds that are kept in memory would not know of the copies.
      await under.stopHub()
      await growTo(under, size)
      await under.startHub()
      const what = `${size.toLocaleString('en')} calls`
      await measureApplying(report, under, what, traffic)
      await measureReading(report, under, bare, what)
      await reportBytes(report, under, what)
      await under.stopHub()
      await measurePacking(report, under, what)
      await reportBytes(report, under, `${what}, raw events packed`)
    }
  } finally {
    await bare.stop()
    await under.stop()
  }
}

/** @returns in s, until all of them are applied */
async function flood(under: UnderTest, bodies: readonly string[]): Promise<number> {
  const begun = performance.now()
  await sendAll({ port: under.port, path: '/webhooks/dialpad', bodies, connections: 64 })
  await under.applied()
  return (performance.now() - begun) / 1_000
}

async function measureApplying(
  report: Report,
  under: UnderTest,
  what: string,
  traffic: Traffic,
): Promise<void> {
  // The first of them warm up.
  await flood(under, await traffic.take(APPLIED_EVENTS))
  await under.forgetStatements()
  const rates: number[] = []
  const spent: Cpu[] = []
  for (let round = 0; round < (report.options.quick ? 1 : 3); round++) {
    const events = await traffic.take(APPLIED_EVENTS)
    const before = await under.cpu()
    rates.push(events.length / (await flood(under, events)))
    spent.push(cpuBetween(before, await under.cpu(), events.length))
  }
  report.rounds(`${what}: stored and applied`, 'events/s', rates, spent)
  report.statements(`${what}, storing and applying`, await under.statements())
}

async function measureReading(report: Report, under: UnderTest, bare: Bare, what: string): Promise<void> {
  const headers = { 'x-api-key': under.apiKey }
  const get = async (path: string) => {
    const answer = await fetch(under.url + path, { headers })
    if (!answer.ok) throw new Error(`${path}: answered with ${answer.status}`)
    return (await answer.json()) as { next_cursor?: string }
  }
  const middle = await under.query<{ at: Date }>(
    'select started_at as at from calls order by started_at desc offset (select count(*) / 2 from calls) limit 1',
  )
  const deep = await get(`/api/v1/calls?limit=1&until=${middle[0]?.at.toISOString()}`)
  bare.show(await get('/api/v1/calls?limit=50'))
  const words = Array.from(
    { length: 2_003 },
    (_, n) => `/api/v1/calls?limit=50&text=given${n}+family${n % 53}`,
  )
  const lists = {
    'newest 50': ['/api/v1/calls?limit=50'],
    '50 from the middle': [`/api/v1/calls?limit=50&cursor=${deep.next_cursor}`],
    'newest 50 at the older address': ['/api/calls?limit=50'],
    'search for two names': words,
    'active calls': ['/api/v1/calls/active?limit=50'],
  }
  const [rounds, seconds] = report.options.quick ? [1, 1] : [3, 2]
  const hit = (port: number, paths: readonly string[]) =>
    drive({
      port,
      headers,
      requests: paths.map(path => ({ path })),
      connections: CONNECTIONS,
      seconds,
      repeats: true,
    })
  await hit(bare.port, ['/page'])
  for (const [name, paths] of Object.entries(lists)) {
    const seen = { bare: [] as number[], hub: [] as number[], p99: [] as number[] }
    const spent = { bare: [] as Cpu[], hub: [] as Cpu[] }
    await hit(under.port, paths)
    await under.forgetStatements()
    for (let round = 0; round < rounds; round++) {
      const beforeBare = await bare.cpu()
      const fromBare = await hit(bare.port, ['/page'])
      spent.bare.push(cpuBetween(beforeBare, await bare.cpu(), fromBare.answered))
      const before = await under.cpu()
      const fromHub = await hit(under.port, paths)
      spent.hub.push(cpuBetween(before, await under.cpu(), fromHub.answered))
      seen.bare.push(fromBare.perSecond)
      seen.hub.push(fromHub.perSecond)
      seen.p99.push(fromHub.p99)
    }
    if (name === 'newest 50')
      report.rounds(`${what}: bare, the same page from memory`, 'answers/s', seen.bare, spent.bare)
    report.rounds(`${what}: ${name}`, 'answers/s', seen.hub, spent.hub)
    report.rounds(`${what}: ${name}, p99 with ${CONNECTIONS} at once`, 'ms', seen.p99)
    report.rounds(`${what}: ${name}, ratio to bare`, '', ratios(seen.hub, seen.bare))
    report.statements(`${what}, ${name}`, await under.statements())
  }
}

/** What happens to raw events after the days for which they are kept as they are. */
async function measurePacking(report: Report, under: UnderTest, what: string): Promise<void> {
  const begun = performance.now()
  const packed = await under.packRawEvents()
  const seconds = (performance.now() - begun) / 1_000
  report.figure({ what: `${what}: raw events packed`, unit: 'events/s', value: packed / seconds })
}

async function reportBytes(report: Report, under: UnderTest, what: string): Promise<void> {
  const [{ calls = 1 } = {}] = await under.query<{ calls: number }>(
    'select count(*)::int as calls from calls',
  )
  const tables = await under.query<{ name: string; bytes: string }>(
    `select coalesce(parent.relname, t.relname) as name, sum(pg_total_relation_size(t.oid)) as bytes
     from pg_class t
     left join pg_inherits on inhrelid = t.oid
     left join pg_class parent on parent.oid = inhparent
     where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
       -- It has what this benchmark read, not what it stored.
       and t.relname not like 'audit_log%'
     group by 1 having sum(pg_total_relation_size(t.oid)) > 4 * 1024 * 1024 order by 2 desc`,
  )
  const total = tables.reduce((sum, { bytes }) => sum + Number(bytes), 0)
  for (const { name, bytes } of [...tables, { name: 'all of these tables', bytes: String(total) }]) {
    const megabytes = Number(bytes) / 1024 / 1024
    report.figure({
      what: `${what}: ${name} (${Math.round(Number(bytes) / calls)} bytes a call)`,
      unit: 'MB',
      value: megabytes,
    })
  }
}
