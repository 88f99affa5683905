import type { JsonRecord } from '@trunkline/dialpad'
import type { EngineTransaction, Queries } from '../database/database.ts'
import type { Writes } from '../database/writes.ts'
import type { FeedEntry } from '../feed/append.ts'
import type { FeedTopic } from '../feed/topics.ts'
import type { RecordItem, RecordList } from './resource.ts'
import type { Written } from './written.ts'

/** The transaction in which events of one app are applied together. */
export interface Batch {
  readonly appId: string
  readonly queries: EngineTransaction
  readonly writes: Writes
  /** What earlier batches wrote and need not be written again. */
  readonly written: Written
  /** How long an answered leg may lag behind the unanswered ones, in ms: no call is published as missed before. */
  readonly missGraceMs: number
}

/** A parsed event of one kind. */
export interface RecordEvent<Data> {
  readonly eventId: string
  readonly receivedAt: Date
  readonly data: Data
}

/** Appends entries to the feed, each at the place of its event. Null: nothing is published. */
export type Publish = ((entries: readonly FeedEntry[]) => Promise<void>) | null

/** A table that is derived from the raw log. */
export interface DerivedTable {
  readonly key: readonly string[]
  /** Only these rows count; others may differ. */
  readonly where?: string
  /** Further indexes that applying needs. */
  readonly indexes?: readonly (readonly string[])[]
}

/**
 * A kind of record: how its events are parsed and applied, the tables that it keeps, and how the feed reports its changes.
 * Apply, rebuild and feed go over the list of kinds (`kinds.ts`) and know none by name; to add a kind is to add a folder
 * here and a line there.
 */
export interface RecordKind<Data = unknown> {
  readonly name: string
  /** Kinds whose rows this one reads while it applies events: theirs are applied first. */
  readonly after?: readonly string[]
  /**
   * Parses raw events, by the kind under which the log has them. Null: the event has an unexpected shape; it stays in the
   * log, is counted and has no effect.
   */
  readonly parse: Readonly<Record<string, (raw: JsonRecord) => Data | null>>
  /** Whether the hub knows what the event means; without this function, every event that can be parsed. */
  isRecognized?(data: Data): boolean
  /** Writes what the events mean and publishes one entry for each of them. */
  apply(batch: Batch, events: readonly RecordEvent<Data>[], publish: Publish): Promise<void>
  /** Tables of this kind by their names. */
  readonly tables: Readonly<Record<string, DerivedTable>>
  /**
   * Adds to the rebuilt tables what no event contains.
   *
   * @param schema where the rebuilt tables are
   * @param moment as it was then; null: as it is now
   */
  completeRebuild?(queries: Queries, schema: string, moment: Date | null): Promise<void>
  readonly topic?: FeedTopic
  /** What the API serves of it, below `/api/v1`. */
  readonly lists?: readonly RecordList[]
  readonly items?: readonly RecordItem[]
}
