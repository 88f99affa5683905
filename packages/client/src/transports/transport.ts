import type { Requester } from '../request.ts'
import type { FeedEvent } from '../types.ts'

export interface FeedOptions {
  /** The cursor of the last event that was processed. Without it, the feed starts with the next event. */
  readonly since?: number
  /** Event types, such as `call.ended`, or `call.*` for all call events. */
  readonly types?: readonly string[]
  /** A number on either side of the call, in E.164 format. */
  readonly number?: string
  /** A Dialpad id, or an email address. */
  readonly user?: string | number
  readonly department?: string
  /** Ends the feed. */
  readonly signal?: AbortSignal
}

/** Sent when every earlier event has been delivered. */
export interface Ready {
  readonly type: 'feed.ready'
  readonly cursor: number
}

export type Filter = Pick<FeedOptions, 'types' | 'number' | 'user' | 'department'>

/** Reads the feed after a cursor, until the connection breaks or the signal is aborted. */
export type Transport = (reader: {
  readonly url: string
  readonly request: Requester
  readonly since: number
  readonly filter: Filter
  readonly signal: AbortSignal
}) => AsyncIterable<FeedEvent | Ready>
