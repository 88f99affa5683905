import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Migration, Migrator, sql } from 'kysely'
import { HubError } from '../errors.ts'
import { openAsOwner, type Queries } from './database.ts'

const FOLDER = join(import.meta.dirname, 'migrations')

/**
 * Brings the schema up to date: the SQL files of `migrations/` in the order of their names, each once, under
 * a lock, so that hubs which start together wait for each other.
 *
 * @param ownerUrl the role that logs in there will own the tables
 * @throws the error of the first file that fails; nothing of the run is kept then.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const queries = openAsOwner(ownerUrl)
  await refuseOldSchema(queries).catch(async error => {
    await queries.destroy()
    throw error
  })
  const migrator = new Migrator({
    db: queries,
    provider: { getMigrations: readMigrations },
    migrationTableName: 'trunkline_migrations',
    migrationLockTableName: 'trunkline_migrations_lock',
  })
  const { error } = await migrator.migrateToLatest().finally(() => queries.destroy())
  if (error !== undefined) throw error
}

/** The first migration of the schema before the baseline. */
const OLD_MIGRATION = '0001_foundation'

/** @throws HubError OLD_SCHEMA */
async function refuseOldSchema(queries: Queries): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('public.trunkline_migrations') is not null as exists`.execute(queries)
  if (rows[0]?.exists !== true) return
  const old = await sql`select from trunkline_migrations where name = ${OLD_MIGRATION}`.execute(queries)
  if (old.rows.length === 0) return
  throw new HubError(
    500,
    'OLD_SCHEMA',
    'The database was created before Trunkline 0.2 and cannot be migrated: start with an empty database or another DATA_DIR, and keep this one to read it with the version that created it',
  )
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter(file => file.endsWith('.sql'))
  const migrations = files.map(async file => {
    const text = await readFile(join(FOLDER, file), 'utf8')
    const migration: Migration = { up: async queries => void (await sql.raw(text).execute(queries)) }
    return [file.replace(/\.sql$/, ''), migration] as const
  })
  return Object.fromEntries(await Promise.all(migrations))
}
