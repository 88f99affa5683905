import type { CallContact, CallTarget } from '@trunkline/dialpad'
import { fact, type LegKnowledge, TIMED_OUT } from './leg.ts'

/** What a call is derived from, of one leg. Moments are ms since 1970. */
export interface LegOutline {
  readonly id: string
  readonly knowledge: LegKnowledge
  readonly direction: 'inbound' | 'outbound' | null
  readonly target: CallTarget | null
  readonly contact: CallContact | null
  readonly isPerson: boolean
  /** People spoke on it. */
  readonly isAnswered: boolean
  /** Talk time or the time of connection shows that people spoke, not only a recap or a transcript. */
  readonly isAnswerKnown: boolean
  readonly isHeld: boolean
  readonly isOver: boolean
  /** It is only taken to be over, because there was no news of it for hours. */
  readonly isTimedOut: boolean
  readonly hasHangup: boolean
  /** It said so in a state that only a leg which is over can have; its end may be known without. */
  readonly hasGoodbye: boolean
  readonly leftMessage: boolean
  /** Null: no event named it. */
  readonly startedAt: number | null
  readonly rangAt: number | null
  readonly connectedAt: number | null
  /** Stated by an event, or its start plus its total duration. */
  readonly statedEndAt: number | null
  /** The end by any event; null: it is in progress, or all that is known is when its hangup was received. */
  readonly knownEndAt: number | null
  readonly endedAt: number | null
  /** How long after its connection people spoke, as an event named it; null: none did. */
  readonly talkedUntil: number | null
  /** 0 where nobody spoke; null where somebody did for an unknown time. */
  readonly talkTimeMs: number | null
}

const RECAP_STATES = new Set(['recap_summary', 'recap_outcome', 'recap_purposes', 'recap_action_items'])
const HANGUP_STATES = new Set(['hangup', 'missed'])
/** States that only a leg which is over can have. A hangup gets lost now and then. */
const OVER_STATES = new Set([
  ...HANGUP_STATES,
  'voicemail_uploaded',
  'transcription',
  'call_transcription',
  ...RECAP_STATES,
])
const HOLD_STATES = new Set(['hold', 'parked'])
/** States that only a conversation has. */
const SPOKEN_STATES = new Set(['call_transcription', ...RECAP_STATES])
/** States that only a leg which took a message has; `voicemail` alone means that the greeting was reached. */
const MESSAGE_STATES = new Set(['voicemail_uploaded', 'transcription'])

/** A recap of a leg; `saidAt` is null where it named no moment, `at` is then when it was received. */
export interface Recap {
  readonly at: number
  readonly saidAt: number | null
}

export function recapOf({ states }: LegKnowledge): Recap | null {
  const last = states.findLast(([, state]) => RECAP_STATES.has(state))
  return last === undefined ? null : { at: last[0], saidAt: last[2] ? null : last[0] }
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
  const { states } = knowledge
  const isAny = (wanted: ReadonlySet<string>) => states.some(([, state]) => wanted.has(state))
  const target = fact(knowledge, 'target')
  const startedAt = startOf(knowledge)
  const connectedAt = fact(knowledge, 'dateConnected')
  const dateEnded = fact(knowledge, 'dateEnded')
  // An event of a leg that rings may carry the end of a try before: a later connection refutes it.
  const namedEndAt = dateEnded !== null && dateEnded >= (connectedAt ?? 0) ? dateEnded : null
  const statedEndAt = namedEndAt ?? endByLength(knowledge, startedAt)
  const over = states.find(([, state]) => OVER_STATES.has(state))
  const isTimedOut = states.at(-1)?.[1] === TIMED_OUT
  const isOver = over !== undefined || namedEndAt !== null || isTimedOut
  const talked = fact(knowledge, 'talkTime')
  const talkedUntil = talked === null || connectedAt === null ? null : connectedAt + Math.round(talked)
  const overAt = over === undefined || over[2] ? null : over[0]
  const knownEndAt = isOver ? (statedEndAt ?? overAt ?? talkedUntil) : null
  const isAnswerKnown = isAnswered(knowledge, namedEndAt)
  const isSpoken = isAny(SPOKEN_STATES)
  const hasWords = fact(knowledge, 'transcriptionText') !== null
  const leftMessage = isAny(MESSAGE_STATES) || (hasWords && isOver && !isAnswerKnown && !isSpoken)
  return {
    id,
    knowledge,
    direction: fact(knowledge, 'direction'),
    target,
    contact: fact(knowledge, 'contact'),
    isPerson: isOfPerson(knowledge),
    isAnswered: isAnswerKnown || (isSpoken && !leftMessage),
    isAnswerKnown,
    isHeld: HOLD_STATES.has(
      states.findLast(([, state]) => state === 'connected' || HOLD_STATES.has(state))?.[1] ?? '',
    ),
    isOver,
    isTimedOut,
    hasHangup: isAny(HANGUP_STATES),
    hasGoodbye: over !== undefined,
    leftMessage,
    startedAt,
    rangAt: fact(knowledge, 'dateRang') ?? states.find(([, state]) => state === 'ringing')?.[0] ?? null,
    connectedAt,
    statedEndAt,
    knownEndAt,
    endedAt: knownEndAt ?? (isOver ? (over?.[0] ?? lastNews(states) ?? startedAt) : null),
    talkedUntil,
    talkTimeMs: isAnswerKnown || isSpoken ? talkTime(knowledge, connectedAt, isOver, knownEndAt) : 0,
  }
}

/** When the last state was reported that an event of Dialpad named. */
function lastNews(states: LegKnowledge['states']): number | null {
  return states.findLast(([, state]) => state !== TIMED_OUT)?.[0] ?? null
}

/**
 * Talk time, or a connection with an end after it, is an answer on whatever leg. Short of these, a menu, a queue and a
 * greeting "connect" as well: only a person answers, a leg that names a person's, or the party of an outbound call.
 */
function isAnswered(knowledge: LegKnowledge, endedAt: number | null): boolean {
  const connectedAt = fact(knowledge, 'dateConnected')
  if ((fact(knowledge, 'talkTime') ?? 0) > 0) return true
  if (connectedAt === null) return false
  return (
    (endedAt !== null && endedAt > connectedAt) ||
    isOfPerson(knowledge) ||
    fact(knowledge, 'operatorCallId') !== null ||
    fact(knowledge, 'direction') === 'outbound'
  )
}

/** Only legs of people name the leg by which the call came to them. */
function isOfPerson(knowledge: LegKnowledge): boolean {
  const target = fact(knowledge, 'target')
  if (target === null) return false
  return target.type === 'user' || (target.type === null && fact(knowledge, 'entryPointCallId') !== null)
}

/** The first moment that an event names. */
function startOf(knowledge: LegKnowledge): number | null {
  const started = fact(knowledge, 'dateStarted')
  if (started !== null) return started
  const dates = [fact(knowledge, 'dateRang'), fact(knowledge, 'dateQueued'), fact(knowledge, 'dateConnected')]
  const states = knowledge.states.filter(([, , isAssumed]) => !isAssumed).map(([at]) => at)
  const moments = [...dates, ...states].filter(moment => moment !== null)
  return moments.length === 0 ? null : Math.min(...moments)
}

function endByLength(knowledge: LegKnowledge, startedAt: number | null): number | null {
  const length = fact(knowledge, 'totalDuration')
  return startedAt === null || length === null ? null : startedAt + Math.round(length)
}

/** In ms; the oldest payloads have no `talk_time`. */
function talkTime(
  knowledge: LegKnowledge,
  connectedAt: number | null,
  isOver: boolean,
  endedAt: number | null,
): number | null {
  const stated = fact(knowledge, 'talkTime')
  if (stated !== null) return Math.round(stated)
  if (!isOver) return 0
  return connectedAt === null || endedAt === null ? null : Math.max(0, endedAt - connectedAt)
}
