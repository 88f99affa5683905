import type { Call, CallEvent } from '@trunkline/client'
import { type Changes, since, withEvent } from './changes.ts'

/** More than a busy hour; beyond this, lists fetched anew are cheaper than changes kept. */
const MOST_CHANGES = 2_000
/** Many events at once, as after a night without the hub, make one rendering. */
const TELL_WITHIN_MS = 16

export interface LiveState {
  readonly connection: 'connecting' | 'live' | 'lost'
  readonly changes: Changes
  /** The call that something happened to last. */
  readonly latest: { readonly call: Call; readonly at: number } | null
}

export interface LiveStore {
  read(): LiveState
  subscribe(listener: () => void): () => void
  setConnection(connection: LiveState['connection']): void
  add(event: CallEvent): void
  /** Drops what lists asked for at that moment tell by themselves. */
  forgetBefore(moment: number): void
  isFull(): boolean
}

export function createLiveStore(): LiveStore {
  let state: LiveState = { connection: 'connecting', changes: new Map(), latest: null }
  const listeners = new Set<() => void>()
  let isTelling = false

  function update(next: Partial<LiveState>): void {
    state = { ...state, ...next }
    if (isTelling) return
    isTelling = true
    setTimeout(() => {
      isTelling = false
      for (const listener of listeners) listener()
    }, TELL_WITHIN_MS)
  }

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setConnection: connection => update({ connection }),
    add(event) {
      const at = performance.now()
      const isNews = event.type !== 'call.updated' || event.data.id === state.latest?.call.id
      update({
        changes: withEvent(state.changes, event, at),
        ...(isNews ? { latest: { call: event.data, at } } : {}),
      })
    },
    forgetBefore: moment => update({ changes: since(state.changes, moment) }),
    isFull: () => state.changes.size > MOST_CHANGES,
  }
}
