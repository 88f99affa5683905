import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import { CALL_DETAILS_KEY, CALLS_KEY } from '../api/calls.ts'
import { SESSION_KEY } from '../api/session.ts'
import type { Call, CallEvent } from '../calls/call.ts'
import { openEventStream } from './event-stream.ts'
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
    return openEventStream({
      onEvent(event) {
        store.add(event)
        if (store.isFull()) fetchAnew()
        void client.invalidateQueries({
          queryKey: CALL_DETAILS_KEY,
          predicate: query => concerns(event, query.state.data),
        })
      },
      onReady(isGapless) {
        store.setConnection('live')
        if (!isGapless) fetchAnew()
      },
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

function concerns({ call, merged }: CallEvent, details: unknown): boolean {
  const id = (details as Call | undefined)?.id
  return id !== undefined && (id === call.id || merged?.includes(id) === true)
}
