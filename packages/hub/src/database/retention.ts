import { sql } from 'kysely'
import type { EngineQueries } from './database.ts'

/** How long before its time a partition is created: no hub may run on the day. */
const AHEAD = '40 days'
const PARTITIONS_LOCK = 7_350_004

/** How long data is kept, in days. */
export interface Retention {
  /** Entries of the feed; older cursors are refused with 410. */
  readonly feedDays: number
}

/**
 * Creates the partitions to come, and drops those past their retention. One hub at a time.
 *
 * @returns how many partitions were dropped
 */
export function maintainPartitions(queries: EngineQueries, { feedDays }: Retention): Promise<number> {
  return queries.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(${PARTITIONS_LOCK})`.execute(transaction)
    await sql`
      update partitioned_tables set keep = make_interval(days => ${feedDays})
      where name = 'feed' and keep is distinct from make_interval(days => ${feedDays})`.execute(transaction)
    const { rows } = await sql<{ dropped: number }>`
      select create_partitions(now(), now() + ${AHEAD}::interval),
        drop_partitions() as dropped`.execute(transaction)
    const dropped = rows[0]?.dropped ?? 0
    if (dropped > 0) await sql`select update_first_entries()`.execute(transaction)
    return dropped
  })
}
