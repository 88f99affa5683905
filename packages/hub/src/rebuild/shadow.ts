import { sql } from 'kysely'
import { openPoolAsOwner, type Queries, type RunInTransaction } from '../database/database.ts'
import { inTransaction } from '../database/pipeline.ts'
import type { KindRegistry } from '../records/registry.ts'

/**
 * The derived tables once more, empty, in a schema of their own. Who works through it writes there
 * without knowing it: names without a schema are looked for in it first.
 */
export interface Shadow {
  readonly schema: string
  readonly kinds: KindRegistry
  readonly inTransaction: RunInTransaction
  close(): Promise<void>
}

/** @param schema is dropped first, with all that is in it */
export async function makeShadow(
  live: Queries,
  databaseUrl: string,
  schema: string,
  kinds: KindRegistry,
): Promise<Shadow> {
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(live)
  await sql`create schema ${sql.id(schema)}`.execute(live)
  for (const [table, { key, indexes = [] }] of Object.entries(kinds.tables)) {
    // Only the indexes that applying needs: the others would cost more than all the rest.
    const copy = sql.id(schema, table)
    await sql`create table ${copy} (like ${sql.id('public', table)} including all excluding indexes)`.execute(
      live,
    )
    await sql`alter table ${copy} add primary key (${refs(key)})`.execute(live)
    for (const columns of indexes) await sql`create index on ${copy} (${refs(columns)})`.execute(live)
  }
  const pool = openPoolAsOwner(databaseUrl, [`search_path=${schema},public`, 'synchronous_commit=off'])
  return {
    schema,
    kinds,
    inTransaction: run => inTransaction(pool, { begin: 'begin', awaitCommit: true }, run),
    close: () => pool.end(),
  }
}

export async function dropShadow(live: Queries, schema: string): Promise<void> {
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(live)
}

function refs(columns: readonly string[]) {
  return sql.join(columns.map(column => sql.ref(column)))
}
