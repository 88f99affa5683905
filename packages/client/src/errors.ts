/** A request failed: the hub responded with an error, or not at all. */
export class TrunklineError extends Error {
  override readonly name = 'TrunklineError'
  /** The HTTP status; 0 if there was no response. */
  readonly status: number
  /** A stable error code, such as `INVALID_API_KEY`; `NO_ANSWER` if there was no response. */
  readonly code: string
  readonly details: unknown
  /** Seconds to wait before retrying, if the hub specified them. */
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

  /** Whether a retry may succeed (no response, 429 or 5xx). */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}
