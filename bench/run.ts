import { benchApply } from './apply.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchLists } from './lists.ts'
import { benchRead } from './read.ts'
import { benchReaders } from './readers.ts'

await benchIngest()
await benchApply()
await benchLatency()
await benchRead()
await benchLists()
await benchReaders()
await benchHistory()
