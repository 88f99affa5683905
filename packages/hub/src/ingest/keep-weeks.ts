import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'

/** So long before a week begins its table is there, even if no hub runs on the day. */
const AHEAD = '21 days'
const WEEKS_LOCK = 7_350_004

/**
 * Keeps the tables of the raw log: makes those of the weeks to come, and archives those past the retention. One hub at
 * a time. @returns how many weeks were archived
 */
export function keepWeeks(queries: Queries, retentionDays: number): Promise<number> {
  return queries.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(${WEEKS_LOCK})`.execute(transaction)
    const { rows } = await sql<{ archived: number }>`
      select make_event_weeks(now(), now() + ${AHEAD}::interval),
        archive_event_weeks(now() - make_interval(days => ${retentionDays})) as archived`.execute(transaction)
    return rows[0]?.archived ?? 0
  })
}
