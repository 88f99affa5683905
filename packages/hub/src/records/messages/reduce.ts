import type { MessageEvent } from '@trunkline/dialpad'
import { addReceived, addState, type Facts, mergeFacts, type Received, type StateAt } from '../facts.ts'

export type MessageFacts = Omit<MessageEvent, 'messageId' | 'status' | 'timestamp'>

/** Everything known of one message. It only ever grows, as that of a leg does. */
export interface MessageKnowledge {
  readonly facts: Facts<MessageFacts>
  readonly statuses: readonly StateAt[]
  readonly received: Received | null
}

export const UNKNOWN_MESSAGE: MessageKnowledge = { facts: {}, statuses: [], received: null }

/** What is known of a message after one more of its events. Commutative and idempotent. */
export function reduceMessage(
  known: MessageKnowledge,
  event: MessageEvent,
  receivedAt: number,
): MessageKnowledge {
  const { status } = event
  const at = event.timestamp ?? event.createdAt
  return {
    facts: mergeFacts(known.facts, event as MessageFacts, at ?? 0, rankOf(status), isFact),
    statuses: addState(known.statuses, at === null ? [receivedAt, status, true] : [at, status], rankOf),
    received: addReceived(known.received, receivedAt),
  }
}

function isFact(name: string): boolean {
  return name !== 'messageId' && name !== 'status' && name !== 'timestamp'
}

/** How far each status is on the way; one that nobody knows is further than "pending". */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['pending', 0],
  ['sent', 2],
  ['delivered', 3],
  ['undelivered', 3],
  ['failed', 3],
])
const RANK_OF_UNKNOWN = 1

function rankOf(status: string): number {
  return RANKS.get(status) ?? RANK_OF_UNKNOWN
}

/** A message's status only ever moves forward, in whatever order its events come. */
export function statusOfMessage({ statuses }: MessageKnowledge): StateAt {
  const furthest = statuses.reduce<StateAt | null>(
    (best, one) => (best === null || rankOf(one[1]) >= rankOf(best[1]) ? one : best),
    null,
  )
  return furthest ?? [0, 'pending']
}

export function messageFact<Name extends keyof MessageFacts>(
  message: MessageKnowledge,
  name: Name,
): MessageFacts[Name] | null {
  return (message.facts[name]?.[1] as MessageFacts[Name] | undefined) ?? null
}
