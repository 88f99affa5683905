import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { Call, CallEvent } from '@trunkline/client'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import { CALL_DETAILS_KEY, CALLS_KEY } from '../api/calls.ts'
import { hub } from '../api/hub.ts'
import { SESSION_KEY } from '../api/session.ts'
import { followFeed } from './follow-feed.ts'
import { createLiveStore, type LiveState, type LiveStore } from './live-store.ts'

const LiveContext = createContext<LiveStore | null>(null)

/** Listens to the hub as long as it is shown. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createLiveStore)
  useListening(store)
  return <LiveContext value={store}>{children}</LiveContext>
}

export function useLive<Part>(part: (state: LiveState) => Part): Part {
  const store = use(LiveContext)
  if (store === null) throw new Error('useLive works within a LiveProvider only')
  return useSyncExternalStore(store.subscribe, () => part(store.read()))
}

function useListening(store: LiveStore): void {
  const client = useQueryClient()
  useEffect(() => {
    const fetchAnew = fetcherAnew(client, store)
    return followFeed(hub, {
      onEvent(event) {
        store.add(event)
        if (store.isFull()) fetchAnew()
        void client.invalidateQueries({
          queryKey: CALL_DETAILS_KEY,
          predicate: query => concerns(event, query.state.data),
        })
      },
      onReady: () => store.setConnection('live'),
      onGap: fetchAnew,
      onLost: () => store.setConnection('lost'),
      onRefused: () => void client.invalidateQueries({ queryKey: SESSION_KEY }),
    })
  }, [client, store])
}

/** Fetches all lists anew, so that no change from before needs to be kept. */
function fetcherAnew(client: QueryClient, store: LiveStore): () => void {
  let isFetching = false
  return async () => {
    if (isFetching) return
    isFetching = true
    const moment = performance.now()
    client.removeQueries({ queryKey: CALLS_KEY, type: 'inactive' })
    await client.invalidateQueries({ queryKey: CALLS_KEY })
    store.forgetBefore(moment)
    isFetching = false
  }
}

function concerns({ data: call, merged }: CallEvent, details: unknown): boolean {
  const id = (details as Call | undefined)?.id
  return id !== undefined && (id === call.id || merged?.includes(id) === true)
}
