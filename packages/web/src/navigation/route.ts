import { useSyncExternalStore } from 'react'
import { FILTERS, type Filter } from '../calls/filters.ts'

/** What the address bar says: `/calls/<id>?show=missed`. */
export interface Route {
  readonly callId: string | null
  readonly filter: Filter
}

export function parseRoute(address: string): Route {
  const { pathname, searchParams } = new URL(`http://page${address}`)
  const id = /^\/calls\/([\w-]+)\/?$/.exec(pathname)?.[1]
  const shown = searchParams.get('show')
  return {
    callId: id ?? null,
    filter: FILTERS.find(filter => filter === shown) ?? 'all',
  }
}

export function addressOf({ callId, filter }: Route): string {
  const path = callId === null ? '/' : `/calls/${callId}`
  return filter === 'all' ? path : `${path}?show=${filter}`
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, currentAddress))
}

/** Changes a part of the address and leaves the rest. */
export function goTo(change: Partial<Route>): void {
  const address = addressOf({ ...parseRoute(currentAddress()), ...change })
  if (address === currentAddress()) return
  history.pushState(null, '', address)
  // The browser tells of back and forward only.
  dispatchEvent(new PopStateEvent('popstate'))
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener)
  return () => removeEventListener('popstate', listener)
}

function currentAddress(): string {
  return location.pathname + location.search
}
