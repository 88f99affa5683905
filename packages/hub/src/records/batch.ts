import type { AppTransaction } from '../database/database.ts'
import type { Later } from '../database/pipeline.ts'
import type { FeedEntry } from '../feed/append.ts'

/** The transaction in which events of one app are applied together. */
export interface Batch {
  readonly appId: string
  readonly queries: AppTransaction
  /** For writes: PostgreSQL executes one while the next is prepared. */
  readonly later: Later
  /** How long an answered leg may lag behind the unanswered ones, in ms: no call is published as missed before. */
  readonly missGraceMs: number
}

/** Appends entries to the feed, each at the place of its event. Null: nothing is published. */
export type Publish = ((entries: readonly FeedEntry[]) => Promise<void>) | null
