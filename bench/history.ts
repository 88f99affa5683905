import { readOptions } from '../packages/simulator/src/options.ts'
import { startSimulator } from '../packages/simulator/src/simulator.ts'
import type { Report } from './report.ts'

/** What a thousand calls may take, in s. */
const LIMIT_S = 0.3

/** How fast the simulator makes a past, and the share of the time that it may take. */
export async function benchHistory(report: Report): Promise<void> {
  const calls = report.options.quick ? 10_000 : 100_000
  const options = readOptions(['--port', '0', '--no-traffic', '--history', String(calls)])
  const limit = (LIMIT_S * calls) / 1_000
  const begun = performance.now()
  const simulator = await startSimulator(options)
  const seconds = (performance.now() - begun) / 1_000
  const { legs, ledger } = simulator.dialpad
  await simulator.stop()
  report.figure({
    what: `a history of ${ledger.calls.length} calls with ${legs.count()} legs`,
    unit: 's',
    value: seconds,
  })
  report.figure({ what: `ratio to the ${limit} s that it may take`, unit: '', value: seconds / limit })
}
