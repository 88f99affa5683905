import type { AppTransaction } from '../../database/database.ts'
import { afterCursor, orderBy, type PageRequest, pageOf, selectPlace } from '../../database/keyset.ts'
import type { CallRow } from '../../database/tables.ts'
import { openDirectory } from '../../identity/directory.ts'
import type { Page } from '../resource.ts'
import { readVoicemailOf } from '../voicemails/read.ts'
import { type CallDetails, presentDetails, presentLeg } from './details.ts'
import { type CallFilter, findCalls, LISTED, type ListedRow, NEWEST_FIRST } from './find.ts'
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

/** Calls in progress, the newest first. */
export async function listActiveCalls(
  queries: AppTransaction,
  appId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<CallBody>> {
  const rows = await queries
    .selectFrom('calls')
    .select(LISTED)
    .select(selectPlace(NEWEST_FIRST))
    .where('app_id', '=', appId)
    .where('status', 'in', ['ringing', 'active', 'held'])
    .$if(cursor !== null, query => query.where(afterCursor(NEWEST_FIRST, cursor ?? '')))
    .orderBy(orderBy(NEWEST_FIRST))
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit)
  return { data: await present(queries, appId, page.rows), nextCursor: page.nextCursor, total: null }
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
  const legs = await queries
    .selectFrom('call_legs')
    .select(['leg_id', 'knowledge'])
    .where('app_id', '=', appId)
    .where('call_uuid', '=', row.id)
    .where('knowledge', 'is not', null)
    .orderBy('leg_id')
    .execute()
  const [call] = await present(queries, appId, [row])
  if (call === undefined) return null
  return {
    ...call,
    ...presentDetails(row),
    voicemail: await readVoicemailOf(queries, appId, row.id),
    legs: legs.map(leg => presentLeg(leg.leg_id, leg.knowledge as LegKnowledge)),
  }
}

/** @param id as `readCall` takes it */
export async function findCall(queries: AppTransaction, appId: string, id: string): Promise<CallRow | null> {
  const row = await queries
    .selectFrom('calls')
    .selectAll()
    .where('app_id', '=', appId)
    .where('id', '=', eb =>
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
