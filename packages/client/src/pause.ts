const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

/** How long to wait before trying again, in ms: longer each time, and never all clients at once. */
export function backoff(attempt: number, longestMs = LONGEST_WAIT_MS): number {
  return Math.min(longestMs, FIRST_WAIT_MS * 2 ** attempt) * (0.5 + Math.random() / 2)
}

/** @throws the signal's reason once it is aborted */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
