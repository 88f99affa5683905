import { queryOptions, useQuery } from '@tanstack/react-query'
import { openSession, SESSION_KEY } from '../api/session.ts'

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: ({ signal }) => openSession(signal),
})

export function useSession() {
  return useQuery(sessionQuery)
}
