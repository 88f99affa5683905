import { setTimeout as sleep } from 'node:timers/promises'
import { Traffic } from './events.ts'
import { sendAll } from './load.ts'
import type { Cpu, Report } from './report.ts'
import { Bare, cpuBetween, SECRET, UnderTest } from './under-test.ts'

/** Events a second: a busy company sends one now and then, and here the events of a call still come one by one. */
const RATES = [20, 100, 400, 1_000]
const CONNECTIONS = 8

/** An even rate in Dialpad's order, so that the events of a call come apart, and what each of them costs then. */
export async function benchTrickle(report: Report): Promise<void> {
  const [rounds, seconds] = report.options.quick ? [1, 2] : [3, 5]
  const traffic = new Traffic(SECRET)
  const under = await UnderTest.start('trickle', report.options)
  const bare = await Bare.start()
  try {
    const send = async (port: number, path: string, rate: number, bodies: readonly string[]) => {
      await sendAll({
        port,
        path,
        bodies,
        connections: CONNECTIONS,
        perSecond: rate,
        onSent: () => undefined,
      })
    }
    const warmUp = await traffic.take(4_000)
    await send(bare.port, '/webhook', 2_000, warmUp)
    await send(under.port, '/webhooks/dialpad', 1_000, warmUp)
    await under.applied()
    const idle = await under.cpu()
    await sleep(seconds * 1_000)
    const each = cpuBetween(idle, await under.cpu(), seconds)
    const nothing = (each.hub ?? 0) + (each.postgres ?? 0)
    report.figure({ what: 'no events', unit: 'ms of CPU a second', value: nothing, cpu: each })
    for (const rate of RATES) {
      const spent: { bare: Cpu[]; hub: Cpu[]; together: number[]; batch: number[] } = {
        bare: [],
        hub: [],
        together: [],
        batch: [],
      }
      await under.forgetStatements()
      const updatesBefore = await updatesOfCalls(under)
      for (let round = 0; round < rounds; round++) {
        const events = await traffic.take(rate * seconds)
        const beforeBare = await bare.cpu()
        await send(bare.port, '/webhook', rate, events)
        spent.bare.push(cpuBetween(beforeBare, await bare.cpu(), events.length))
        const before = await under.cpu()
        const applied = await batches(under)
        await send(under.port, '/webhooks/dialpad', rate, events)
        await under.applied()
        const cpu = cpuBetween(before, await under.cpu(), events.length)
        spent.hub.push(cpu)
        spent.together.push((cpu.hub ?? 0) + (cpu.postgres ?? 0))
        const made = (await batches(under)) - applied
        if (made > 0) spent.batch.push(events.length / made)
      }
      const bareMs = spent.bare.map(({ hub }) => hub ?? 0)
      report.rounds(`${rate} events/s: bare route`, 'ms of CPU an event', bareMs)
      report.rounds(`${rate} events/s: hub and PostgreSQL`, 'ms of CPU an event', spent.together, spent.hub)
      if (spent.batch.length > 0) report.rounds(`${rate} events/s: applied together`, 'events', spent.batch)
      const updates = await updatesOfCalls(under)
      report.figure({
        what: `${rate} events/s: updates of calls that were HOT (they changed no index)`,
        unit: '%',
        value: (100 * (updates.hot - updatesBefore.hot)) / Math.max(1, updates.all - updatesBefore.all),
      })
      report.statements(`${rate} events/s`, await under.statements())
    }
  } finally {
    await bare.stop()
    await under.stop()
  }
}

/** How many times events were taken off the list of those that wait; 0 when statements are not counted. */
async function batches(under: UnderTest): Promise<number> {
  return under.executions('%delete from pending_events where app_id%')
}

async function updatesOfCalls(under: UnderTest): Promise<{ all: number; hot: number }> {
  // A session of PostgreSQL reports what it counted a second after its last transaction.
  await sleep(1_500)
  const [row] = await under.query<{ all: number; hot: number }>(
    `select n_tup_upd::int as all, n_tup_hot_upd::int as hot from pg_stat_user_tables where relname = 'calls'`,
  )
  return row ?? { all: 0, hot: 0 }
}
