import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

/**
 * Inserts whole rows, or updates those whose key exists: one statement for any number of rows. The columns are those of
 * the table's type, so that none can be forgotten.
 *
 * @param key the columns of the primary key
 * @param rows at least one; no two with the same key
 * @param options.where compares the row that exists (`known`) with `excluded`: only then it is updated
 */
export function upsert<Table extends keyof Tables & string>(
  table: Table,
  key: readonly (keyof Row<Table> & string)[],
  rows: readonly Row<Table>[],
  options: { readonly where?: RawBuilder<SqlBool> } = {},
) {
  const { columns, values } = recordset(table, rows)
  const changed = columns.filter(column => !(key as readonly string[]).includes(column))
  const assignments = changed.map(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  return sql`
    ${values}
    on conflict (${refs(key)}) do update set ${sql.join(assignments)}
    ${options.where === undefined ? sql`` : sql`where ${options.where}`}`
}

/** Inserts whole rows of which none changes any more: one that exists stays as it is. */
export function insertOnce<Table extends keyof Tables & string>(table: Table, rows: readonly Row<Table>[]) {
  return sql`${recordset(table, rows).values} on conflict do nothing`
}

function recordset<Table extends keyof Tables & string>(table: Table, rows: readonly Row<Table>[]) {
  const [first] = rows
  if (first === undefined) throw new Error(`There are no rows to write into ${table}`)
  const columns = Object.keys(first)
  const values = sql`
    insert into ${sql.ref(table)} as known (${refs(columns)})
    select ${refs(columns)} from json_populate_recordset(null::${sql.ref(table)}, ${JSON.stringify(rows)})`
  return { columns, values }
}

function refs(columns: readonly string[]) {
  return sql.join(columns.map(column => sql.ref(column)))
}
