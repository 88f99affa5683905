import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import type { AppTransaction } from '../../database/database.ts'
import {
  afterCursor,
  type Order,
  orderBy,
  type PageRequest,
  pageOf,
  selectPlace,
} from '../../database/keyset.ts'
import { openDirectory } from '../../identity/directory.ts'
import type { Page } from '../resource.ts'
import { readVoicemailOf } from '../voicemails/read.ts'
import { type CallDetails, type FullRow, presentDetails, presentLeg } from './details.ts'
import { type CallFilter, findCalls, LISTED, type ListedRow, NEWEST_FIRST, withTexts } from './find.ts'
import { storyOf } from './reduce/call-details.ts'
import type { LegKnowledge } from './reduce/leg.ts'
import { type CallBody, presentCall } from './resource.ts'

/** A page of calls. @throws HubError 400 INVALID_CURSOR */
export async function listCalls(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
  page: PageRequest,
): Promise<Page<CallBody>> {
  const { rows, ...rest } = await findCalls(queries, appId, filter, page)
  return { data: await present(queries, appId, rows), ...rest }
}

const ACTIVE_FIRST: Order = {
  by: [
    { column: sql.ref('active_calls.started_at'), type: 'timestamptz' },
    { column: sql.ref('active_calls.id'), type: 'uuid' },
  ],
  direction: 'desc',
}

/** Calls in progress, the newest first. */
export async function listActiveCalls(
  queries: AppTransaction,
  appId: string,
  { limit, cursor, total }: PageRequest,
): Promise<Page<CallBody>> {
  const active = queries
    .selectFrom('active_calls')
    .innerJoin('calls', join =>
      join.onRef('calls.app_id', '=', 'active_calls.app_id').onRef('calls.id', '=', 'active_calls.id'),
    )
    .select(LISTED.map(column => `calls.${column}` as const))
    .select(selectPlace(NEWEST_FIRST))
    .where('active_calls.app_id', '=', appId)
    .$if(cursor !== null, query => query.where(afterCursor(ACTIVE_FIRST, cursor ?? '')))
    .orderBy(orderBy(ACTIVE_FIRST))
    .limit(limit + 1)
  const rows = await withTexts(queries, active, NEWEST_FIRST)
  const page = pageOf(rows, limit)
  return {
    data: await present(queries, appId, page.rows),
    nextCursor: page.nextCursor,
    total: total ? await count(queries.selectFrom('active_calls').where('app_id', '=', appId)) : null,
  }
}

/**
 * One call with its legs and its story.
 *
 * @param id the call's uuid, also one that it had before it was merged, or the Dialpad id of any of its legs
 */
export async function readCall(
  queries: AppTransaction,
  appId: string,
  id: string,
): Promise<CallDetails | null> {
  const row = await findCall(queries, appId, id)
  if (row === null) return null
  const stored = await queries
    .selectFrom('call_legs')
    .select(['leg_id', 'knowledge'])
    .where('app_id', '=', appId)
    .where('call_uuid', '=', row.id)
    .orderBy('leg_id')
    .execute()
  const legs = new Map(stored.map(leg => [leg.leg_id, leg.knowledge as LegKnowledge | null]))
  const [call] = await present(queries, appId, [{ ...NO_TEXTS, ...row }])
  if (call === undefined) return null
  return {
    ...call,
    ...presentDetails(row, storyOf(legs)),
    voicemail: await readVoicemailOf(queries, appId, row.id),
    legs: [...legs].flatMap(([id, knowledge]) => (knowledge === null ? [] : [presentLeg(id, knowledge)])),
  }
}

const NO_TEXTS = { voicemail_transcript: null, recap_summary: null }

/** @param id as `readCall` takes it */
export async function findCall(queries: AppTransaction, appId: string, id: string): Promise<FullRow | null> {
  const row = await queries
    .selectFrom('calls')
    .leftJoin('call_texts as texts', join =>
      join.onRef('texts.app_id', '=', 'calls.app_id').onRef('texts.id', '=', 'calls.id'),
    )
    .selectAll('calls')
    .select(['texts.voicemail_transcript', 'texts.transcript'])
    .select([
      'texts.recap_summary',
      'texts.recap_outcome',
      'texts.recap_purposes',
      'texts.recap_action_items',
    ])
    .where('calls.app_id', '=', appId)
    .where('calls.id', '=', eb =>
      eb
        .selectFrom('call_legs')
        .select('call_uuid')
        .where('app_id', '=', appId)
        .where(/^\d+$/.test(id) ? 'leg_id' : 'leg_uuid', '=', id),
    )
    .executeTakeFirst()
  return row ?? null
}

async function present(
  queries: AppTransaction,
  appId: string,
  rows: readonly ListedRow[],
): Promise<CallBody[]> {
  const whoIs = (row: ListedRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(queries, appId, rows.map(whoIs))
  return rows.map(row => presentCall(row, directory(whoIs(row))))
}
