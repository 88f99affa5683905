import { sql } from 'kysely'
import type { AppTransaction } from '../database/database.ts'
import type { AgentBody } from '../records/agents/resource.ts'
import type { CallBody } from '../records/calls/resource.ts'
import type { ChangeBody } from '../records/changes/resource.ts'
import type { ContactBody } from '../records/contacts/resource.ts'
import type { MessageBody } from '../records/messages/resource.ts'

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

export type FeedType =
  | CallFeedType
  | 'sms.received'
  | 'sms.sent'
  | 'sms.delivered'
  | 'sms.failed'
  | 'sms.updated'
  | 'agent.status'
  | 'contact.created'
  | 'contact.updated'
  | 'contact.deleted'
  | 'settings.changed'
  | 'connection.connected'
  | 'connection.expired'
  | 'connection.disconnected'
  | 'webhook.failing'
  | 'webhook.disabled'

/** What the feed keeps of one change. Every form in which it is delivered is made from this. */
export interface CallPayload {
  /** When it happened at Dialpad, ISO 8601. */
  readonly at: string
  /** Calls that turned out to be part of this one and are no more. */
  readonly merged: readonly string[]
  readonly call: CallBody
}

export type FeedPayload =
  | CallPayload
  | { readonly at: string; readonly message: MessageBody }
  | { readonly at: string; readonly agent: AgentBody }
  | { readonly at: string; readonly contact: ContactBody }
  | { readonly at: string; readonly change: ChangeBody }
  | { readonly at: string; readonly connection: ConnectionBody }
  | {
      readonly at: string
      readonly webhook: { readonly id: string; readonly url: string; readonly reason: string }
    }

/** How an app's connection to Dialpad stands. */
export interface ConnectionBody {
  readonly connected: boolean
  readonly environment: string
  /** Why it is not, when that is news. */
  readonly reason: string | null
}

export interface FeedEntry {
  /** The raw event that caused it; null: none. */
  readonly eventId: string | null
  readonly type: FeedType
  /** The Dialpad id of what it is about. */
  readonly subjectId: string | null
  readonly payload: FeedPayload
}

/** A feed entry with its place in the feed. */
export type PlacedEntry = FeedEntry & { readonly seq: number }

/**
 * Appends entries to an app's feed. Readers are woken by the commit.
 *
 * @param queries of a transaction
 */
export async function appendToFeed(
  queries: AppTransaction,
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
  return sql`
    insert into feed (app_id, seq, type, subject_id, payload)
    select ${appId}, seq, type, "subjectId", payload
    from json_to_recordset(${JSON.stringify(entries)}) as t (seq bigint, type text, "subjectId" text, payload json)`
}
