import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { DERIVED, DERIVED_TABLES, type DerivedTable } from './shadow.ts'

/** How a live table and the one told anew from the log differ. */
export interface Difference {
  readonly table: DerivedTable
  /** Rows that the log does not tell of. */
  readonly unfounded: number
  /** Rows that are not there, though the log tells of them. */
  readonly missing: number
  /** Rows that the log tells otherwise. */
  readonly different: number
  /** The keys of some of them. */
  readonly examples: readonly string[]
}

const EXAMPLES = 5

/** Compares every derived table with its shadow, byte for byte. Only tables that differ are named. */
export async function findDifferences(queries: Queries, schema: string): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const table of DERIVED) {
    const { rows } = await sql<Omit<Difference, 'table'>>`
      with compared as (
        select live.app_id is null as missing, told.app_id is null as unfounded,
          concat_ws(' ', ${sql.join(keysOf(table).map(key => sql`${key}`))}) as key
        from ${sql.id('public', table)} as live
        full join ${sql.id(schema, table)} as told using (${sql.join(keysOf(table))})
        where row(live.*) is distinct from row(told.*)
      )
      select count(*) filter (where unfounded)::int as unfounded,
        count(*) filter (where missing)::int as missing,
        count(*) filter (where not missing and not unfounded)::int as different,
        coalesce((array_agg(key))[1:${sql.lit(EXAMPLES)}], '{}') as examples
      from compared`.execute(queries)
    const [found] = rows
    if (found !== undefined && found.examples.length > 0) differences.push({ table, ...found })
  }
  return differences
}

/** Makes the live tables equal to their shadows, and writes nothing where they are. */
export async function adopt(queries: Queries, schema: string): Promise<void> {
  for (const table of DERIVED) {
    const [live, told] = [sql.id('public', table), sql.id(schema, table)]
    await sql`delete from ${live} as live
      where not exists (
        select from ${told} as told
        where ${sql.join(
          DERIVED_TABLES[table].map(key => sql`told.${sql.ref(key)} = live.${sql.ref(key)}`),
          sql` and `,
        )} and row(told.*) is not distinct from row(live.*)
      )`.execute(queries)
    await sql`insert into ${live} select * from ${told} on conflict do nothing`.execute(queries)
  }
}

function keysOf(table: DerivedTable) {
  return DERIVED_TABLES[table].map(key => sql.ref(key))
}
