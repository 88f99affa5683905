import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isPublicAddress, literalAddress, lookupPublic, NOT_PUBLIC } from './public-address.ts'

const TIMEOUT_MS = 15_000

export interface Posted {
  /** Null: nobody answered. */
  readonly status: number | null
  readonly error: string | null
  readonly tookMs: number
}

/** Posts a body and gives what was answered. It follows no redirection and never throws. */
export function postWebhook(
  url: string,
  body: string,
  headers: Record<string, string>,
  { allowPrivate, signal }: { allowPrivate: boolean; signal?: AbortSignal },
): Promise<Posted> {
  const begun = performance.now()
  return new Promise(done => {
    const finish = (status: number | null, error: string | null) =>
      done({ status, error, tookMs: Math.round(performance.now() - begun) })
    const target = new URL(url)
    const literal = literalAddress(target)
    if (!allowPrivate && literal !== null && !isPublicAddress(literal)) {
      finish(null, NOT_PUBLIC)
      return
    }
    const send = target.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Trunkline' },
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]),
        ...(allowPrivate ? {} : { lookup: lookupPublic }),
      },
      response => {
        response.resume()
        response.once('end', () => finish(response.statusCode ?? null, null))
        response.once('error', error => finish(null, error.message))
      },
    )
    request.once('error', error =>
      finish(null, error.name === 'TimeoutError' ? 'No response within 15 s' : error.message),
    )
    request.end(body)
  })
}
