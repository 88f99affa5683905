import type { CallEvent } from '@trunkline/dialpad'
import { type CallState, summarize } from './reducers/call.ts'
import { type LegKnowledge, learn, UNKNOWN_LEG } from './reducers/leg.ts'

/** The legs that make up one call, and what they amount to. */
export interface CallGroup {
  readonly legs: Map<string, LegKnowledge | null>
  state: CallState
}

export interface StoredLeg {
  readonly legId: string
  readonly callUuid: string
  readonly knowledge: LegKnowledge | null
}

/**
 * The calls of one app that a batch of events touches. Legs are joined by the ids that they name, and two
 * calls become one when a later event ties them together.
 */
export class CallGraph {
  readonly #groupOf = new Map<string, CallGroup>()

  /** @param stored every leg of the calls that the events may touch */
  constructor(stored: readonly StoredLeg[]) {
    const legsOf = new Map<string, Map<string, LegKnowledge | null>>()
    for (const { legId, callUuid, knowledge } of stored) {
      const legs = legsOf.get(callUuid) ?? new Map<string, LegKnowledge | null>()
      legsOf.set(callUuid, legs.set(legId, knowledge))
    }
    for (const legs of legsOf.values()) this.#put({ legs, state: summarize(legs) })
  }

  /** Adds an event to what is known, and tells which calls it concerned before and which it concerns now. */
  add(event: CallEvent, receivedAt: number): { before: CallState[]; after: CallState } {
    const ids = idsOf(event)
    const groups = [...new Set(ids.map(id => this.#groupOf.get(id)).filter(group => group !== undefined))]
    const before = groups.map(group => group.state)
    const legs = new Map(groups.flatMap(group => [...group.legs]))
    for (const id of ids) if (!legs.has(id)) legs.set(id, null)
    legs.set(event.callId, learn(legs.get(event.callId) ?? UNKNOWN_LEG, event, receivedAt))
    const after = summarize(legs)
    this.#put({ legs, state: after })
    return { before, after }
  }

  groups(): CallGroup[] {
    return [...new Set(this.#groupOf.values())]
  }

  #put(group: CallGroup): void {
    for (const id of group.legs.keys()) this.#groupOf.set(id, group)
  }
}

/** The leg's own id and those of the legs that it names. No single one of them is on every leg of a call. */
export function idsOf(event: CallEvent): string[] {
  const ids = [event.callId, event.masterCallId, event.entryPointCallId, event.operatorCallId]
  return [...new Set(ids.filter(id => id !== null))]
}
