import { setTimeout as sleep } from 'node:timers/promises'
import { DialpadError, hasStatus } from './error.ts'
import { isRecord, type JsonRecord, parseJson, readText } from './json.ts'

const REQUEST_TIMEOUT_MS = 15_000
/**
 * The waits, in ms, before a request is retried after a 429, on which Dialpad has done nothing yet. It counts requests by
 * the second and by the minute for the whole company, and does not document a Retry-After.
 */
const WAITS_AFTER_429 = [300, 700, 1_500, 3_000]
/** A longer wait than this, in s, is left to the caller. */
const LONGEST_RETRY_AFTER_S = 10

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** Called with the status of each response; null when there was none. */
export type Observe = (status: number | null) => void

/** Supplies the access token of a client. */
export interface TokenSource {
  current(): Promise<string>
  /** A new token, after Dialpad rejected this one. @throws when there is none */
  renewed(refused: string): Promise<string>
}

/** A token that cannot be renewed, such as an API key. */
export function fixedToken(token: string): TokenSource {
  const refused = () => Promise.reject(new DialpadError('The access token', 401))
  return { current: () => Promise.resolve(token), renewed: refused }
}

export interface ClientOptions {
  /** Where Dialpad is, such as `https://dialpad.com`. */
  readonly baseUrl: string
  readonly tokens: TokenSource
  readonly observe?: Observe | undefined
}

/** Sends authorized requests. All resources of a client share one, which is where limits and retries belong. */
export interface Requester {
  /**
   * Sends one request and returns the JSON of the response; undefined when that is empty. When the token is rejected, it
   * is renewed once. Throws as `requestDialpad` does.
   *
   * @param path relative to `/api/v2/`, unless it begins with a slash
   */
  send(method: Method, path: string, body?: JsonRecord): Promise<unknown>
  /** The items of all pages of a list; a page is requested when the one before it is used up. Throws as `send` does. */
  list(path: string, query?: Readonly<Record<string, string>>): AsyncIterable<JsonRecord>
}

export function createRequester({ baseUrl, tokens, observe }: ClientOptions): Requester {
  const root = new URL('/api/v2/', baseUrl)

  const send: Requester['send'] = async (method, path, body) => {
    const sendWith = (accessToken: string) =>
      requestDialpad({
        method,
        url: new URL(path, root),
        accessToken,
        ...(observe === undefined ? {} : { observe }),
        ...(body === undefined ? {} : { body }),
      })
    const token = await tokens.current()
    try {
      return await sendWith(token)
    } catch (error) {
      if (!hasStatus(error, 401)) throw error
      return sendWith(await tokens.renewed(token))
    }
  }

  return {
    send,
    /** A page is `{cursor?, items?}`: an empty one may be `{}`, the last one has no cursor. */
    async *list(path, query = {}) {
      let cursor: string | null = null
      do {
        const parameters = new URLSearchParams(cursor === null ? query : { ...query, cursor })
        const page = await send('GET', `${path}?${parameters}`)
        if (!isRecord(page)) throw new DialpadError(`GET ${path} (no list)`, 200)
        if (Array.isArray(page.items)) yield* page.items.filter(isRecord)
        cursor = readText(page.cursor)
      } while (cursor !== null)
    },
  }
}

interface DialpadRequest {
  readonly method: Method
  readonly url: URL
  readonly accessToken?: string
  readonly body?: unknown
  readonly observe?: Observe
}

/**
 * Sends one request to Dialpad and returns the JSON of the response; undefined when that is empty. After a 429 the request
 * is retried for a few seconds.
 *
 * @throws DialpadError on any status but 2xx, on a time-out of 15 s, without a response and when it is not JSON
 */
export async function requestDialpad(request: DialpadRequest): Promise<unknown> {
  for (const wait of WAITS_AFTER_429) {
    try {
      return await requestOnce(request)
    } catch (error) {
      if (!hasStatus(error, 429)) throw error
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
