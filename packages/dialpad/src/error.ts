/** Dialpad refused a request, or could not be reached. Its own words stay out: they may name people and numbers. */
export class DialpadError extends Error {
  /** The HTTP status, or null when there was no response at all. */
  readonly status: number | null
  /** How long Dialpad asked to wait, in seconds, when it did. */
  readonly retryAfterSeconds: number | null

  constructor(what: string, status: number | null, retryAfterSeconds: number | null = null, cause?: unknown) {
    super(status === null ? `${what}: no answer from Dialpad` : `${what}: Dialpad answered ${status}`, {
      cause,
    })
    this.name = 'DialpadError'
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Whether an error is a response of Dialpad with one of these statuses. */
export function hasStatus(error: unknown, ...statuses: readonly number[]): error is DialpadError {
  return error instanceof DialpadError && error.status !== null && statuses.includes(error.status)
}
