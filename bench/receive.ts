import { drive } from './drive.ts'
import { Traffic } from './events.ts'
import { ratios } from './ingest.ts'
import { type Cpu, median, type Report } from './report.ts'
import { Bare, cpuBetween, SECRET, UnderTest } from './under-test.ts'

const CONNECTIONS = 128
const MOST_PER_SECOND = 30_000
const headers = { 'content-type': 'application/jwt' }

/**
 * What it costs the hub's HTTP server to receive events, without storing them and with, against a bare Fastify route.
 * Nothing is applied. Rounds of the three alternate.
 */
export async function benchReceive(report: Report): Promise<void> {
  const [rounds, seconds] = report.options.quick ? [2, 2] : [5, 3]
  const traffic = new Traffic(SECRET)
  const under = await UnderTest.start('receive', report.options)
  await under.stopHub()
  const servers = {
    bare: await Bare.start(),
    unstored: await under.startReceiving('unstored'),
    stored: await under.startReceiving('stored'),
  }
  const seen = {
    bare: { rates: [] as number[], cpu: [] as Cpu[] },
    unstored: { rates: [] as number[], cpu: [] as Cpu[] },
    stored: { rates: [] as number[], cpu: [] as Cpu[] },
  }
  try {
    const some = await traffic.take(5_000)
    for (let round = -1; round < rounds; round++) {
      for (const name of ['bare', 'unstored', 'stored'] as const) {
        const server = servers[name]
        const isStored = name === 'stored'
        const bodies = isStored ? await traffic.take(MOST_PER_SECOND * (round < 0 ? 1 : seconds)) : some
        const path = name === 'bare' ? '/webhook' : '/webhooks/dialpad'
        const before = await server.cpu()
        const driven = await drive({
          port: server.port,
          headers,
          requests: bodies.map(body => ({ path, body })),
          connections: CONNECTIONS,
          seconds: round < 0 ? 1 : seconds,
          repeats: !isStored,
        })
        if (isStored) traffic.putBack(bodies.slice(driven.answered + 2 * CONNECTIONS))
        if (round < 0) continue
        const cpu = cpuBetween(before, await server.cpu(), driven.answered)
        seen[name].rates.push(driven.perSecond)
        seen[name].cpu.push(isStored ? cpu : { ...cpu, postgres: null })
      }
      if (round < 0) await under.forgetStatements()
    }
    report.rounds('bare route: verified and parsed', 'events/s', seen.bare.rates, seen.bare.cpu)
    for (const name of ['unstored', 'stored'] as const) {
      report.rounds(`hub: ${name}`, 'events/s', seen[name].rates, seen[name].cpu)
      report.rounds(`ratio ${name} / bare`, '', ratios(seen[name].rates, seen.bare.rates))
      report.figure({
        what: `ratio of the processor time of bare / ${name}`,
        unit: '',
        value:
          median(seen.bare.cpu.map(({ hub }) => hub ?? 0)) /
          median(seen[name].cpu.map(({ hub }) => hub ?? 0)),
      })
    }
    report.statements('storing only', await under.statements())
  } finally {
    await Promise.all(Object.values(servers).map(server => server.stop()))
    await under.stop()
  }
}
