import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchApply } from './apply.ts'
import { benchGrowth } from './growth.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchReaders } from './readers.ts'
import { benchReceive } from './receive.ts'
import { Report } from './report.ts'
import { benchSustained } from './sustained.ts'
import { benchTrickle } from './trickle.ts'

const BENCHES = {
  receive: benchReceive,
  ingest: benchIngest,
  trickle: benchTrickle,
  apply: benchApply,
  growth: benchGrowth,
  sustained: benchSustained,
  latency: benchLatency,
  readers: benchReaders,
  history: benchHistory,
}

const HELP = `npm run bench -- [${Object.keys(BENCHES).join(' | ')}]… (all, when none is named)

  --json          the figures as JSON on standard output
  --profile       leave CPU profiles of the hub in .trunkline/profiles, one folder a benchmark
  --quick         fewer and shorter rounds: to see that all runs, not to compare
  --calls LIST    sizes of the growth benchmark (10000,100000); a million calls take about 28 GB of disk
`

const flag = { type: 'boolean', default: false } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: flag,
    profile: flag,
    quick: flag,
    calls: { type: 'string', default: '10000,100000' },
    help: flag,
  },
})
const unknown = positionals.filter(name => !Object.hasOwn(BENCHES, name))
if (values.help || unknown.length > 0) {
  console.error(unknown.length > 0 ? `No benchmark is called ${unknown.join(', ')}\n\n${HELP}` : HELP)
  process.exit(unknown.length > 0 ? 1 : 0)
}
const sizes = values.calls.split(',').map(Number)
const report = new Report({ quick: values.quick, profile: values.profile, sizes })
if (values.profile)
  await rm(join(import.meta.dirname, '../.trunkline/profiles'), { recursive: true, force: true })
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (positionals.length === 0 || positionals.includes(name)) await report.run(name, bench)
  }
} finally {
  // What was measured before a failure is not lost.
  console.log(values.json ? report.json() : report.text())
}
