/** Time as the simulated company lives it: it may pass faster than ours. */
export interface Clock {
  /** ms since 1970, whole. */
  now(): number
  /** Runs something after so many simulated ms. */
  after(milliseconds: number, run: () => void): void
  stop(): void
}

export function createClock(speed: number): Clock {
  const startedAt = Date.now()
  const timers = new Set<NodeJS.Timeout>()
  return {
    now: () => Math.round(startedAt + (Date.now() - startedAt) * speed),
    after(milliseconds, run) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        run()
      }, milliseconds / speed)
      timers.add(timer)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
