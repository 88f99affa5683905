import { type RawBuilder, type SqlBool, sql } from 'kysely'
import {
  afterCursor,
  formatCursor,
  type Order,
  orderBy,
  type PageRequest,
} from '../../database/cursor-pagination.ts'
import type { AppTransaction } from '../../database/database.ts'
import type { CallRow, CallStatus, CallTextsRow } from '../../database/tables.ts'
import { type Directory, directoryOf, type Named } from '../../identity/contact-lookup.ts'
import { searchCalls } from './search.ts'

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

/** A call as it is stored, as far as lists show it: its story would be most of what is read. */
export type ListedRow = Pick<CallRow, ListedColumn> &
  Pick<CallTextsRow, 'voicemail_transcript' | 'recap_summary'>

type ListedColumn =
  | (typeof COLUMNS)[number]
  | 'app_id'
  | 'call_id'
  | 'user_id'
  | 'updated_at'
  | 'updated_hour'

type Moment = 'started_at' | 'rang_at' | 'answered_at' | 'ended_at'

/** A call as lists read it, with moments as ISO 8601 text. */
export type ListedCall = Omit<ListedRow, Moment | 'app_id' | 'updated_at' | 'updated_hour'> &
  Record<'started_at', string> &
  Record<Exclude<Moment, 'started_at'>, string | null>

const COLUMNS = [
  'id',
  'direction',
  'status',
  'disposition',
  'external_number',
  'internal_number',
  'external_e164',
  'contact_id',
  'contact_name',
  'department',
  'user_name',
  'user_email',
  'started_at',
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
const TEXTS = ['voicemail_transcript', 'recap_summary'] as const
/** 64-bit: as numbers of JSON they would be rounded. */
const IDS = ['call_id', 'user_id'] as const

/** The fields of a call in the order in which `CALL` has them. */
const FIELDS = [...COLUMNS, ...IDS, ...TEXTS] as const
const CALL = sql.raw(
  [
    ...COLUMNS.map(name => `calls.${name}`),
    ...IDS.map(name => `calls.${name}::text`),
    ...TEXTS.map(name => `texts.${name}`),
  ].join(', '),
)
const ROW = sql.raw(
  ['app_id', 'updated_at', 'updated_hour', ...COLUMNS, ...IDS].map(name => `calls.${name}`).join(', '),
)

export interface FoundCalls {
  readonly rows: ListedCall[]
  readonly nextCursor: string | null
  readonly directory: Directory
}

export interface Found extends FoundCalls {
  /** Null: it was not asked for. */
  readonly total: number | null
  /** False: there are more than `total`. */
  readonly isTotalExact: boolean
}

/** Past so many, counting what a filter finds takes longer than a reader waits. */
const COUNT_AT_MOST = 10_000
/**
 * No page is longer. Named in the statement, so that one plan suits pages of any length: for a limit that is a parameter,
 * PostgreSQL would plan it each time, which takes longer than reading 50 calls.
 */
const PAGE_AT_MOST = sql.raw('501')

/** @throws HubError 400 INVALID_CURSOR */
export async function findCalls(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
  { limit, offset, cursor, total }: PageRequest,
): Promise<Found> {
  const ids = await searchCalls(queries, appId, filter)
  const matches = conditionOf(appId, filter, ids)
  const order = filter.updatedSince === null ? NEWEST_FIRST : CHANGED_FIRST
  const page = sql`calls where ${matches} ${cursor === null ? sql`` : sql`and ${afterCursor(order, cursor)}`}`
  const [found, counted] = await Promise.all([
    readPage(queries, appId, page, order, { limit, offset: cursor === null ? offset : 0 }),
    total ? count(queries, appId, filter, matches) : { total: null, isTotalExact: true },
  ])
  return { ...found, ...counted }
}

/**
 * Reads a page of calls, their short texts and the contacts of their numbers in one statement. Its rows come as arrays of
 * JSON: to take 50 calls apart column by column costs the hub three times as much.
 *
 * @param source what follows `from`: the table `calls`, what it is joined with, and conditions
 * @param order of the page; `sourceOrder` is the same in terms of another table of the source
 */
export async function readPage(
  queries: AppTransaction,
  appId: string,
  source: RawBuilder<unknown>,
  order: Order,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  sourceOrder = order,
): Promise<FoundCalls> {
  const after = offset === 0 ? sql`` : sql`offset ${offset}`
  const place = sql.join(order.by.map(({ column }) => column))
  const { rows } = await sql<{
    calls: unknown[][] | null
    contacts: ContactValues[] | null
  }>`
    select calls, (
      select json_agg(json_build_array(contact_id, display_name, company_name, phones) order by last_event_id desc)
      from contacts_of_numbers(${appId}, numbers)
    ) as contacts
    from (
      select json_agg(call) as calls, array_agg(number) as numbers
      from (
        select json_build_array(${CALL}, ${place}) as call, calls.external_e164 as number
        from (
          select * from (
            select ${ROW} from ${source} order by ${orderBy(sourceOrder)} limit ${PAGE_AT_MOST} ${after}
          ) as calls
          limit ${limit + 1}
        ) as calls
        left join call_texts as texts on texts.app_id = calls.app_id and texts.id = calls.id
        order by ${orderBy(order)}
      ) as shown
    ) as page`.execute(queries)
  const [{ calls, contacts } = { calls: null, contacts: null }] = rows
  const shown = calls?.slice(0, limit) ?? []
  const last = calls !== null && calls.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map(toListedCall),
    nextCursor: last === undefined ? null : formatCursor(last.slice(FIELDS.length) as string[]),
    directory: directoryOf((contacts ?? []).map(toNamed)),
  }
}

function toNamed([contact_id, display_name, company_name, phones]: ContactValues): Named {
  return { contact_id, display_name, company_name, phones }
}

type ContactValues = [id: string, name: string | null, company: string | null, phones: string[]]

/** Values in the order of `CALL`. As a literal: objects that are filled name by name are slow. */
function toListedCall(values: readonly unknown[]): ListedCall {
  const [
    id,
    direction,
    status,
    disposition,
    external_number,
    internal_number,
    external_e164,
    contact_id,
    contact_name,
    department,
    user_name,
    user_email,
    started_at,
    rang_at,
    answered_at,
    ended_at,
    talk_time_ms,
    was_recorded,
    recording_url,
    voicemail_url,
    voicemail_duration_seconds,
    mos_score,
    provisional,
    call_id,
    user_id,
    voicemail_transcript,
    recap_summary,
  ] = values as unknown as CallValues
  return {
    id,
    direction,
    status,
    disposition,
    external_number,
    internal_number,
    external_e164,
    contact_id,
    contact_name,
    department,
    user_name,
    user_email,
    started_at,
    rang_at,
    answered_at,
    ended_at,
    talk_time_ms,
    was_recorded,
    recording_url,
    voicemail_url,
    voicemail_duration_seconds,
    mos_score,
    provisional,
    call_id,
    user_id,
    voicemail_transcript,
    recap_summary,
  }
}

/** The types of `FIELDS`. */
type CallValues = TypesOf<typeof FIELDS>
type TypesOf<Names extends readonly unknown[]> = Names extends readonly [infer Name, ...infer Rest]
  ? [Name extends keyof ListedCall ? ListedCall[Name] : never, ...TypesOf<Rest>]
  : []

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

type Condition = RawBuilder<SqlBool>

/** @param ids only these; null: any */
function conditionOf(appId: string, filter: CallFilter, ids: readonly string[] | null): Condition {
  const { direction, status, department, from, to, number, user, since, until, updatedSince, hasRecording } =
    filter
  const when = <Value>(value: Value | null, condition: (value: Value) => Condition) =>
    value === null ? [] : [condition(value)]
  const between = (inbound: string, outbound: string) => (party: string) =>
    sql<SqlBool>`(direction = 'inbound' and ${sql.ref(inbound)} = ${party}
      or direction = 'outbound' and ${sql.ref(outbound)} = ${party})`
  const conditions: Condition[] = [
    sql`app_id = ${appId}`,
    ...when(direction, value => sql`direction = ${value}`),
    ...when(status, value => sql`status = ${value}`),
    ...when(department, value => sql`department = ${value}`),
    ...when(from, between('external_e164', 'internal_number')),
    ...when(to, between('internal_number', 'external_e164')),
    ...when(number, value => sql`(external_e164 = ${value} or internal_number = ${value})`),
    ...when(user, value => (/^\d+$/.test(value) ? sql`user_id = ${value}` : sql`user_email = ${value}`)),
    ...when(since, value => sql`started_at >= ${value}`),
    ...when(until, value => sql`started_at < ${value}`),
    ...when(updatedSince, value => sql`updated_at >= ${value} and updated_hour >= ${hourOf(value)}`),
    ...when(hasRecording, value => (value ? sql`was_recorded` : sql`not was_recorded`)),
    ...when(ids, value => sql`id = any(${value}::uuid[])`),
  ]
  return sql.join(conditions, sql` and `)
}

function hourOf(moment: Date): Date {
  return new Date(moment.getTime() - (moment.getTime() % 3_600_000))
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
    .where(() => matches)
    .limit(COUNT_AT_MOST + 1)
    .as('some')
  const { total } = await queries
    .selectFrom(some)
    .select(eb => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return { total: Math.min(Number(total), COUNT_AT_MOST), isTotalExact: Number(total) <= COUNT_AT_MOST }
}
