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
 * Listens to the hub until told to stop.
 *
 * An EventSource comes back by itself after a broken connection, but gives up for good when the hub, or a
 * proxy for it, answers with an error. Then a new one goes on from the last cursor.
 */
export function openEventStream(listener: StreamListener): () => void {
  let cursor: number | null = null
  let isGapless = false
  let source = open()
  let reopening: ReturnType<typeof setTimeout> | undefined

  function open(): EventSource {
    const opened = new EventSource(cursor === null ? '/api/events' : `/api/events?since=${cursor}`)
    opened.addEventListener('open', () => {
      isGapless = cursor !== null
    })
    opened.addEventListener('dialpad:call', message => {
      const event: CallEvent = JSON.parse(message.data)
      if (cursor !== null && event.cursor <= cursor) return
      cursor = event.cursor
      listener.onEvent(event)
    })
    opened.addEventListener('trunkline:ready', () => listener.onReady(isGapless))
    opened.addEventListener('error', () => {
      listener.onLost()
      if (opened.readyState !== EventSource.CLOSED) return
      listener.onRefused()
      reopening = setTimeout(() => {
        source = open()
      }, REOPEN_AFTER_MS)
    })
    return opened
  }

  return () => {
    clearTimeout(reopening)
    source.close()
  }
}
