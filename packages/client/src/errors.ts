/** What the hub answered instead of what was asked for. */
export class TrunklineError extends Error {
  override readonly name = 'TrunklineError'
  /** The HTTP status; 0: nobody answered. */
  readonly status: number
  /** Stable, as `INVALID_API_KEY`; `NO_ANSWER` when nobody answered. */
  readonly code: string
  readonly details: unknown
  /** When to try again, in seconds, where the hub said so. */
  readonly retryAfterSeconds: number | null

  constructor(
    message: string,
    fields: {
      status: number
      code: string
      details?: unknown
      retryAfterSeconds?: number | null
      cause?: unknown
    },
  ) {
    super(message, { cause: fields.cause })
    this.status = fields.status
    this.code = fields.code
    this.details = fields.details
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null
  }

  /** Asking again later may help. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}
