import { readOptions } from '../packages/simulator/src/options.ts'
import { startSimulator } from '../packages/simulator/src/simulator.ts'

const CALLS = 100_000
/** What 100,000 calls may take, in s. */
const LIMIT_S = 30

/** How fast the simulator makes a past: the share of the time that it may take. */
export async function benchHistory(): Promise<void> {
  const options = readOptions(['--port', '0', '--no-traffic', '--history', String(CALLS)])
  const begun = performance.now()
  const simulator = await startSimulator(options)
  const seconds = (performance.now() - begun) / 1_000
  const { legs, ledger } = simulator.dialpad
  await simulator.stop()
  console.log(`A history of ${ledger.calls.length} calls with ${legs.count()} legs: ${seconds.toFixed(1)} s`)
  console.log(`  ratio to the ${LIMIT_S} s that it may take: ${(seconds / LIMIT_S).toFixed(2)}`)
}
