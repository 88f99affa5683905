import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Row, Tables } from './tables.ts'

/**
 * Inserts whole rows, or updates those whose key exists: one statement for any number of rows. The columns are those of
 * the table's type, so that none can be forgotten.
 *
 * @param key the columns of the primary key
 * @param rows at least one; no two with the same key
 * @param options.where compares the row that exists (`known`) with `excluded`: only then it is updated
 * @param options.onlyChanged leaves rows alone that exist just so: for rows that rarely change
 */
export function upsert<Table extends keyof Tables & string>(
  table: Table,
  key: readonly (keyof Row<Table> & string)[],
  rows: readonly Row<Table>[],
  options: { readonly where?: RawBuilder<SqlBool>; readonly onlyChanged?: boolean } = {},
) {
  const { columns, incoming, assignments } = rowsOf(table, key, rows)
  const isSame = sql.join(
    key.map(column => sql`same.${sql.ref(column)} = incoming.${sql.ref(column)}`),
    sql` and `,
  )
  const unlessSame =
    options.onlyChanged === true
      ? sql`where not exists (
          select from ${sql.ref(table)} as same where ${isSame} and row(same.*) is not distinct from row(incoming.*))`
      : sql``
  return sql`
    insert into ${sql.ref(table)} as known (${columns}) select ${columns} from (${incoming}) as incoming ${unlessSame}
    on conflict (${refs(key)}) do update set ${assignments}
    ${options.where === undefined ? sql`` : sql`where ${options.where}`}`
}

/** Inserts whole rows that do not change any more: one that exists stays as it is. */
export function insertOnce<Table extends keyof Tables & string>(table: Table, rows: readonly Row<Table>[]) {
  const { columns, incoming } = rowsOf(table, [], rows)
  return sql`
    insert into ${sql.ref(table)} (${columns}) select ${columns} from (${incoming}) as incoming on conflict do nothing`
}

/** The parts of a statement that writes whole rows: their columns, a query that selects them, and what an update sets. */
export function rowsOf<Table extends keyof Tables & string>(
  table: Table,
  key: readonly string[],
  rows: readonly Row<Table>[],
) {
  const [first] = rows
  if (first === undefined) throw new Error(`There are no rows to write into ${table}`)
  const columns = Object.keys(first)
  const changed = columns.filter(column => !key.includes(column))
  return {
    columns: refs(columns),
    incoming: sql`select * from json_populate_recordset(null::${sql.ref(table)}, ${JSON.stringify(rows)})`,
    assignments: sql.join(changed.map(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)),
  }
}

function refs(columns: readonly string[]) {
  return sql.join(columns.map(column => sql.ref(column)))
}
