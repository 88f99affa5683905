import { sql } from 'kysely'
import type { EngineQueries } from '../database/database.ts'

/**
 * Gives the feeds of a database that was restored from a backup, copied, or taken over by another server a new id: cursors
 * from before may be beyond their end, or stand for other entries.
 */
export async function renewFeedIdentity(queries: EngineQueries): Promise<void> {
  await sql`
    update feed_identity set feed_id = gen_random_uuid(), written_in = database_identity()
    where written_in <> database_identity()`.execute(queries)
}
