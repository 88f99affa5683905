import { createClient, TrunklineError } from '@trunkline/client'

/** The hub that served this page; the session cookie says who asks. Queries retry by themselves (app/query-client.ts). */
export const hub = createClient({ url: location.origin, retries: 0 })

/** Whether the hub was asked for something that it does not have or do; false while it is away. */
export function isRefusal(error: unknown): error is TrunklineError {
  return error instanceof TrunklineError && !error.isTemporary
}
