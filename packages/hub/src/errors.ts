/** What went wrong, as a client may know it. Thrown where it is found, turned into an answer in one place. */
export class HubError extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message)
    this.name = 'HubError'
    this.status = status
    this.code = code
    this.details = details
  }
}

/** The hub is in trouble itself. Dialpad tries again after a 503, never after a 4xx. */
export function unavailable(code: string, message: string, details?: unknown): HubError {
  return new HubError(503, code, message, details)
}

export function notFound(what: string): HubError {
  return new HubError(404, 'NOT_FOUND', `${what} not found`)
}

/** For every kind of single-use link. */
export function invalidLink(): HubError {
  return new HubError(
    404,
    'LINK_INVALID',
    'This link has already been used or has expired: ask for a new one',
  )
}

/** The body of the response to a client. */
export function errorBody({ message, code, details }: HubError) {
  return { error: message, code, ...(details === undefined ? {} : { details }) }
}
