import { benchApply } from './apply.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'

await benchIngest()
await benchApply()
await benchLatency()
await benchHistory()
