import type { CallContact, CallTarget } from '@trunkline/dialpad'
import { fact, type LegKnowledge } from './leg.ts'

/** One leg as far as a call is told from it. Moments are ms since 1970. */
export interface LegOutline {
  readonly id: string
  readonly knowledge: LegKnowledge
  readonly direction: 'inbound' | 'outbound' | null
  readonly target: CallTarget | null
  readonly contact: CallContact | null
  readonly isPerson: boolean
  readonly isAnswered: boolean
  readonly isHeld: boolean
  readonly isOver: boolean
  readonly hasHangup: boolean
  readonly leftMessage: boolean
  readonly startedAt: number
  readonly rangAt: number | null
  readonly connectedAt: number | null
  readonly endedAt: number | null
  readonly talkTimeMs: number
}

const RECAP_STATES = new Set(['recap_summary', 'recap_outcome', 'recap_purposes', 'recap_action_items'])
const HANGUP_STATES = new Set(['hangup', 'missed'])
/**
 * States that only a leg which is over can have. A hangup gets lost now and then; `date_ended` proves
 * nothing, because events of ringing legs carry it, too.
 */
const OVER_STATES = new Set([
  ...HANGUP_STATES,
  'voicemail_uploaded',
  'transcription',
  'call_transcription',
  ...RECAP_STATES,
])
const HOLD_STATES = new Set(['hold', 'parked'])

/** When a recap of the leg came, in ms since 1970; null: none did. */
export function recapAt({ states }: LegKnowledge): number | null {
  return states.findLast(([, state]) => RECAP_STATES.has(state))?.[0] ?? null
}

/** Knowledge is of one leg and never changes, and its outline is asked for again with every event of the call. */
const outlines = new WeakMap<LegKnowledge, LegOutline>()

export function outlineOf(id: string, knowledge: LegKnowledge): LegOutline {
  const known = outlines.get(knowledge)
  if (known !== undefined) return known
  const outline = drawOutline(id, knowledge)
  outlines.set(knowledge, outline)
  return outline
}

function drawOutline(id: string, knowledge: LegKnowledge): LegOutline {
  const states = knowledge.states
  const isOver = states.some(([, state]) => OVER_STATES.has(state))
  const target = fact(knowledge, 'target')
  const isPerson = target?.type === 'user'
  const connectedAt = fact(knowledge, 'dateConnected')
  // A menu, a queue and a greeting "connect" as well: only a person answers, or a leg that names a person's.
  const isAnswered = connectedAt !== null && (isPerson || fact(knowledge, 'operatorCallId') !== null)
  const over = states.find(([, state]) => OVER_STATES.has(state))
  const endedAt = isOver ? (fact(knowledge, 'dateEnded') ?? over?.[0] ?? null) : null
  return {
    id,
    knowledge,
    direction: fact(knowledge, 'direction'),
    target,
    contact: fact(knowledge, 'contact'),
    isPerson,
    isAnswered,
    isHeld: HOLD_STATES.has(
      states.findLast(([, state]) => state === 'connected' || HOLD_STATES.has(state))?.[1] ?? '',
    ),
    isOver,
    hasHangup: states.some(([, state]) => HANGUP_STATES.has(state)),
    leftMessage: states.some(([, state]) => state === 'voicemail_uploaded'),
    startedAt: fact(knowledge, 'dateStarted') ?? states[0]?.[0] ?? 0,
    rangAt: fact(knowledge, 'dateRang') ?? states.find(([, state]) => state === 'ringing')?.[0] ?? null,
    connectedAt,
    endedAt,
    talkTimeMs: isAnswered ? talkTime(knowledge, connectedAt, endedAt) : 0,
  }
}

/** In ms; the oldest payloads have no `talk_time`. */
function talkTime(knowledge: LegKnowledge, connectedAt: number, endedAt: number | null): number {
  const told = fact(knowledge, 'talkTime')
  return Math.round(told ?? Math.max(0, (endedAt ?? connectedAt) - connectedAt))
}
