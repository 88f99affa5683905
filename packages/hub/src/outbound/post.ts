import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isPublicAddress, literalAddress, lookupPublic, NOT_PUBLIC } from './public-address.ts'

const TIMEOUT_MS = 15_000
/** An answer counts by its status: a longer body is not read to the end. */
const READ_AT_MOST_BYTES = 64 * 1024

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
        let bytes = 0
        const answered = () => finish(response.statusCode ?? null, null)
        response.on('data', (part: Buffer) => {
          bytes += part.length
          if (bytes <= READ_AT_MOST_BYTES) return
          answered()
          request.destroy()
        })
        response.once('end', answered)
        response.on('error', error => finish(null, error.message))
      },
    )
    request.on('error', error =>
      finish(null, error.name === 'TimeoutError' ? 'No response within 15 s' : error.message),
    )
    // Without a listener Node drops the connection and says nothing: the delivery would never end.
    request.once('upgrade', (response, socket) => {
      socket.destroy()
      finish(response.statusCode ?? null, null)
    })
    request.once('close', () => finish(null, 'The connection was closed without a response'))
    request.end(body)
  })
}
