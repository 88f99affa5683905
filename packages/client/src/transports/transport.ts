import type { TrunklineError } from '../errors.ts'
import type { Requester } from '../request.ts'
import type { FeedEvent } from '../types.ts'

export interface FeedOptions {
  /** The last cursor that was dealt with. Without one, the feed begins now. */
  readonly since?: number
  /** The `feedId` that the cursor was kept with: it tells when the hub has another database now. */
  readonly feedId?: string
  /**
   * Called when the hub does not know the cursor any more, as after its database was restored from a backup: what was missed is
   * not in the feed. Read the lists anew here; the feed then goes on from where it stands. Without it, the feed throws
   * CURSOR_GONE.
   */
  readonly onGap?: (gone: TrunklineError) => void | Promise<void>
  /** As `call.ended`, or `call.*` for all of calls. */
  readonly types?: readonly string[]
  /** E.164, on either side. */
  readonly number?: string
  /** A Dialpad id, or an email address. */
  readonly user?: string | number
  readonly department?: string
  readonly signal?: AbortSignal
}

/** Says that all that happened before is told. */
export interface Ready {
  readonly type: 'feed.ready'
  readonly cursor: number
  /** Whose cursors these are; from older hubs there is none. */
  readonly feed_id?: string
}

export type Filter = Pick<FeedOptions, 'types' | 'number' | 'user' | 'department'>

/** One way to read the feed after a cursor, until it breaks or is told to stop. */
export type Transport = (reader: {
  readonly url: string
  readonly request: Requester
  readonly since: number
  /** Null: not known yet. */
  readonly feedId: string | null
  readonly filter: Filter
  readonly signal: AbortSignal
}) => AsyncIterable<FeedEvent | Ready>
