import { type ExpressionBuilder, sql } from 'kysely'
import type { LegKnowledge } from '../apply/reducers/leg.ts'
import type { AppTransaction } from '../database/database.ts'
import type { CallRow, CallStatus, Tables } from '../database/tables.ts'
import { type CallBody, presentCall } from './call-body.ts'
import { type CallDetails, presentDetails, presentLeg } from './call-details.ts'
import { openDirectory } from './directory.ts'

export interface CallFilter {
  readonly direction: 'inbound' | 'outbound' | null
  readonly status: CallStatus | null
  readonly limit: number
  readonly offset: number
}

/** One page of an app's calls, the newest first, and how many there are in all. */
export async function listCalls(
  queries: AppTransaction,
  appId: string,
  filter: CallFilter,
): Promise<{ calls: CallBody[]; total: number }> {
  const matches = (eb: ExpressionBuilder<Tables, 'calls'>) =>
    eb.and([
      eb('app_id', '=', appId),
      ...(filter.direction === null ? [] : [eb('direction', '=', filter.direction)]),
      ...(filter.status === null ? [] : [eb('status', '=', filter.status)]),
    ])
  const rows = await queries
    .selectFrom('calls')
    .selectAll()
    .where(matches)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  const count = queries.selectFrom('calls').select(sql<string>`count(*)`.as('total')).where(matches)
  const { total } = await count.executeTakeFirstOrThrow()
  return { calls: await present(queries, appId, rows), total: Number(total) }
}

/** The calls that go on at this moment, the newest first. */
export async function listActiveCalls(queries: AppTransaction, appId: string): Promise<CallBody[]> {
  const rows = await queries
    .selectFrom('calls')
    .selectAll()
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
  if (row === undefined) return null
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

async function present(
  queries: AppTransaction,
  appId: string,
  rows: readonly CallRow[],
): Promise<CallBody[]> {
  const whoIs = (row: CallRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(queries, appId, rows.map(whoIs))
  return rows.map(row => presentCall(row, directory(whoIs(row))))
}
