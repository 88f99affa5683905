import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { AppTransaction } from '../../database/database.ts'
import {
  afterCursor,
  type Order,
  orderBy,
  type PageRequest,
  pageOf,
  selectPlace,
} from '../../database/keyset.ts'
import type { CallRow, CallStatus, CallTextsRow, Tables } from '../../database/tables.ts'

/** Which calls; null: it does not matter. */
export interface CallFilter {
  readonly direction: 'inbound' | 'outbound' | null
  readonly status: CallStatus | null
  /** E.164: who called, who was called, or either. */
  readonly from: string | null
  readonly to: string | null
  readonly number: string | null
  /** A Dialpad id, or an email address. */
  readonly user: string | null
  readonly department: string | null
  /** By when they began. */
  readonly since: Date | null
  readonly until: Date | null
  /** Those that changed since; then the one that changed first comes first. */
  readonly updatedSince: Date | null
  readonly hasRecording: boolean | null
  /** Words, or beginnings of them. */
  readonly text: string | null
  /** Whether words of recaps and transcripts count as well as those of names. */
  readonly searchesContent: boolean
}

export const EVERY_CALL: CallFilter = {
  direction: null,
  status: null,
  from: null,
  to: null,
  number: null,
  user: null,
  department: null,
  since: null,
  until: null,
  updatedSince: null,
  hasRecording: null,
  text: null,
  searchesContent: false,
}

/** What lists show of a call: its story would be most of what is read. */
export const LISTED = [
  'id',
  'app_id',
  'call_id',
  'direction',
  'status',
  'disposition',
  'external_number',
  'internal_number',
  'external_e164',
  'contact_id',
  'contact_name',
  'department',
  'user_id',
  'user_name',
  'user_email',
  'started_at',
  'updated_at',
  'updated_hour',
  'rang_at',
  'answered_at',
  'ended_at',
  'talk_time_ms',
  'was_recorded',
  'recording_url',
  'voicemail_url',
  'voicemail_duration_seconds',
  'mos_score',
  'provisional',
] as const satisfies readonly (keyof CallRow)[]

/** What lists show of a call, with its short texts. */
export type ListedRow = Pick<CallRow, (typeof LISTED)[number]> &
  Pick<CallTextsRow, 'voicemail_transcript' | 'recap_summary'>

export interface Found {
  readonly rows: ListedRow[]
  /** Null: it was not asked for. */
  readonly total: number | null
  /** False: there are more than `total`. */
  readonly isTotalExact: boolean
  readonly nextCursor: string | null
}

/** Past so many, counting what a filter finds takes longer than anybody waits. */
const COUNT_AT_MOST = 10_000
/** The most calls that a search returns, the newest. */
const WORDS_AT_MOST = 1_000

/** @throws HubError 400 INVALID_CURSOR */
export async function findCalls(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
  { limit, offset, cursor, total }: PageRequest,
): Promise<Found> {
  const ids = await idsOfWords(queries, appId, filter)
  const matches = conditionOf(appId, filter, ids)
  const order = filter.updatedSince === null ? NEWEST_FIRST : CHANGED_FIRST
  const page = queries
    .selectFrom('calls')
    .select(LISTED)
    .select(selectPlace(order))
    .where(matches)
    .$if(cursor !== null, query => query.where(afterCursor(order, cursor ?? '')))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .offset(cursor === null ? offset : 0)
  const [rows, counted] = await Promise.all([
    withTexts(queries, page, order),
    total ? count(queries, appId, filter, matches) : { total: null, isTotalExact: true },
  ])
  return { ...pageOf(rows, limit), ...counted }
}

type CallsPage = SelectQueryBuilder<
  Tables,
  'calls',
  Pick<CallRow, (typeof LISTED)[number]> & { place: string[] }
>

/** Adds their short texts to the calls of a page, which are looked up for these only. */
export function withTexts(queries: AppTransaction, page: CallsPage, order: Order) {
  return queries
    .selectFrom(page.as('calls'))
    .leftJoin('call_texts as texts', join =>
      join.onRef('texts.app_id', '=', 'calls.app_id').onRef('texts.id', '=', 'calls.id'),
    )
    .selectAll('calls')
    .select(['texts.voicemail_transcript', 'texts.recap_summary'])
    .orderBy(orderBy(order))
    .execute()
}

export const NEWEST_FIRST: Order = {
  by: [
    { column: sql.ref('calls.started_at'), type: 'timestamptz' },
    { column: sql.ref('calls.id'), type: 'uuid' },
  ],
  direction: 'desc',
}
/** The hour first: it is in the index, so that what is sorted are the calls of an hour. */
const CHANGED_FIRST: Order = {
  by: [
    { column: sql.ref('calls.updated_hour'), type: 'timestamptz' },
    { column: sql.ref('calls.updated_at'), type: 'timestamptz' },
    { column: sql.ref('calls.id'), type: 'uuid' },
  ],
  direction: 'asc',
}

type Condition = (eb: ExpressionBuilder<Tables, 'calls'>) => Expression<SqlBool>

/** @param ids only these; null: any */
function conditionOf(appId: string, filter: CallFilter, ids: readonly string[] | null): Condition {
  return eb => {
    const is = <Column extends 'direction' | 'status' | 'department'>(
      column: Column,
      value: string | null,
    ) => (value === null ? [] : [sql<SqlBool>`${sql.ref(column)} = ${value}`])
    const between = (inbound: string, outbound: string, number: string | null) =>
      number === null
        ? []
        : [
            sql<SqlBool>`(direction = 'inbound' and ${sql.ref(inbound)} = ${number}
              or direction = 'outbound' and ${sql.ref(outbound)} = ${number})`,
          ]
    const { number, user, since, until, updatedSince, hasRecording } = filter
    return eb.and([
      eb('app_id', '=', appId),
      ...is('direction', filter.direction),
      ...is('status', filter.status),
      ...is('department', filter.department),
      ...between('external_e164', 'internal_number', filter.from),
      ...between('internal_number', 'external_e164', filter.to),
      ...(number === null ? [] : [sql<SqlBool>`(external_e164 = ${number} or internal_number = ${number})`]),
      ...(user === null ? [] : [/^\d+$/.test(user) ? eb('user_id', '=', user) : eb('user_email', '=', user)]),
      ...(since === null ? [] : [eb('started_at', '>=', since)]),
      ...(until === null ? [] : [eb('started_at', '<', until)]),
      ...(updatedSince === null
        ? []
        : [eb('updated_at', '>=', updatedSince), eb('updated_hour', '>=', hourOf(updatedSince))]),
      ...(hasRecording === null
        ? []
        : [hasRecording ? sql<SqlBool>`was_recorded` : sql<SqlBool>`not was_recorded`]),
      ...(ids === null ? [] : [sql<SqlBool>`id = any(${ids}::uuid[])`]),
    ])
  }
}

function hourOf(moment: Date): Date {
  return new Date(moment.getTime() - (moment.getTime() % 3_600_000))
}

/** Found first and on their own: joined to the rest, the planner would read the whole log. */
async function idsOfWords(
  queries: AppTransaction,
  appId: string,
  { text, searchesContent }: CallFilter,
): Promise<string[] | null> {
  if (text === null) return null
  const words = sql`to_tsquery('simple', ${toQuery(text)})`
  const { rows } = await sql<{ id: string }>`
    select calls_of_words(${appId}, ${words}, ${WORDS_AT_MOST}, ${searchesContent}) as id`.execute(queries)
  return rows.map(row => row.id)
}

/** Every word, or the beginning of one, must be there. */
function toQuery(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map(word => `${word}:*`).join(' & ')
}

async function count(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
  matches: Condition,
): Promise<{ total: number; isTotalExact: boolean }> {
  const { direction, status, hasRecording, searchesContent: _, ...others } = filter
  if (Object.values(others).every(value => value === null)) {
    const { total } = await queries
      .selectFrom('call_counts')
      .select(sql<string>`coalesce(sum(calls), 0)`.as('total'))
      .where('app_id', '=', appId)
      .$if(direction !== null, query => query.where('direction', '=', direction ?? ''))
      .$if(status !== null, query => query.where('status', '=', status ?? ''))
      .$if(hasRecording !== null, query => query.where('recorded', '=', hasRecording ?? false))
      .executeTakeFirstOrThrow()
    return { total: Number(total), isTotalExact: true }
  }
  const some = queries
    .selectFrom('calls')
    .select('id')
    .where(matches)
    .limit(COUNT_AT_MOST + 1)
    .as('some')
  const { total } = await queries
    .selectFrom(some)
    .select(eb => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return { total: Math.min(Number(total), COUNT_AT_MOST), isTotalExact: Number(total) <= COUNT_AT_MOST }
}
