import type { AppTransaction } from '../database/database.ts'
import type { Later } from '../database/pipeline.ts'
import type { FeedEntry } from '../feed/append.ts'

/** The transaction in which events of one app are applied together. */
export interface Batch {
  readonly appId: string
  readonly queries: AppTransaction
  /** For writes: while PostgreSQL is at one, the next is being told. */
  readonly later: Later
  /** How long a leg that answered may lag behind those that did not, in ms: a call is not called missed before. */
  readonly missGraceMs: number
}

/** Puts what happened into the feed, each entry at the place of its event. Null: nobody is told. */
export type Tell = ((entries: readonly FeedEntry[]) => Promise<void>) | null
