import { benchApply } from './apply.ts'
import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'

await benchIngest()
await benchApply()
await benchHistory()
