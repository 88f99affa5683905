import type { Disposition, TimelineEntry } from '../../../database/tables.ts'
import { fact } from './leg.ts'
import type { LegOutline } from './leg-outline.ts'

interface Moment {
  readonly at: number | null
  readonly event: string
  readonly who: string | null
}

const RESUMED_FROM = new Set(['hold', 'parked'])

/** What happened in a call, in order, for a person to read. */
export function timelineOf(
  legs: readonly LegOutline[],
  disposition: Disposition | null,
  endedAt: number | null,
): TimelineEntry[] {
  const end = disposition === 'missed' || disposition === 'no_answer' ? disposition : 'ended'
  // The queue's leg is answered with that of its person, who is the one to name.
  const hasPerson = legs.some(leg => leg.isAnswered && leg.isPerson)
  const answers = (leg: LegOutline) => leg.isAnswered && (leg.isPerson || !hasPerson)
  const moments = [
    ...legs.flatMap(leg => momentsOf(leg, answers(leg))),
    { at: endedAt, event: end, who: null },
  ]
  return moments
    .filter(moment => moment.at !== null)
    .map(moment => ({ ...moment, at: moment.at ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ at, event, who }) => ({ at: new Date(at).toISOString(), event, who }))
}

function momentsOf(leg: LegOutline, answers: boolean): Moment[] {
  const who = leg.target?.name ?? null
  const queuedAt = fact(leg.knowledge, 'dateQueued') ?? atState(leg, 'queued')
  const wasPassedOn = leg.isAnswered && fact(leg.knowledge, 'isTransferred') === true
  return [
    { at: leg.rangAt, event: 'rang', who },
    { at: queuedAt, event: 'queued', who },
    { at: answers ? leg.connectedAt : null, event: 'answered', who },
    ...holds(leg, who),
    { at: wasPassedOn ? leg.endedAt : null, event: 'transferred', who },
    { at: atState(leg, 'voicemail_uploaded'), event: 'voicemail', who },
  ]
}

function atState(leg: LegOutline, wanted: string): number | null {
  return leg.knowledge.states.find(([, state]) => state === wanted)?.[0] ?? null
}

function holds(leg: LegOutline, who: string | null): Moment[] {
  const moments: Moment[] = []
  let before = ''
  for (const [at, state] of leg.knowledge.states) {
    if (state === 'hold') moments.push({ at, event: 'held', who })
    if (state === 'parked') moments.push({ at, event: 'parked', who })
    if (state === 'connected' && RESUMED_FROM.has(before)) moments.push({ at, event: 'resumed', who })
    before = state
  }
  return moments
}
