import { sql } from 'kysely'
import type { EngineTransaction } from '../database/database.ts'
import type { FeedContent } from './topics.ts'

/** An entry that is to be appended to a feed. */
export interface FeedEntry<Body = unknown> extends FeedContent<Body> {
  /** The raw event that caused it; null: none. */
  readonly eventId: string | null
  /** The Dialpad id of the record that it is about. */
  readonly subjectId: string | null
}

/** A feed entry with its place in the feed. */
export type PlacedEntry = FeedEntry & { readonly seq: number }

/**
 * Appends entries to an app's feed. Readers are woken by the commit.
 *
 * @param queries of a transaction
 */
export async function appendToFeed(
  queries: EngineTransaction,
  appId: string,
  entries: readonly FeedEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const { rows } = await reserveInFeed(appId, entries.length).execute(queries)
  const first = Number(rows[0]?.first)
  await writeToFeed(
    appId,
    entries.map((entry, place) => ({ ...entry, seq: first + place })),
  ).execute(queries)
}

/**
 * Takes the next places in an app's feed, which must be filled in the same transaction. There are no gaps: the row in
 * `feed_heads` is locked until the transaction ends, so that places become visible in their order.
 */
export function reserveInFeed(appId: string, count: number) {
  return sql<{ first: string }>`
    with head as (
      insert into feed_heads (app_id, last_seq) values (${appId}, ${count})
      on conflict (app_id) do update set last_seq = feed_heads.last_seq + excluded.last_seq
      returning last_seq - ${count} + 1 as first
    )
    select first, pg_notify('trunkline_feed', ${appId}) from head`
}

export function writeToFeed(appId: string, entries: readonly PlacedEntry[]) {
  const rows = entries.map(({ seq, type, subjectId, at, body, merged }) => ({
    seq,
    type,
    subject_id: subjectId,
    payload: { at, body, ...(merged === undefined || merged.length === 0 ? {} : { merged }) },
  }))
  return sql`
    insert into feed (app_id, seq, type, subject_id, payload)
    select ${appId}, seq, type, subject_id, payload
    from json_to_recordset(${JSON.stringify(rows)}) as t (seq bigint, type text, subject_id text, payload json)`
}
