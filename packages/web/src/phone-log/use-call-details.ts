import { useQuery } from '@tanstack/react-query'
import { CALL_DETAILS_KEY, fetchCallDetails } from '../api/calls.ts'
import { useLive } from '../live/live.tsx'

/** One call with its legs and story; what was heard since shows at once, while the rest is fetched anew. */
export function useCallDetails(id: string) {
  const query = useQuery({
    queryKey: [...CALL_DETAILS_KEY, id],
    queryFn: ({ signal }) => fetchCallDetails(id, signal),
    // What is not on the screen is not kept up to date.
    gcTime: 0,
  })
  const details = query.data
  const change = useLive(live => live.changes.get(details?.id ?? id))
  const isNewer = details !== undefined && change !== undefined && change.at >= details.requestedAt
  return { ...query, data: isNewer ? { ...details, ...change.call } : details }
}
