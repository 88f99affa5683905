import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/database/embedded/embedded.ts'
import { migrate } from '../src/database/migrate.ts'
import { migrateJobs } from '../src/jobs/jobs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    superuserUrl: string
    ownerUrl: string
  }
}

const FOLDER = join(import.meta.dirname, '../../../.trunkline/test')
/** A test loses nothing that matters when the machine stops. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'max_connections=300']

/** Starts one real PostgreSQL for all tests, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = pino({ level: 'error' })
  const postgres = await startEmbeddedPostgres(FOLDER, log, SETTINGS)
  const client = new pg.Client({ connectionString: postgres.superuserUrl })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  )
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.query('create database test_template owner trunkline')
  await client.end()
  await migrate(databaseUrl(postgres.ownerUrl, 'test_template'))
  await migrateJobs(databaseUrl(postgres.ownerUrl, 'test_template'))
  project.provide('superuserUrl', postgres.superuserUrl)
  project.provide('ownerUrl', postgres.ownerUrl)
  return postgres.stop
}

/** The same database for the hub's work, by the user that owns nothing. */
export function hubUrl(ownerUrl: string): string {
  return Object.assign(new URL(ownerUrl), { username: 'trunkline_hub' }).href
}

export function databaseUrl(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
