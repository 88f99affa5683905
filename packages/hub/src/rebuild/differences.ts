import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Shadow } from './shadow.ts'

/** How a live table and the one rebuilt from the log differ. */
export interface Difference {
  readonly table: string
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
export async function findDifferences(queries: Queries, { kinds, schema }: Shadow): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const [table, { key, where }] of Object.entries(kinds.tables)) {
    const keys = key.map(column => sql.ref(column))
    const { rows } = await sql<Omit<Difference, 'table'>>`
      with compared as (
        select live.app_id is null as missing, rebuilt.app_id is null as unfounded,
          concat_ws(' ', ${sql.join(keys)}) as key
        from ${rowsOf('public', table, where)} as live
        full join ${rowsOf(schema, table, where)} as rebuilt using (${sql.join(keys)})
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
export async function applyDifferences(queries: Queries, { kinds, schema }: Shadow): Promise<void> {
  for (const [table, { key }] of Object.entries(kinds.tables)) {
    const [live, rebuilt] = [sql.id('public', table), sql.id(schema, table)]
    await sql`delete from ${live} as live
      where not exists (
        select from ${rebuilt} as rebuilt
        where ${sql.join(
          key.map(column => sql`rebuilt.${sql.ref(column)} = live.${sql.ref(column)}`),
          sql` and `,
        )} and row(rebuilt.*) is not distinct from row(live.*)
      )`.execute(queries)
    await sql`insert into ${live} select * from ${rebuilt} on conflict do nothing`.execute(queries)
  }
}

function rowsOf(schema: string, table: string, where: string | undefined) {
  const all = sql`select * from ${sql.id(schema, table)}`
  return where === undefined ? sql`(${all})` : sql`(${all} where ${sql.raw(where)})`
}
