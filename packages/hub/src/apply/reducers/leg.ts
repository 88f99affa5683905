import type { CallEvent } from '@trunkline/dialpad'
import { addReceived, addState, type Facts, mergeFacts, type Received, type StateAt } from './facts.ts'

/** What events say of a leg beside naming it and its state. */
export type LegFacts = Omit<CallEvent, 'callId' | 'state' | 'timestamp'>

/**
 * Everything known of one leg. It only ever grows: each fact is the one said last, and every state that was
 * ever reported is kept with its moment. So the order in which events arrive, and how often, changes nothing.
 */
export interface LegKnowledge {
  readonly facts: Facts<LegFacts>
  readonly states: readonly StateAt[]
  readonly received: Received | null
}

export const UNKNOWN_LEG: LegKnowledge = { facts: {}, states: [], received: null }

/**
 * What is known of a leg after one more of its events. Commutative and idempotent.
 *
 * @param receivedAt ms since 1970; stands in for the moment of an event that names none
 */
export function learn(known: LegKnowledge, event: CallEvent, receivedAt: number): LegKnowledge {
  const { callId: _, state, timestamp, ...facts } = event
  const at = timestamp ?? momentOfState(event) ?? receivedAt
  return {
    facts: mergeFacts(known.facts, facts, at),
    states: addState(known.states, at, state),
    received: addReceived(known.received, receivedAt),
  }
}

/** A fact of a leg, null when it was never said. */
export function fact<Name extends keyof LegFacts>(leg: LegKnowledge, name: Name): LegFacts[Name] | null {
  return (leg.facts[name]?.[1] as LegFacts[Name] | undefined) ?? null
}

/** When a state began, for events without a timestamp of their own. */
function momentOfState(event: CallEvent): number | null {
  switch (event.state) {
    case 'calling':
    case 'ringing':
      return event.dateRang ?? event.dateStarted
    case 'connected':
      return event.dateConnected
    case 'hangup':
    case 'missed':
      return event.dateEnded
    default:
      return null
  }
}
