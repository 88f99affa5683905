import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openAsOwner } from './src/database/database.ts'
import { describeTables } from './src/database/describe-tables.ts'
import { startEmbeddedPostgres } from './src/database/embedded/embedded.ts'
import { migrate } from './src/database/migrate.ts'

/** Writes the types of the tables, as the migrations create them, into src/database/tables.generated.ts. */
const folder = await mkdtemp(join(tmpdir(), 'trunkline-tables-'))
const postgres = await startEmbeddedPostgres(folder, pino({ level: 'silent' }))
try {
  await migrate(postgres.ownerUrl)
  const queries = openAsOwner(postgres.ownerUrl)
  const file = join(import.meta.dirname, 'src/database/tables.generated.ts')
  await writeFile(file, await describeTables(queries as never))
  await queries.destroy()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
