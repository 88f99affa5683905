import type { Call, CallEvent } from '@trunkline/client'

/** The last that was heard of a call; null when it became part of another one. */
export interface Change {
  readonly call: Call | null
  readonly at: number
}

/** What happened since the lists were fetched, by the id of the call. */
export type Changes = ReadonlyMap<string, Change>

export function withEvent(changes: Changes, event: CallEvent, at: number): Changes {
  const next = new Map(changes)
  for (const id of event.merged ?? []) next.set(id, { call: null, at })
  return next.set(event.data.id, { call: event.data, at })
}

/** Without those that every list fetched at that moment or later includes. */
export function since(changes: Changes, moment: number): Changes {
  return new Map([...changes].filter(([, change]) => change.at >= moment))
}
