import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Call } from '@trunkline/client'
import { CALL_DETAILS_KEY, fetchCallDetails } from '../api/calls.ts'
import { SESSION_KEY, type Session } from '../api/session.ts'
import { useLive } from '../live/live.tsx'

/** One call with its legs and story; what was heard since shows at once, while the rest is fetched anew. */
export function useCallDetails(id: string) {
  const session = useQueryClient().getQueryData<Session>(SESSION_KEY)
  const query = useQuery({
    // Unlocked, the same call has more to show.
    queryKey: [...CALL_DETAILS_KEY, id, session?.user?.unlocked_until ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => fetchCallDetails(id, signal),
    // What is not on the screen is not kept up to date.
    gcTime: 0,
  })
  const details = query.data
  const change = useLive(live => live.changes.get(details?.id ?? id))
  const isNewer = details !== undefined && change !== undefined && change.at >= details.requestedAt
  return { ...query, data: isNewer ? { ...details, ...withoutRedacted(change.call) } : details }
}

/** Live events carry no content: a field that is null for that reason must not replace the fetched one. */
function withoutRedacted(call: Call | null): Partial<Call> | null {
  if (call === null) return null
  const { redacted = [], ...rest } = call
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !redacted.includes(name)))
}
