import type { CallEvent } from '@trunkline/dialpad'

/** What events say of a leg beside naming it and its state. */
export type LegFacts = Omit<CallEvent, 'callId' | 'state' | 'timestamp'>

/** A fact and when it was said, in ms since 1970. */
type Said<T> = readonly [at: number, value: T]

/**
 * Everything known of one leg. It only ever grows: each fact is the one said last, and every state that was
 * ever reported is kept with its moment. So the order in which events arrive, and how often, changes nothing.
 */
export interface LegKnowledge {
  readonly facts: { readonly [Name in keyof LegFacts]?: Said<NonNullable<LegFacts[Name]>> }
  /** In the order of their moments. */
  readonly states: readonly (readonly [at: number, state: string])[]
}

export const UNKNOWN_LEG: LegKnowledge = { facts: {}, states: [] }

/**
 * What is known of a leg after one more of its events. Commutative and idempotent.
 *
 * @param receivedAt ms since 1970; stands in for the moment of an event that names none
 */
export function learn(known: LegKnowledge, event: CallEvent, receivedAt: number): LegKnowledge {
  const { callId: _, state, timestamp, ...facts } = event
  const at = timestamp ?? momentOfState(event) ?? receivedAt
  return { facts: mergeFacts(known.facts, facts, at), states: addState(known.states, at, state) }
}

/** A fact of a leg, null when it was never said. */
export function fact<Name extends keyof LegFacts>(leg: LegKnowledge, name: Name): LegFacts[Name] | null {
  return (leg.facts[name]?.[1] as LegFacts[Name] | undefined) ?? null
}

function mergeFacts(known: LegKnowledge['facts'], news: LegFacts, at: number): LegKnowledge['facts'] {
  const merged: Record<string, Said<unknown>> = { ...known }
  for (const [name, value] of Object.entries(news)) {
    // Silence is no news: an event that leaves a field out, or empty, takes nothing back.
    if (value === null || (Array.isArray(value) && value.length === 0)) continue
    const before = merged[name]
    if (before === undefined || isLater([at, value], before)) merged[name] = [at, value]
  }
  return merged as LegKnowledge['facts']
}

/** Of two facts said at the same moment either may win, but always the same one. */
function isLater(a: Said<unknown>, b: Said<unknown>): boolean {
  return a[0] === b[0] ? JSON.stringify(a[1]) > JSON.stringify(b[1]) : a[0] > b[0]
}

function addState(known: LegKnowledge['states'], at: number, state: string): LegKnowledge['states'] {
  if (known.some(([knownAt, knownState]) => knownAt === at && knownState === state)) return known
  return [...known, [at, state] as const].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
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
