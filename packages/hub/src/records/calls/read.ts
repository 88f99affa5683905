import type { AppTransaction } from '../../database/database.ts'
import type { CallRow } from '../../database/tables.ts'
import { openDirectory } from '../../identity/directory.ts'
import { type CallDetails, presentDetails, presentLeg } from './details.ts'
import { type CallFilter, findCalls, LISTED, type ListedRow, type Place } from './find.ts'
import type { LegKnowledge } from './reduce/leg.ts'
import { type CallBody, presentCall } from './resource.ts'

export interface CallList {
  readonly calls: CallBody[]
  readonly total: number
  readonly isTotalExact: boolean
  readonly nextCursor: string | null
}

/** One page of an app's calls, and how many there are in all. @throws HubError 400 INVALID_CURSOR */
export async function listCalls(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
  place: Place,
): Promise<CallList> {
  const { rows, ...rest } = await findCalls(queries, appId, filter, place)
  return { calls: await present(queries, appId, rows), ...rest }
}

/** The calls that go on at this moment, the newest first. */
export async function listActiveCalls(queries: AppTransaction, appId: string): Promise<CallBody[]> {
  const rows = await queries
    .selectFrom('calls')
    .select(LISTED)
    .where('app_id', '=', appId)
    .where('status', 'in', ['ringing', 'active', 'held'])
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return present(queries, appId, rows)
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
