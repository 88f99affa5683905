import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import { afterCursor, type Order, type PageRequest } from '../../database/cursor-pagination.ts'
import type { AppTransaction } from '../../database/database.ts'
import { type Directory, openDirectory } from '../../identity/contact-lookup.ts'
import type { Page } from '../resource.ts'
import { readVoicemailOf } from '../voicemails/read.ts'
import { type CallDetails, type FullRow, presentDetails, presentLeg } from './details.ts'
import { type CallFilter, findCalls, type ListedCall, NEWEST_FIRST, readPage } from './list.ts'
import { eventsAndParticipants } from './reduce/call-details.ts'
import { parseLeg } from './reduce/leg.ts'
import { type CallBody, presentCall } from './resource.ts'

/** A page of calls. @throws HubError 400 INVALID_CURSOR */
export async function listCalls(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
  page: PageRequest,
): Promise<Page<CallBody>> {
  const { rows, directory, ...rest } = await findCalls(queries, appId, filter, page)
  return { data: present(rows, directory), ...rest }
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
  const after = cursor === null ? sql`` : sql`and ${afterCursor(ACTIVE_FIRST, cursor)}`
  const active = sql`active_calls
    join calls on calls.app_id = active_calls.app_id and calls.id = active_calls.id
    where active_calls.app_id = ${appId} ${after}`
  const { rows, directory, nextCursor } = await readPage(
    queries,
    appId,
    active,
    NEWEST_FIRST,
    { limit, offset: 0 },
    ACTIVE_FIRST,
  )
  return {
    data: present(rows, directory),
    nextCursor,
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
  const legs = new Map(
    stored.map(leg => [leg.leg_id, leg.knowledge === null ? null : parseLeg(leg.knowledge)]),
  )
  const who = { number: row.external_e164, contactId: row.contact_id }
  const directory = await openDirectory(queries, appId, [who])
  return {
    ...presentCall({ ...NO_TEXTS, ...row }, directory(who)),
    ...presentDetails(row, eventsAndParticipants(legs)),
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

function present(calls: readonly ListedCall[], directory: Directory): CallBody[] {
  return calls.map(call =>
    presentCall(call, directory({ number: call.external_e164, contactId: call.contact_id })),
  )
}
