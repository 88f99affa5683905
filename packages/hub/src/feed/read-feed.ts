import type { Database, Lane } from '../database/database.ts'
import type { FeedRow, FeedTopics } from './topics.ts'

/** Entries of an app's feed after a cursor, at most up to another one. */
export async function readFeed(
  database: Database,
  topics: FeedTopics,
  appId: string,
  { after, upTo, limit }: { after: number; upTo?: number; limit: number },
  lane: Lane,
): Promise<FeedRow[]> {
  const rows = await database.forApp(
    appId,
    queries => {
      const following = queries
        .selectFrom('feed')
        .select(['seq', 'type', 'payload'])
        .where('app_id', '=', appId)
        .where('seq', '>', String(after))
        .orderBy('seq')
        .limit(limit)
      return (upTo === undefined ? following : following.where('seq', '<=', String(upTo))).execute()
    },
    lane,
  )
  return rows.map(row => topics.parse(row))
}
