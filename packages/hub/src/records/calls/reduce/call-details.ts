import type { Participant, TimelineEntry } from '../../../database/tables.ts'
import { addReceived } from '../../facts.ts'
import { type CallState, type Legs, outlineLegs, summarize } from './call.ts'
import { fact } from './leg.ts'
import { participantsOf } from './participants.ts'
import { isOverWith } from './status.ts'
import { timelineOf } from './timeline.ts'

/** What is said of a call beside who, when and how long: nobody asks for it at every step. Moments are ms since 1970. */
export interface CallDetails {
  readonly masterCallId: string | null
  readonly entryPointCallId: string | null
  readonly isInternal: boolean
  readonly isTransferred: boolean
  readonly holdTimeMs: number | null
  readonly totalDurationMs: number | null
  /** What was said, where an event contains it. */
  readonly transcript: string | null
  readonly recapOutcome: string | null
  readonly recapPurposes: readonly string[]
  readonly recapActionItems: readonly string[]
  readonly csatScore: string | null
  readonly dispositions: readonly string[]
  readonly labels: readonly string[]
  readonly customData: string | null
  /** When the first and the last event of it were received. */
  readonly createdAt: number
  readonly updatedAt: number
}

export function describe(known: Legs, { status }: CallState): CallDetails {
  const { inOrder: legs } = outlineLegs(known)
  const isOver = isOverWith(status)
  const said = <Name extends Parameters<typeof fact>[1]>(name: Name) => {
    const found = legs.find(leg => fact(leg.knowledge, name) !== null)
    return found === undefined ? null : fact(found.knowledge, name)
  }
  const all = (name: 'dispositions' | 'labels') => [
    ...new Set(legs.flatMap(leg => fact(leg.knowledge, name) ?? [])),
  ]
  const times = legs.flatMap(leg => leg.knowledge.received ?? [])
  const [createdAt, updatedAt] = times.reduce(addReceived, null) ?? [0, 0]
  const talked = legs.find(
    leg => !leg.leftMessage && leg.isAnswered && fact(leg.knowledge, 'transcriptionText'),
  )
  return {
    masterCallId: said('masterCallId'),
    entryPointCallId: said('entryPointCallId'),
    isInternal: legs.some(leg => fact(leg.knowledge, 'isInternal') === true),
    isTransferred: legs.some(leg => leg.isAnswered && fact(leg.knowledge, 'isTransferred') === true),
    holdTimeMs: isOver
      ? Math.round(legs.reduce((total, leg) => total + (fact(leg.knowledge, 'holdTime') ?? 0), 0))
      : null,
    totalDurationMs: isOver
      ? Math.round(Math.max(...legs.map(leg => fact(leg.knowledge, 'totalDuration') ?? 0)))
      : null,
    transcript: talked === undefined ? null : fact(talked.knowledge, 'transcriptionText'),
    recapOutcome: said('recapOutcome'),
    recapPurposes: said('recapPurposes') ?? [],
    recapActionItems: said('recapActionItems') ?? [],
    csatScore: said('csatScore'),
    dispositions: all('dispositions'),
    labels: all('labels'),
    customData: said('customData'),
    createdAt,
    updatedAt,
  }
}

/** What happened in a call and who took part: long, shown of one call at a time, and so derived when it is read. */
export interface CallEvents {
  readonly timeline: readonly TimelineEntry[]
  readonly participants: readonly Participant[]
}

export function eventsAndParticipants(known: Legs): CallEvents {
  const { disposition, endedAt } = summarize(known)
  const { outlines, inOrder } = outlineLegs(known)
  return { timeline: timelineOf(outlines, disposition, endedAt), participants: participantsOf(inOrder) }
}
