import { sql } from 'kysely'
import type { CallBody } from '../calls/call-body.ts'
import type { AppTransaction } from '../database/database.ts'

/** What may happen to a call, in the feed's words. */
export type CallFeedType =
  | 'call.ring'
  | 'call.started'
  | 'call.held'
  | 'call.resumed'
  | 'call.ended'
  | 'call.missed'
  | 'voicemail.received'
  | 'call.updated'

/** What the feed keeps of one change. Every form in which it is delivered is made from this. */
export interface FeedPayload {
  /** When it happened at Dialpad, ISO 8601. */
  readonly at: string
  /** Calls that turned out to be part of this one and are no more. */
  readonly merged: readonly string[]
  readonly call: CallBody
}

export interface FeedEntry {
  readonly type: CallFeedType
  readonly callId: string
  readonly payload: FeedPayload
}

/**
 * Appends entries to an app's feed, numbered without a gap: the row in `feed_heads` is locked until the
 * transaction ends, so that numbers become visible in their order. Readers are woken by the commit.
 */
export async function appendToFeed(
  queries: AppTransaction,
  appId: string,
  entries: readonly FeedEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await sql`
    with head as (
      insert into feed_heads (app_id, last_seq) values (${appId}, ${entries.length})
      on conflict (app_id) do update set last_seq = feed_heads.last_seq + ${entries.length}
      returning last_seq - ${entries.length} as first
    )
    insert into feed (app_id, seq, type, call_id, payload)
    select ${appId}, head.first + t.place, t.type, t."callId", t.payload
    from head, rows from (json_to_recordset(${JSON.stringify(entries)})
      as (type text, "callId" bigint, payload json)) with ordinality as t (type, "callId", payload, place)`.execute(
    queries,
  )
  await sql`select pg_notify('trunkline_feed', ${appId})`.execute(queries)
}
