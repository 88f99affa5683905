import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { HubError } from '../errors.ts'

/** Which part of a list: after so many rows, or after a cursor, which costs the same however far down it is. */
export interface PageRequest {
  readonly limit: number
  readonly offset: number
  readonly cursor: string | null
  /** Whether to count all rows that the list has. */
  readonly total: boolean
}

/** A page of a list. */
export interface Page<Body> {
  readonly data: readonly Body[]
  /** Null on the last page. */
  readonly nextCursor: string | null
  /** How many rows the list has; null if that was not asked for. */
  readonly total: number | null
  /** False: there are more than `total`. */
  readonly isTotalExact?: boolean
}

type Type = 'timestamptz' | 'uuid' | 'bigint' | 'text'

/** How a list is ordered: by columns of which the last one makes the order unique. None of them is null. */
export interface Order {
  readonly by: readonly { readonly column: RawBuilder<unknown>; readonly type: Type }[]
  readonly direction: 'asc' | 'desc'
}

/** Accepts what PostgreSQL can cast: a cursor is text that a client sends. */
const IS_VALID: Readonly<Record<Type, (text: string) => boolean>> = {
  timestamptz: text => /^(?!0000)\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(text) && isOnCalendar(text),
  uuid: text => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  bigint: text => /^-?\d{1,18}$/.test(text),
  text: text => text.length <= 2_000 && !text.includes('\0') && text.isWellFormed(),
}

/** A date that JavaScript reads as another one (30 February) PostgreSQL refuses. */
function isOnCalendar(moment: string): boolean {
  const date = new Date(moment)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === moment.slice(0, 10)
}

/** The place of a row as a column `place`: as text, because a Date does not hold the microseconds. */
export function selectPlace({ by }: Order) {
  const texts = by.map(({ column, type }) =>
    type === 'timestamptz' ? sql`to_json(${column}) #>> '{}'` : sql`${column}::text`,
  )
  return sql<string[]>`array[${sql.join(texts)}]`.as('place')
}

/** The rows after a cursor. @throws HubError 400 INVALID_CURSOR */
export function afterCursor({ by, direction }: Order, cursor: string): RawBuilder<SqlBool> {
  const place = parseCursor(cursor)
  if (place.length !== by.length || !by.every(({ type }, index) => IS_VALID[type](place[index] ?? '')))
    throw invalidCursor()
  const columns = sql.join(by.map(({ column }) => column))
  const values = sql.join(by.map(({ type }, index) => sql`${place[index]}::${sql.raw(type)}`))
  return sql<SqlBool>`(${columns}) ${direction === 'desc' ? sql`<` : sql`>`} (${values})`
}

/** For `order by`. */
export function orderBy({ by, direction }: Order) {
  return sql.join(by.map(({ column }) => sql`${column} ${sql.raw(direction)}`))
}

/** Reads the requested page of what a query selects. @throws HubError 400 INVALID_CURSOR */
export async function readPage<Database, Table extends keyof Database, Row>(
  query: SelectQueryBuilder<Database, Table, Row>,
  order: Order,
  { limit, offset, cursor }: Pick<PageRequest, 'limit' | 'offset' | 'cursor'>,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const rows = await query
    .select(selectPlace(order))
    .$if(cursor !== null, query => query.where(afterCursor(order, cursor ?? '')))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .offset(offset)
    .execute()
  return pageOf(rows as (Row & { readonly place: string[] })[], limit) as {
    rows: Row[]
    nextCursor: string | null
  }
}

/** Of rows that were read with one more than the limit: those of the page, and the cursor of the next one. */
export function pageOf<Row extends { readonly place: readonly string[] }>(
  rows: readonly Row[],
  limit: number,
): { rows: Omit<Row, 'place'>[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ place: _, ...row }) => row),
    nextCursor: rows.length > limit && last !== undefined ? formatCursor(last.place) : null,
  }
}

/** The cursor of the rows after a place: the values of an order's columns, as text. */
export function formatCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function parseCursor(cursor: string): string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(place) && place.every(one => typeof one === 'string')) return place
  } catch {
    // Refused below, like any other that the hub did not issue.
  }
  throw invalidCursor()
}

function invalidCursor(): HubError {
  const expected = 'next_cursor of the previous page'
  return new HubError(400, 'INVALID_CURSOR', `cursor must be ${expected}`, [{ field: 'cursor', expected }])
}
