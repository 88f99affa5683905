import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { CALLS_KEY, fetchCalls } from '../api/calls.ts'
import { FILTER_CHOICES, FILTER_QUERIES, type Filter } from '../calls/filters.ts'
import { currentCalls } from '../live/current-calls.ts'
import { useLive } from '../live/live.tsx'

const PAGE_SIZE = 50

/** The phone log as far as it was scrolled to, as it is now. */
export function useCallLog(filter: Filter) {
  const changes = useLive(live => live.changes)
  const query = useInfiniteQuery({
    queryKey: [...CALLS_KEY, 'log', filter],
    queryFn: ({ pageParam, signal }) =>
      fetchCalls({ where: FILTER_QUERIES[filter], limit: PAGE_SIZE, cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  })
  const { data, hasNextPage } = query
  const calls = useMemo(() => {
    const pages = data?.pages ?? []
    return currentCalls({ pages, isComplete: !hasNextPage, belongs: FILTER_CHOICES[filter] }, changes)
  }, [data, hasNextPage, filter, changes])
  return { ...query, calls }
}
