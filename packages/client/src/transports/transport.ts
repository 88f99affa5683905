import type { Requester } from '../request.ts'
import type { FeedEvent } from '../types.ts'

export interface FeedOptions {
  /** The last cursor that was dealt with. Without one, the feed begins now. */
  readonly since?: number
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
}

export type Filter = Pick<FeedOptions, 'types' | 'number' | 'user' | 'department'>

/** One way to read the feed after a cursor, until it breaks or is told to stop. */
export type Transport = (reader: {
  readonly url: string
  readonly request: Requester
  readonly since: number
  readonly filter: Filter
  readonly signal: AbortSignal
}) => AsyncIterable<FeedEvent | Ready>
