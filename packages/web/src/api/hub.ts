import { createClient, TrunklineError } from '@trunkline/client'

/** The hub that serves this page, on behalf of the session. Queries retry by themselves (app/query-client.ts). */
export const hub = createClient({ url: location.origin, retries: 0 })

/** Whether the hub rejected a request for good; false while it does not respond, and for 429 and 5xx. */
export function isRefusal(error: unknown): error is TrunklineError {
  return error instanceof TrunklineError && !error.isTemporary
}
