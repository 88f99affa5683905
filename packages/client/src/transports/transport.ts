import type { TrunklineError } from '../errors.ts'
import type { Requester } from '../request.ts'
import type { FeedEvent } from '../types.ts'

export interface FeedOptions {
  /** The cursor of the last event that was processed. Without it, the feed starts with the next event. */
  readonly since?: number
  /** The `feedId` that was saved with the cursor: it lets the hub detect that its database was replaced. */
  readonly feedId?: string
  /**
   * Called when the hub no longer knows the cursor, for example after its database was restored from a backup. Events were
   * missed and are not in the feed: load the lists again here. The feed then continues with the next event. Without it,
   * the feed throws CURSOR_GONE.
   */
  readonly onGap?: (gone: TrunklineError) => void | Promise<void>
  /** Called after each connect, once every earlier event has been delivered. */
  readonly onCaughtUp?: () => void
  /** Called when the connection is lost and after each failed attempt to reconnect. The feed keeps trying. */
  readonly onDisconnect?: (error: unknown) => void
  /** The longest wait between two attempts to reconnect, in ms; 30 000 by default. */
  readonly longestWaitMs?: number
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
  /** The feed that the cursor belongs to; older hubs do not send it. */
  readonly feed_id?: string
}

export type Filter = {
  readonly [Name in 'types' | 'number' | 'user' | 'department']: FeedOptions[Name] | undefined
}

/** Reads the feed after a cursor, until the connection breaks or the signal is aborted. */
export type Transport = (reader: {
  readonly url: string
  /** Whether the browser's session cookie authenticates a WebSocket, so that it needs no ticket. */
  readonly hasSession: boolean
  readonly request: Requester
  readonly since: number
  /** Null if it is not known yet. */
  readonly feedId: string | null
  readonly filter: Filter
  readonly signal: AbortSignal
}) => AsyncIterable<FeedEvent | Ready>
