import { benchApply } from './apply.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchLists } from './lists.ts'
import { benchRead } from './read.ts'
import { benchReaders } from './readers.ts'
import { benchSustained } from './sustained.ts'

const BENCHES = {
  ingest: benchIngest,
  apply: benchApply,
  sustained: benchSustained,
  latency: benchLatency,
  read: benchRead,
  lists: benchLists,
  readers: benchReaders,
  history: benchHistory,
}

/** `npm run bench -- apply latency`: those named; without a name, all. */
const named = process.argv.slice(2)
for (const [name, run] of Object.entries(BENCHES)) {
  if (named.length === 0 || named.includes(name)) await run()
}
