import { benchIngest } from './ingest.ts'

await benchIngest()
