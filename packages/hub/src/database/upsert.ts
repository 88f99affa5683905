import { type Bound, defineStatement, type Statement } from './statement.ts'
import type { Row, Tables } from './tables.ts'

type Table = keyof Tables & string
type Key<Name extends Table> = readonly (keyof Row<Name> & string)[]

export interface UpsertOptions {
  /** Compares the row that exists (`known`) with `excluded`, as SQL: only if it is true, the row is updated. */
  readonly where?: string
  /** Leaves rows alone that exist just so: for rows that rarely change. */
  readonly onlyChanged?: boolean
}

const statements = new Map<string, Statement>()

/**
 * Inserts whole rows, or updates those whose key exists: one statement for any number of rows. The columns are those of
 * the table's type, so that none can be forgotten.
 *
 * @param key the columns of the primary key
 * @param rows at least one; no two with the same key
 */
export function upsert<Name extends Table>(
  table: Name,
  key: Key<Name>,
  rows: readonly Row<Name>[],
  options: UpsertOptions = {},
): Bound {
  const name = `upsert ${table} ${options.where ?? ''} ${options.onlyChanged ?? false}`
  return bind(name, rows, columns => {
    const { list, incoming, assignments } = partsOf(table, key, columns)
    const same = key.map(column => `same.${column} = incoming.${column}`).join(' and ')
    const unlessSame = `where not exists (
      select from ${table} as same where ${same} and row(same.*) is not distinct from row(incoming.*))`
    return `insert into ${table} as known (${list})
      select ${list} from (${incoming}) as incoming ${options.onlyChanged === true ? unlessSame : ''}
      on conflict (${key.join(', ')}) do update set ${assignments}
      ${options.where === undefined ? '' : `where ${options.where}`}`
  })
}

/** Inserts whole rows that do not change any more: one that exists stays as it is. */
export function insertOnce<Name extends Table>(table: Name, rows: readonly Row<Name>[]): Bound {
  return bind(`insert ${table}`, rows, columns => {
    const { list, incoming } = partsOf(table, [], columns)
    return `insert into ${table} (${list}) select ${list} from (${incoming}) as incoming on conflict do nothing`
  })
}

/**
 * The parts of a statement that writes whole rows of a table: their columns, a query that selects them from the JSON in $1,
 * and what an update sets.
 */
export function partsOf(table: Table, key: readonly string[], columns: readonly string[]) {
  return {
    list: columns.join(', '),
    incoming: `select * from json_populate_recordset(null::${table}, $1)`,
    assignments: columns
      .filter(column => !key.includes(column))
      .map(column => `${column} = excluded.${column}`)
      .join(', '),
  }
}

function bind(name: string, rows: readonly object[], makeText: (columns: string[]) => string): Bound {
  const [first] = rows
  if (first === undefined) throw new Error(`There are no rows to write: ${name}`)
  let statement = statements.get(name)
  if (statement === undefined) {
    statement = defineStatement(makeText(Object.keys(first)))
    statements.set(name, statement)
  }
  return { statement, values: [JSON.stringify(rows)] }
}
