import type { JsonRecord } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { EngineQueries } from '../../database/database.ts'
import { parseLeg, TIMED_OUT } from './reduce/leg.ts'
import { outlineOf } from './reduce/leg-outline.ts'

/** Longer than calls are without any event, even those that are on hold or in a conference. */
const STALE_AFTER = '6 hours'
/** So many calls are ended in one run; the rest follow in the next. */
const AT_ONCE = 500

/** Appends an event of the hub's own to the raw log. */
export type AppendEvent = (appId: string, event: JsonRecord) => Promise<unknown>

/**
 * Ends calls whose hangup never arrived: of each leg that is not over, the raw log gets an event that says so, and a rebuild
 * ends them, too. They stay provisional, and news of them corrects what is known.
 *
 * @param now ms since 1970
 * @returns how many calls were ended
 */
export async function endStaleCalls(
  queries: EngineQueries,
  append: AppendEvent,
  now: number,
): Promise<number> {
  const { rows } = await sql<{ appId: string; callUuid: string; legId: string; knowledge: string }>`
    with stale as materialized (
      select c.app_id, c.id from active_calls as a join calls as c on c.app_id = a.app_id and c.id = a.id
      where c.updated_at < now() - ${STALE_AFTER}::interval order by a.started_at limit ${AT_ONCE}
    )
    select stale.app_id as "appId", stale.id as "callUuid", leg.leg_id as "legId", leg.knowledge
    from stale cross join lateral (
      select leg_id, knowledge from call_legs where app_id = stale.app_id and call_uuid = stale.id offset 0
    ) as leg
    where leg.knowledge is not null`.execute(queries)
  const open = rows.filter(({ legId, knowledge }) => !outlineOf(legId, parseLeg(knowledge)).isOver)
  await Promise.all(
    open.map(({ appId, legId }) => append(appId, { call_id: legId, state: TIMED_OUT, event_timestamp: now })),
  )
  return new Set(open.map(({ callUuid }) => callUuid)).size
}
