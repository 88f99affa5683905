import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchApply } from './apply.ts'
import { benchGrowth } from './growth.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchReaders } from './readers.ts'
import { Report } from './report.ts'
import { benchSustained } from './sustained.ts'
import { benchTrickle } from './trickle.ts'

const BENCHES = {
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
  --million       growth: to 1 million calls as well (about 15 GB of disk)
  --ten-million   growth: to 10 million calls as well (about 150 GB of disk)
`

const flag = { type: 'boolean', default: false } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: flag,
    profile: flag,
    quick: flag,
    million: flag,
    'ten-million': flag,
    help: flag,
  },
})
const unknown = positionals.filter(name => !Object.hasOwn(BENCHES, name))
if (values.help || unknown.length > 0) {
  console.error(unknown.length > 0 ? `No benchmark is called ${unknown.join(', ')}\n\n${HELP}` : HELP)
  process.exit(unknown.length > 0 ? 1 : 0)
}
const sizes = [10_000, ...(values.quick ? [] : [100_000])]
if (values.million || values['ten-million']) sizes.push(1_000_000)
if (values['ten-million']) sizes.push(10_000_000)
const report = new Report({ quick: values.quick, profile: values.profile, sizes })
if (values.profile)
  await rm(join(import.meta.dirname, '../.trunkline/profiles'), { recursive: true, force: true })
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length === 0 || positionals.includes(name)) await report.run(name, bench)
}
console.log(values.json ? report.json() : report.text())
