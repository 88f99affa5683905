import { type Kysely, sql } from 'kysely'

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly hasDefault: boolean
  /** The values that a check constraint allows. */
  readonly values: readonly string[] | null
}

const TYPES: Readonly<Record<string, string>> = {
  bigint: 'BigInteger',
  boolean: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  'double precision': 'number',
  integer: 'number',
  interval: 'string',
  json: 'Json',
  jsonb: 'Json',
  text: 'string',
  'timestamp with time zone': 'Date',
  uuid: 'string',
}

const HEADER = `// Generated from the database by "npm run generate". Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** A bigint is read as a string of digits: Dialpad's ids may exceed what a number holds. */
type BigInteger = string
/** Written as JSON text, read as the value. */
type Json = ColumnType<unknown, string, string>
`

/**
 * The tables of a database as TypeScript, for Kysely: columns, and from check constraints the values that they take.
 *
 * @param queries as a role that may read the catalog
 */
export async function describeTables(queries: Kysely<never>): Promise<string> {
  const columns = await readColumns(queries)
  const tables = Map.groupBy(columns, column => column.table)
  const bodies = [...tables].map(
    ([table, own]) =>
      `  ${table}: {\n${own.map(column => `    ${column.name}: ${typeOf(column)}\n`).join('')}  }\n`,
  )
  return `${HEADER}\nexport interface Tables {\n${bodies.join('')}}\n`
}

function typeOf({ type, values, isNullable, hasDefault }: Column): string {
  const isArray = type.endsWith('[]')
  const name = type
    .replace(/\[\]$/, '')
    .replace(/\(.*\)$/, '')
    .replace('character varying', 'text')
  const base = values?.map(value => `'${value}'`).join(' | ') ?? TYPES[name]
  if (base === undefined) throw new Error(`There is no TypeScript type for ${type}`)
  const element = isArray ? `${values === null || values.length === 1 ? base : `(${base})`}[]` : base
  const nullable = isNullable ? `${element} | null` : element
  return hasDefault ? `Generated<${nullable}>` : nullable
}

/** Of tables in `public`, without partitions and the tables of the migrator. */
async function readColumns(queries: Kysely<never>): Promise<Column[]> {
  const { rows } = await sql<Column & { checks: string[] }>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as "isNullable", (a.atthasdef or a.attidentity <> '') as "hasDefault",
      array(
        select pg_get_constraintdef(k.oid) from pg_constraint as k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
      ) as checks
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and c.relname not like 'trunkline_migrations%'
    order by c.relname, a.attnum`.execute(queries)
  return rows.map(({ checks, ...column }) => ({ ...column, values: valuesOf(checks) }))
}

/** From `= ANY (ARRAY['a'::text, …])`, and `<@ ARRAY['a'::text, …]` for lists. */
function valuesOf(checks: readonly string[]): string[] | null {
  const list = checks
    .map(check => /(?:= ANY \(|<@ )ARRAY\[(.*?)\]/.exec(check)?.[1])
    .find(text => text !== undefined)
  return list === undefined
    ? null
    : [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, value = '']) => value)
}
