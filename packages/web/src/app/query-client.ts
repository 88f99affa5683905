import { type Query, QueryClient } from '@tanstack/react-query'
import { isRefusal } from '../api/hub.ts'
import { SESSION_KEY } from '../api/session.ts'

const SLOWEST_RETRY_MS = 5_000

/** The hub pushes changes, so nothing is fetched again just in case. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A hub in the same house works while the browser believes to be offline.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (_count, error) => mayHeal(error),
        retryDelay: count => Math.min(500 * 2 ** count, SLOWEST_RETRY_MS),
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** While the hub is away or the session is being renewed, asking again helps; a wrong question stays wrong. */
function mayHeal(error: Error): boolean {
  return !isRefusal(error) || error.status === 401
}

/** Asks who is signed in when the hub does not know any more: the answer leads to the sign-in, or renews. */
export function watchSession(client: QueryClient): () => void {
  return client.getQueryCache().subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'failed') return
    const { error } = event.action
    if (isRefusal(error) && error.status === 401 && !isSession(event.query)) {
      void client.invalidateQueries({ queryKey: SESSION_KEY })
    }
  })
}

function isSession(query: Query): boolean {
  return query.queryKey[0] === SESSION_KEY[0]
}
