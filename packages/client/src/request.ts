import { TrunklineError } from './errors.ts'
import { backoff, pause } from './pause.ts'

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly query?: object
  readonly body?: unknown
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export interface Requester {
  /** @throws TrunklineError */
  <Answer>(path: string, options?: RequestOptions): Promise<Answer>
  /** Sends once, without retries, and does not read the body. @throws TrunklineError */
  raw(path: string, options?: RequestOptions): Promise<Response>
}

export interface Connection {
  /** The hub's URL, such as `https://hub.example`. */
  readonly url: string
  readonly apiKey: string
  /** The maximum number of retries of a request that may succeed later; 4 by default. */
  readonly retries?: number
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch
}

const LONGEST_WAIT_MS = 60_000

/** Sends requests, and retries those that may succeed later: after the hub's `Retry-After`, or with backoff. */
export function createRequester({ url, apiKey, retries = 4, fetch: send = fetch }: Connection): Requester {
  const raw = async (path: string, options: RequestOptions = {}) => {
    const { method = 'GET', query = {}, body, idempotencyKey, signal } = options
    const address = new URL(path.replace(/^\//, ''), url.endsWith('/') ? url : `${url}/`)
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null) address.searchParams.set(name, toText(value))
    }
    const response = await send(address, {
      method,
      headers: {
        'x-api-key': apiKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      signal?.throwIfAborted()
      throw new TrunklineError('The hub did not respond', { status: 0, code: 'NO_ANSWER', cause })
    })
    if (!response.ok) throw await toError(response)
    return response
  }

  const request = async <Answer>(path: string, options: RequestOptions = {}): Promise<Answer> => {
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await raw(path, options)
        return (response.status === 204 ? undefined : await response.json()) as Answer
      } catch (error) {
        if (attempt >= retries || !(error instanceof TrunklineError) || !mayRepeat(error, options))
          throw error
        const asked = error.retryAfterSeconds
        const wait = asked === null ? backoff(attempt) : asked * 1_000
        if (wait > LONGEST_WAIT_MS) throw error
        await pause(wait, options.signal)
      }
    }
  }
  return Object.assign(request, { raw })
}

/** A request that changes something is retried only if the hub can recognize the retry. */
function mayRepeat(error: TrunklineError, { method = 'GET', idempotencyKey }: RequestOptions): boolean {
  return error.isTemporary && (method !== 'POST' || idempotencyKey !== undefined || error.status === 429)
}

async function toError(response: Response): Promise<TrunklineError> {
  const body = (await response.json().catch(() => null)) as {
    error?: string
    code?: string
    details?: unknown
  } | null
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new TrunklineError(body?.error ?? `The hub responded with status ${response.status}`, {
    status: response.status,
    code: body?.code ?? 'UNKNOWN',
    details: body?.details,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  })
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? value.join(',') : String(value)
}
