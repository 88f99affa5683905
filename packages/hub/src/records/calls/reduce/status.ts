import type { CallStatus, Disposition } from '../../../database/tables.ts'
import { fact } from './leg.ts'
import type { LegOutline } from './leg-outline.ts'

export function isOverWith(status: CallStatus): boolean {
  return status !== 'ringing' && status !== 'active' && status !== 'held'
}

export function statusOf(legs: readonly LegOutline[], direction: 'inbound' | 'outbound'): CallStatus {
  const talking = legsThatTalk(legs)
  if (talking.length > 0) return talking.every(leg => leg.isHeld) ? 'held' : 'active'
  const waiting = legs.filter(leg => !leg.isOver && !leg.isAnswered)
  const answered = legs.filter(leg => leg.isAnswered)
  if (answered.length > 0) {
    // A leg begun after the answer is a transfer on its way; an older one only has not said its goodbye.
    const lastAnswer = Math.max(...answered.map(leg => leg.connectedAt ?? leg.statedEndAt ?? Infinity))
    return waiting.some(leg => (leg.startedAt ?? 0) > lastAnswer) ? 'active' : 'ended'
  }
  if (waiting.length > 0) return 'ringing'
  if (legs.some(leg => leg.leftMessage)) return 'voicemail'
  if (legs.some(leg => leg.isTimedOut)) return 'ended'
  return direction === 'outbound' ? 'ended' : 'missed'
}

/** How a call ended, as telephony records say it; null while it is in progress, and if its end was not seen. */
export function dispositionOf(status: CallStatus, legs: readonly LegOutline[]): Disposition | null {
  if (!isOverWith(status)) return null
  if (status === 'missed' || status === 'voicemail') return status
  if (legs.some(leg => leg.isAnswered)) return 'answered'
  return legs.some(leg => leg.isTimedOut) ? null : 'no_answer'
}

/** The legs of people count before that of the queue, which ends a little after them. */
function legsThatTalk(legs: readonly LegOutline[]): LegOutline[] {
  const talking = legs.filter(leg => !leg.isOver && leg.isAnswered)
  const people = talking.filter(leg => leg.isPerson)
  if (people.length > 0) return people
  const over = new Set(legs.filter(leg => leg.isOver).map(leg => leg.id))
  return talking.filter(leg => !over.has(fact(leg.knowledge, 'operatorCallId') ?? ''))
}
