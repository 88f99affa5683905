import { useQuery } from '@tanstack/react-query'
import type { Call } from '@trunkline/client'
import { useMemo } from 'react'
import { CALLS_KEY, fetchActiveCalls } from '../api/calls.ts'
import { isOngoing } from '../calls/call.ts'
import { currentCalls } from './current-calls.ts'
import { useLive } from './live.tsx'

/** The calls of this moment, the newest first. */
export function useOngoingCalls(): readonly Call[] {
  const changes = useLive(live => live.changes)
  const { data } = useQuery({
    queryKey: [...CALLS_KEY, 'active'],
    queryFn: ({ signal }) => fetchActiveCalls(signal),
  })
  return useMemo(() => {
    const pages = data === undefined ? [] : [data]
    return currentCalls({ pages, isComplete: true, belongs: isOngoing }, changes)
  }, [data, changes])
}
