/** What the hub answered instead of what was asked for. */
export class RequestError extends Error {
  override name = 'RequestError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/**
 * Asks the hub.
 *
 * @throws RequestError with the hub's own words, or a TypeError while it cannot be reached
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, signal = null } = options
  const response = await fetch(path, {
    method,
    signal,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  // An empty answer is read as such; a proxy's error page must not hide that the hub is away.
  const answer = await response.json().catch(() => undefined)
  if (!response.ok) {
    throw new RequestError(
      response.status,
      answer?.code ?? 'UNKNOWN',
      answer?.error ?? answer?.message ?? `The hub responded with status ${response.status}`,
    )
  }
  return answer
}
