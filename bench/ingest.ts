import { type Driven, drive, hasWrk } from './drive.ts'
import { Traffic } from './events.ts'
import { type Cpu, median, type Report } from './report.ts'
import { Bare, cpuBetween, SECRET, UnderTest } from './under-test.ts'

const CONNECTIONS = 128
/** More than the hub takes, so that no event is sent twice. */
const MOST_PER_SECOND = 12_000
const headers = { 'content-type': 'application/jwt' }

/**
 * The whole hub (limiter, hooks, applying) under as many events as it takes, against a bare Fastify route that verifies
 * and parses. Rounds alternate.
 */
export async function benchIngest(report: Report): Promise<void> {
  const { quick } = report.options
  const [rounds, seconds] = quick ? [1, 2] : [5, 4]
  if (!(await hasWrk())) report.note('wrk is missing: driven by this process, which takes more of the cores')
  const traffic = new Traffic(SECRET)
  const under = await UnderTest.start('ingest', report.options)
  const bare = await Bare.start()
  try {
    const send = async (port: number, path: string, bodies: readonly string[]) =>
      drive({
        port,
        headers,
        requests: bodies.map(body => ({ path, body })),
        connections: CONNECTIONS,
        seconds,
        repeats: path === '/webhook',
      })
    const some = await traffic.take(5_000)
    const toBare = () => send(bare.port, '/webhook', some)
    const toHub = async () => {
      const events = await traffic.take(MOST_PER_SECOND * seconds)
      return async () => {
        const driven = await send(under.port, '/webhooks/dialpad', events)
        // Those under way at the end were not answered, but taken.
        traffic.putBack(events.slice(driven.answered + 2 * CONNECTIONS))
        return driven
      }
    }
    await toBare()
    await (await toHub())()
    await under.applied()
    await under.forgetStatements()
    const seen = { bare: new Rounds(), answered: new Rounds(), whole: new Rounds() }
    for (let round = 0; round < rounds; round++) {
      const beforeBare = await bare.cpu()
      const bareRound = await toBare()
      seen.bare.add(bareRound, cpuBetween(beforeBare, await bare.cpu(), bareRound.answered))
      const run = await toHub()
      const before = await under.cpu()
      const begun = performance.now()
      const driven = await run()
      await under.applied()
      const whole = (performance.now() - begun) / 1_000
      const cpu = cpuBetween(before, await under.cpu(), driven.answered)
      seen.answered.add(driven, null)
      seen.whole.add({ ...driven, perSecond: driven.answered / whole }, cpu)
    }
    report.rounds('bare route: verified and parsed', 'events/s', seen.bare.rates, seen.bare.cpu)
    report.rounds('hub: durable and answered, while it applies', 'events/s', seen.answered.rates)
    report.rounds('hub: until all of them are applied', 'events/s', seen.whole.rates, seen.whole.cpu)
    report.rounds('time to the answer, p50', 'ms', seen.answered.p50)
    report.rounds('time to the answer, p99', 'ms', seen.answered.p99)
    report.rounds('ratio durable / bare', '', ratios(seen.answered.rates, seen.bare.rates))
    report.rounds('ratio whole hub / bare', '', ratios(seen.whole.rates, seen.bare.rates))
    const cpuOfHub = median(seen.whole.cpu.map(({ hub }) => hub ?? 0))
    const cpuOfBare = median(seen.bare.cpu.map(({ hub }) => hub ?? 0))
    if (cpuOfBare > 0)
      report.figure({
        what: 'ratio of the processor time of hub / bare',
        unit: '',
        value: cpuOfHub / cpuOfBare,
      })
    report.statements('the whole hub', await under.statements())
  } finally {
    await bare.stop()
    await under.stop()
  }
}

class Rounds {
  readonly rates: number[] = []
  readonly p50: number[] = []
  readonly p99: number[] = []
  readonly cpu: Cpu[] = []

  add({ perSecond, p50, p99 }: Driven, cpu: Cpu | null): void {
    this.rates.push(perSecond)
    this.p50.push(p50)
    this.p99.push(p99)
    if (cpu !== null) this.cpu.push(cpu)
  }
}

/** Of each round: both sides of it saw the same machine. */
export function ratios(these: readonly number[], those: readonly number[]): number[] {
  return these.map((value, round) => value / (those[round] ?? 1))
}
