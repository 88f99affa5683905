import { benchApply } from './apply.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchLists } from './lists.ts'
import { benchRead } from './read.ts'

await benchIngest()
await benchApply()
await benchLatency()
await benchRead()
await benchLists()
await benchHistory()
