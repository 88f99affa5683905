import { HubError } from '../errors.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an Origin header names the hub's own pages. */
export type IsOwnOrigin = (origin: string | undefined) => boolean

/**
 * Compares with the configured public URL and not with the request's Host, which a page of another site chooses by
 * pointing its own name at the hub (DNS rebinding). On one's own machine all names of the loopback interface are the same.
 */
export function createIsOwnOrigin(publicUrl: string): IsOwnOrigin {
  const own = new URL(publicUrl)
  return origin => {
    if (origin === undefined || !URL.canParse(origin)) return false
    const given = new URL(origin)
    if (given.origin === own.origin) return true
    const bothLoopback = LOOPBACK.has(own.hostname) && LOOPBACK.has(given.hostname)
    return bothLoopback && given.protocol === own.protocol && given.port === own.port
  }
}

/**
 * Refuses what a page of another site asks for with the cookies that the browser sends along.
 *
 * @throws HubError 403 FOREIGN_ORIGIN
 */
export function requireOwnOrigin(
  isOwnOrigin: IsOwnOrigin,
  { headers, method }: { headers: { readonly origin?: string | undefined }; method?: string | undefined },
): void {
  if (method === undefined || method === 'GET' || method === 'HEAD') return
  if (isOwnOrigin(headers.origin)) return
  throw new HubError(
    403,
    'FOREIGN_ORIGIN',
    'Only the hub’s own pages may send this request. If you are on one, set PUBLIC_URL to the address that you opened',
  )
}
