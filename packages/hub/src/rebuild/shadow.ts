import { sql } from 'kysely'
import { openPoolAsOwner, type Queries, type RunInTransaction } from '../database/database.ts'
import { inTransaction } from '../database/pipeline.ts'
import type { Tables } from '../database/tables.ts'

/** The tables that are derived from the raw log, and the key of each. */
export const DERIVED_TABLES = {
  contacts: ['app_id', 'contact_id'],
  calls: ['app_id', 'id'],
  call_legs: ['app_id', 'leg_id'],
  voicemails: ['app_id', 'id'],
  messages: ['app_id', 'message_id'],
  agent_statuses: ['app_id', 'user_id', 'changed_at', 'event_at', 'duty_status', 'duty_reason'],
  change_log: ['app_id', 'event_id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>

export type DerivedTable = keyof typeof DERIVED_TABLES
export const DERIVED = Object.keys(DERIVED_TABLES) as DerivedTable[]

/**
 * The derived tables once more, empty, in a schema of their own. Who works through it writes there
 * without knowing it: names without a schema are looked for in it first.
 */
export interface Shadow {
  readonly schema: string
  readonly inTransaction: RunInTransaction
  close(): Promise<void>
}

/** @param schema is dropped first, with all that is in it */
export async function makeShadow(live: Queries, databaseUrl: string, schema: string): Promise<Shadow> {
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(live)
  await sql`create schema ${sql.id(schema)}`.execute(live)
  for (const table of DERIVED) {
    // Only the indexes that applying needs: the others would cost more than all the rest.
    const copy = sql.id(schema, table)
    const keys = sql.join(DERIVED_TABLES[table].map(key => sql.ref(key)))
    await sql`create table ${copy} (like ${sql.id('public', table)} including all excluding indexes)`.execute(
      live,
    )
    await sql`alter table ${copy} add primary key (${keys})`.execute(live)
  }
  await sql`create index on ${sql.id(schema, 'call_legs')} (app_id, call_uuid)`.execute(live)
  const pool = openPoolAsOwner(databaseUrl, [`search_path=${schema},public`, 'synchronous_commit=off'])
  return {
    schema,
    inTransaction: run => inTransaction(pool, { begin: 'begin', awaitCommit: true }, run),
    close: () => pool.end(),
  }
}

export async function dropShadow(live: Queries, schema: string): Promise<void> {
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(live)
}
