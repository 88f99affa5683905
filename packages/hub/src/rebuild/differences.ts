import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { DERIVED, DERIVED_TABLES, type DerivedTable } from './shadow.ts'

/** How a live table and the one rebuilt from the log differ. */
export interface Difference {
  readonly table: DerivedTable
  /** Rows that do not follow from the log. */
  readonly unfounded: number
  /** Rows that are not there, though they follow from the log. */
  readonly missing: number
  /** Rows that are different according to the log. */
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
        select live.app_id is null as missing, rebuilt.app_id is null as unfounded,
          concat_ws(' ', ${sql.join(keysOf(table).map(key => sql`${key}`))}) as key
        from ${sql.id('public', table)} as live
        full join ${sql.id(schema, table)} as rebuilt using (${sql.join(keysOf(table))})
        where row(live.*) is distinct from row(rebuilt.*)
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
    const [live, rebuilt] = [sql.id('public', table), sql.id(schema, table)]
    await sql`delete from ${live} as live
      where not exists (
        select from ${rebuilt} as rebuilt
        where ${sql.join(
          DERIVED_TABLES[table].map(key => sql`rebuilt.${sql.ref(key)} = live.${sql.ref(key)}`),
          sql` and `,
        )} and row(rebuilt.*) is not distinct from row(live.*)
      )`.execute(queries)
    await sql`insert into ${live} select * from ${rebuilt} on conflict do nothing`.execute(queries)
  }
}

function keysOf(table: DerivedTable) {
  return DERIVED_TABLES[table].map(key => sql.ref(key))
}
