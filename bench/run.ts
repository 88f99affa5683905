import { benchHistory } from './history.ts'
import { benchIngest } from './ingest.ts'

await benchIngest()
await benchHistory()
