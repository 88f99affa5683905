import type { EngineTransaction } from '../database/database.ts'
import { type Bound, compose, defineStatement, query } from '../database/statement.ts'
import { joinTexts, splitTexts } from '../database/text-list.ts'
import { type FeedContent, type FeedTopic, formatPayload } from './topics.ts'

/** An entry that is to be appended to a feed. */
export interface FeedEntry<Body = unknown> extends FeedContent<Body> {
  /** Has the type. */
  readonly topic: FeedTopic
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
  const [head] = await query<{ first: string }>(queries, reserveInFeed(appId, entries.length))
  const first = Number(head?.first)
  const placed = entries.map((entry, place) => ({ ...entry, seq: first + place }))
  await queries.executeQuery(compose([writeToFeed(appId, placed)]))
}

const RESERVE = defineStatement(`
  with head as (
    insert into feed_heads (app_id, last_seq) values ($1, $2)
    on conflict (app_id) do update set last_seq = feed_heads.last_seq + excluded.last_seq
    returning last_seq - $2 + 1 as first
  )
  select first, pg_notify('trunkline_feed', $1::uuid::text) from head`)

/**
 * Takes the next places in an app's feed, which must be filled in the same transaction. There are no gaps: the row in
 * `feed_heads` is locked until the transaction ends, so that places become visible in their order.
 */
export function reserveInFeed(appId: string, count: number): Bound {
  return { statement: RESERVE, values: [appId, count] }
}

const WRITE = defineStatement(`
  insert into feed (app_id, seq, type, subject_id, payload)
  select $1, seq::bigint, type, nullif(subject_id, ''), payload
  from unnest(${splitTexts('$2')}, ${splitTexts('$3')}, ${splitTexts('$4')}, ${splitTexts('$5')})
    as t (seq, type, subject_id, payload)`)

/** @param entries at least one */
export function writeToFeed(appId: string, entries: readonly PlacedEntry[]): Bound {
  return {
    statement: WRITE,
    values: [
      appId,
      joinTexts(entries.map(({ seq }) => String(seq))),
      joinTexts(entries.map(({ type }) => type)),
      joinTexts(entries.map(({ subjectId }) => subjectId)),
      joinTexts(entries.map(entry => formatPayload(entry.topic, entry))),
    ],
  }
}
