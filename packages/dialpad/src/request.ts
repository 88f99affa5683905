import { setTimeout as sleep } from 'node:timers/promises'
import { parseJson } from './json.ts'

const REQUEST_TIMEOUT_MS = 15_000
/**
 * Dialpad counts requests by the second and by the minute for the whole company and does not say when to come
 * back: these are the waits, in ms, before it is asked again after a 429, which it has done nothing about.
 */
const WAITS_AFTER_429 = [300, 700, 1_500, 3_000]
/** A longer wait than this, in s, is the caller's to decide. */
const LONGEST_RETRY_AFTER_S = 10

/** Dialpad said no, or could not be reached. Its own words stay out: they may name people and numbers. */
export class DialpadError extends Error {
  /** The HTTP status, or null when there was no answer at all. */
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

/** Whether an error is an answer of Dialpad with one of these statuses. */
export function hasStatus(error: unknown, ...statuses: readonly number[]): error is DialpadError {
  return error instanceof DialpadError && error.status !== null && statuses.includes(error.status)
}

export interface DialpadRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly accessToken?: string
  readonly body?: unknown
  /** Told the status of each answer; null: there was none. */
  readonly observe?: Observe
}

export type Observe = (status: number | null) => void

/**
 * Sends one request to Dialpad and gives the JSON of its answer, undefined when that is empty. What was one
 * request too many is sent again, for some seconds.
 *
 * @throws DialpadError on any status but 2xx, on a time-out of 15 s and when nobody answers.
 */
export async function requestDialpad(request: DialpadRequest): Promise<unknown> {
  for (const wait of WAITS_AFTER_429) {
    try {
      return await requestOnce(request)
    } catch (error) {
      if (!(error instanceof DialpadError) || error.status !== 429) throw error
      const asked = error.retryAfterSeconds
      if (asked !== null && asked > LONGEST_RETRY_AFTER_S) throw error
      await sleep(asked === null ? wait : asked * 1_000)
    }
  }
  return requestOnce(request)
}

async function requestOnce(request: DialpadRequest): Promise<unknown> {
  const what = `${request.method} ${request.url.pathname}`
  let response: Response
  let text: string
  try {
    response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.accessToken === undefined ? {} : { authorization: `Bearer ${request.accessToken}` }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      redirect: 'error',
    })
    text = await response.text()
  } catch (error) {
    request.observe?.(null)
    throw new DialpadError(what, null, null, error)
  }
  request.observe?.(response.status)
  if (!response.ok) {
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
    throw new DialpadError(what, response.status, Number.isFinite(retryAfter) ? retryAfter : null)
  }
  try {
    return text === '' ? undefined : parseJson(text)
  } catch (error) {
    throw new DialpadError(`${what} (the response is not JSON)`, response.status, null, error)
  }
}
