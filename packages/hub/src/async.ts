/** The result of some work, or an error once the time is over; the work itself continues. @throws what `late` makes */
export function withTimeout<T>(
  ms: number,
  work: Promise<T>,
  late = () => new Error(`No response within ${Math.round(ms)} ms`),
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), Math.max(0, ms)).unref()
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Calls while `run` is under way share its result. */
export function singleFlight<T>(run: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null
  return () => {
    underWay ??= run().finally(() => {
      underWay = null
    })
    return underWay
  }
}
