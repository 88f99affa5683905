import type { Method, PathOf, RequestBody, ResponseBody } from './bodies.ts'
import { TrunklineError } from './errors.ts'
import { backoff, pause } from './pause.ts'

interface RequestOptions<Body = unknown> {
  /** The values of the path's placeholders: `id` of `/api/v1/calls/{id}`. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: object
  readonly body?: Body
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal | undefined
}

export interface Requester {
  /** Sends a request to one of the hub's routes. @throws TrunklineError */
  <M extends Method, Path extends PathOf<M>>(
    method: M,
    path: Path,
    options?: RequestOptions<RequestBody<M, Path>>,
  ): Promise<ResponseBody<M, Path>>
  /** Sends a request to a route that `/openapi.json` leaves out. @throws TrunklineError */
  untyped<Body>(method: Method, path: string, options?: RequestOptions): Promise<Body>
  /** Sends once, without retries, and does not read the body. @throws TrunklineError */
  raw(method: Method, path: string, options?: RequestOptions): Promise<Response>
}

export interface Connection {
  /** The hub's URL, such as `https://hub.example`. */
  readonly url: string
  /** Without it, the hub's own web app acts for the person who is signed in: the browser sends their session cookie. */
  readonly apiKey?: string
  /** The maximum number of retries of a request that may succeed later; 4 by default. */
  readonly retries?: number
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch
}

const LONGEST_WAIT_MS = 60_000

/** Sends requests, and retries those that may succeed later: after the hub's `Retry-After`, or with backoff. */
export function createRequester({ url, apiKey, retries = 4, fetch: send = fetch }: Connection): Requester {
  const raw: Requester['raw'] = async (method, path, options = {}) => {
    const { params = {}, query = {}, body, idempotencyKey, signal } = options
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''))
    const address = new URL(filled.replace(/^\//, ''), url.endsWith('/') ? url : `${url}/`)
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null) address.searchParams.set(name, toText(value))
    }
    const response = await send(address, {
      method: method.toUpperCase(),
      credentials: 'same-origin',
      headers: {
        ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch(cause => notAnswered(cause, signal))
    if (!response.ok) throw await toError(response)
    return response
  }

  const untyped: Requester['untyped'] = async <Body>(
    method: Method,
    path: string,
    options: RequestOptions = {},
  ) => {
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await raw(method, path, options)
        if (response.status === 204) return undefined as Body
        return (await response.json().catch(cause => notAnswered(cause, options.signal))) as Body
      } catch (error) {
        if (attempt >= retries || !(error instanceof TrunklineError) || !mayRepeat(error, method, options))
          throw error
        const asked = error.retryAfterSeconds
        const wait = asked === null ? backoff(attempt) : asked * 1_000
        if (wait > LONGEST_WAIT_MS) throw error
        await pause(wait, options.signal)
      }
    }
  }
  const request = <M extends Method, Path extends PathOf<M>>(
    method: M,
    path: Path,
    options?: RequestOptions,
  ) => untyped<ResponseBody<M, Path>>(method, path, options)
  return Object.assign(request, { untyped, raw })
}

/** @throws TrunklineError, or the signal's reason once it is aborted */
function notAnswered(cause: unknown, signal: AbortSignal | undefined): never {
  signal?.throwIfAborted()
  throw new TrunklineError('The hub did not respond', { status: 0, code: 'NO_ANSWER', cause })
}

/** A request that changes something is retried only if the hub can recognize the retry. */
function mayRepeat(error: TrunklineError, method: Method, { idempotencyKey }: RequestOptions): boolean {
  return error.isTemporary && (method !== 'post' || idempotencyKey !== undefined || error.status === 429)
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
