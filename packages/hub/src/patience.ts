import { setTimeout as sleep } from 'node:timers/promises'

/** Gives what comes of some work, if that is within so many ms. The work itself goes on. @throws when it is not */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = sleep(Math.max(0, ms), undefined, { ref: false }).then(() => {
    throw new Error(`No response within ${Math.round(ms)} ms`)
  })
  return Promise.race([work, late])
}

/** Whoever asks while it is under way gets what comes of that. */
export function oneAtATime<T>(run: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null
  return () => {
    underWay ??= run().finally(() => {
      underWay = null
    })
    return underWay
  }
}
