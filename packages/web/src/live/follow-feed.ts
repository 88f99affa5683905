import { type CallEvent, type Client, isCallEvent } from '@trunkline/client'

const RETRY_AFTER_REFUSAL_MS = 2_000
/** Short, because a person is looking at the page while the hub comes back. */
const LONGEST_WAIT_MS = 3_000

interface FeedListener {
  onEvent(event: CallEvent): void
  /** Every earlier event has been delivered. */
  onReady(): void
  /** Events may be missing: the lists must be fetched anew. */
  onGap(): void
  onLost(): void
  /** The hub refused, for example because the session ended. The feed is opened again soon. */
  onRefused(): void
}

/** Follows the hub's feed until the returned function is called. After a refusal it resumes where it was. */
export function followFeed(hub: Pick<Client, 'feed'>, listener: FeedListener): () => void {
  const stopped = new AbortController()
  void follow(hub, listener, stopped.signal)
  return () => stopped.abort()
}

async function follow(hub: Pick<Client, 'feed'>, listener: FeedListener, signal: AbortSignal): Promise<void> {
  let place: { since?: number; feedId?: string } = {}
  while (!signal.aborted) {
    // The lists may have been fetched before the feed began.
    let isGapless = place.since !== undefined
    const feed = hub.feed({
      ...place,
      signal,
      longestWaitMs: LONGEST_WAIT_MS,
      onGap: () => {
        isGapless = false
      },
      onCaughtUp() {
        listener.onReady()
        if (!isGapless) listener.onGap()
        isGapless = true
      },
      onDisconnect: () => listener.onLost(),
    })
    try {
      for await (const event of feed) if (isCallEvent(event)) listener.onEvent(event)
    } catch {
      listener.onLost()
      listener.onRefused()
      if (feed.cursor !== null && feed.feedId !== null) place = { since: feed.cursor, feedId: feed.feedId }
      await new Promise(resolve => setTimeout(resolve, RETRY_AFTER_REFUSAL_MS))
    }
  }
}
