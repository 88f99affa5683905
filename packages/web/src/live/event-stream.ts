import type { CallEvent } from '../calls/call.ts'

const REOPEN_AFTER_MS = 2_000

interface StreamListener {
  onEvent(event: CallEvent): void
  /** All that happened before is told. Not `isGapless`: what happened while nobody listened is not. */
  onReady(isGapless: boolean): void
  onLost(): void
  /** The hub refused, for one because the session ended; it will be asked again. */
  onRefused(): void
}

/**
 * Listens to the hub until it is stopped.
 *
 * An EventSource comes back by itself after a broken connection, but gives up for good when the hub, or a
 * proxy for it, answers with an error. Then a new one goes on from the last cursor.
 */
export function openEventStream(listener: StreamListener): () => void {
  let cursor: number | null = null
  let feedId: string | null = null
  let isGapless = false
  let isStopped = false
  let source = open()
  let reopening: ReturnType<typeof setTimeout> | undefined

  function open(): EventSource {
    const opened = new EventSource(`/api/events${placeOf(cursor, feedId)}`)
    opened.addEventListener('open', () => {
      isGapless = cursor !== null
    })
    opened.addEventListener('dialpad:call', message => {
      const event: CallEvent = JSON.parse(message.data)
      if (cursor !== null && event.cursor <= cursor) return
      cursor = event.cursor
      listener.onEvent(event)
    })
    opened.addEventListener('trunkline:ready', message => {
      const { feed_id = null } = JSON.parse(message.data)
      // A browser reconnects by itself, even when the hub has another database by then.
      const isSameFeed = feedId === null || feedId === feed_id
      if (!isSameFeed) cursor = null
      feedId = feed_id
      listener.onReady(isGapless && isSameFeed)
    })
    opened.addEventListener('error', () => {
      listener.onLost()
      if (opened.readyState !== EventSource.CLOSED) return
      listener.onRefused()
      reopening = setTimeout(() => void reopen(), REOPEN_AFTER_MS)
    })
    return opened
  }

  /** An EventSource does not report why it was refused. If the cursor is gone, the feed starts without one. */
  async function reopen(): Promise<void> {
    if (cursor !== null && (await isGone(placeOf(cursor, feedId)))) {
      cursor = null
      feedId = null
    }
    if (!isStopped) source = open()
  }

  return () => {
    isStopped = true
    clearTimeout(reopening)
    source.close()
  }
}

function placeOf(cursor: number | null, feedId: string | null): string {
  if (cursor === null) return ''
  return feedId === null ? `?since=${cursor}` : `?since=${cursor}&feed_id=${feedId}`
}

/** Whether the hub no longer knows this place in its feed, as after its database was restored. */
async function isGone(place: string): Promise<boolean> {
  const answer = await fetch(`/api/feed${place}&limit=1`).catch(() => null)
  return answer?.status === 410
}
