import type { CallEvent } from '@trunkline/dialpad'
import {
  addReceived,
  addState,
  type Facts,
  mergeFacts,
  type PackedFacts,
  packFacts,
  type Received,
  type StateAt,
  unpackFacts,
} from '../../facts.ts'

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
 * @param receivedAt ms since 1970; shown as the moment of a state whose events name none, and never compared
 */
export function reduceLeg(known: LegKnowledge, event: CallEvent, receivedAt: number): LegKnowledge {
  const { state } = event
  const at = event.timestamp ?? momentOfState(event)
  const saidAt = at ?? latestNamed(event)
  return {
    facts: mergeFacts(known.facts, event as LegFacts, saidAt, rankOfState(state), isFact),
    states: addState(known.states, at === null ? [receivedAt, state, true] : [at, state], rankOfState),
    received: addReceived(known.received, receivedAt),
  }
}

function isFact(name: string): boolean {
  return name !== 'callId' && name !== 'state' && name !== 'timestamp'
}

/** Knowledge as it is stored, as JSON. */
interface PackedLeg {
  readonly facts: PackedFacts
  readonly states: readonly StateAt[]
  readonly received: Received | null
}

export function formatLeg({ facts, states, received }: LegKnowledge): string {
  const packed: PackedLeg = { facts: packFacts(facts), states, received }
  return JSON.stringify(packed)
}

/** @param json as `formatLeg` made it */
export function parseLeg(json: string): LegKnowledge {
  const { facts, states, received }: PackedLeg = JSON.parse(json)
  return { facts: unpackFacts(facts), states, received }
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

/** The last moment that an event names: it was made then, or later. 0: it names none. */
function latestNamed({ dateStarted, dateRang, dateQueued, dateConnected, dateEnded }: CallEvent): number {
  return Math.max(...[dateStarted, dateRang, dateQueued, dateConnected, dateEnded].map(moment => moment ?? 0))
}

/** The state of a leg of which there was no news for hours: the hub itself adds it, see stale-calls.ts. */
export const TIMED_OUT = 'timed_out'

/** The states of a leg as they usually follow each other. */
const USUAL_ORDER: readonly (readonly string[])[] = [
  ['calling'],
  ['preanswer'],
  ['ringing'],
  ['queued'],
  ['connected'],
  ['hold', 'parked'],
  ['merged', 'takeover', 'transfer_initiated'],
  ['voicemail'],
  ['missed', TIMED_OUT],
  ['hangup'],
  ['voicemail_uploaded', 'recording', 'admin_recording'],
  ['transcription', 'call_transcription'],
  ['recap_summary', 'recap_outcome', 'recap_purposes', 'recap_action_items'],
  ['dispositions', 'csat', 'pcsat', 'postcall', 'ai_playbook'],
]
const RANKS: ReadonlyMap<string, number> = new Map(
  USUAL_ORDER.flatMap((states, rank) => states.map(state => [state, rank] as const)),
)
/** Of a state that is not known: it must not pass for the end of the leg. */
const RANK_OF_UNKNOWN = RANKS.get('hold') ?? 0

function rankOfState(state: string): number {
  return RANKS.get(state) ?? RANK_OF_UNKNOWN
}
