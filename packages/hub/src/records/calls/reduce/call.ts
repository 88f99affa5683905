import type { CallStatus, Disposition } from '../../../database/tables.ts'
import { toE164 } from '../../../identity/phone-number.ts'
import { addReceived } from '../../facts.ts'
import { messageOf } from './left-message.ts'
import { fact, type LegKnowledge } from './leg.ts'
import { type LegOutline, outlineOf, recapOf } from './leg-outline.ts'
import { departmentOf, otherPartyOf, ownNumberOf, userOf } from './parties.ts'
import { dispositionOf, isOverWith, statusOf } from './status.ts'

/** One human call, derived from its legs: who, when, how long. Moments are ms since 1970. */
export interface CallState {
  /** The first leg's id, which stands for the call. */
  readonly callId: string
  readonly direction: 'inbound' | 'outbound'
  readonly status: CallStatus
  readonly disposition: Disposition | null
  readonly externalNumber: string | null
  readonly internalNumber: string | null
  readonly externalE164: string | null
  readonly contactId: string | null
  readonly contactName: string | null
  readonly department: string | null
  readonly departmentId: string | null
  readonly departmentType: string | null
  /** The office of the department or, if none was called, of the user. */
  readonly officeId: string | null
  readonly userId: string | null
  readonly userName: string | null
  readonly userEmail: string | null
  readonly startedAt: number
  readonly rangAt: number | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly talkTimeMs: number | null
  readonly wasRecorded: boolean
  readonly recordingUrl: string | null
  readonly voicemailUrl: string | null
  readonly voicemailTranscript: string | null
  readonly voicemailDurationSeconds: number | null
  /** A message was left, also where somebody spoke before. */
  readonly hasVoicemail: boolean
  readonly recapSummary: string | null
  readonly mosScore: number | null
  /** More events may still change what is known. */
  readonly provisional: boolean
}

/** The legs of one call by their ids; null for one that was only named by others so far. */
export type Legs = ReadonlyMap<string, LegKnowledge | null>

interface OutlinedLegs {
  /** The known legs as they began. */
  readonly outlines: readonly LegOutline[]
  /** The same, but that of the caller first. */
  readonly inOrder: readonly LegOutline[]
  readonly rootId: string
  readonly hasRecap: boolean
}

export function outlineLegs(legs: Legs): OutlinedLegs {
  const rootId = findRoot(legs)
  const { outlines, hasRecap } = settle(endWithQueue(outline(legs, rootId)))
  const root = outlines.find(leg => leg.id === rootId)
  const inOrder = root === undefined ? outlines : [root, ...outlines.filter(leg => leg !== root)]
  return { outlines, inOrder, rootId, hasRecap }
}

/** Derives a call from its legs, of which at least one must be known. */
export function summarize(legs: Legs): CallState {
  const { outlines, inOrder, rootId, hasRecap } = outlineLegs(legs)
  const first = <Value>(read: (leg: LegOutline) => Value | null): Value | null =>
    inOrder.map(read).find(value => value !== null) ?? null

  const direction = first(leg => leg.direction) ?? 'inbound'
  const status = statusOf(outlines, direction)
  const isOver = isOverWith(status)
  const other = otherPartyOf(inOrder)
  const department = direction === 'inbound' ? departmentOf(inOrder) : null
  const user = userOf(outlines, direction)
  const message = first(messageOf)
  const recordingUrl = first(leg => fact(leg.knowledge, 'recordingUrl'))
  return {
    callId: rootId,
    direction,
    status,
    disposition: dispositionOf(status, outlines),
    externalNumber: other.number,
    internalNumber: ownNumberOf(inOrder, rootId, { user, department }),
    externalE164: toE164(other.number),
    contactId: other.contactId,
    contactName: other.name,
    department: department?.name ?? null,
    departmentId: department?.id ?? null,
    departmentType: department?.type ?? null,
    officeId: department?.officeId ?? user?.officeId ?? null,
    userId: user?.id ?? null,
    userName: user?.name ?? null,
    userEmail: user?.email ?? null,
    startedAt: earliest(outlines.map(leg => leg.startedAt)) ?? firstReceived(outlines),
    rangAt: earliest(outlines.map(leg => leg.rangAt)),
    answeredAt: earliest(outlines.filter(leg => leg.isAnswered).map(leg => leg.connectedAt)),
    endedAt: isOver ? latest(outlines.map(leg => leg.endedAt)) : null,
    talkTimeMs: isOver ? talkTime(outlines) : null,
    // Dialpad does not count what an administrator had recorded.
    wasRecorded: recordingUrl !== null || outlines.some(leg => fact(leg.knowledge, 'wasRecorded') === true),
    recordingUrl,
    voicemailUrl: message?.url ?? null,
    voicemailTranscript: message?.text ?? null,
    voicemailDurationSeconds: message?.durationSeconds ?? null,
    hasVoicemail: message !== null,
    recapSummary: first(leg => fact(leg.knowledge, 'recapSummary')),
    mosScore: first(leg => fact(leg.knowledge, 'mosScore')),
    provisional: !isOver || mayChange(legs, outlines, hasRecap),
  }
}

/** Of a call that is over: whether a leg, or how the conversation went, is not known yet. */
function mayChange(legs: Legs, outlines: readonly LegOutline[], hasRecap: boolean): boolean {
  const answered = outlines.filter(leg => leg.isAnswered)
  if (answered.length > 0 && !answered.some(leg => leg.isAnswerKnown)) return true
  return !hasRecap && (outlines.length < legs.size || outlines.some(leg => !leg.hasGoodbye))
}

/**
 * A recap comes minutes after a call has ended: whatever leg has not said its goodbye until then will not.
 * Its end is that of the others, or as long after its answer as it says that people spoke.
 */
function settle(legs: readonly LegOutline[]): { outlines: LegOutline[]; hasRecap: boolean } {
  const recaps = legs.map(leg => recapOf(leg.knowledge)).filter(recap => recap !== null)
  const recapAt = latest(recaps.map(recap => recap.at))
  if (recapAt === null) return { outlines: [...legs], hasRecap: false }
  const saidAt = latest(recaps.map(recap => recap.saidAt))
  const othersEnded = latest(legs.map(leg => (leg.hasHangup ? leg.knownEndAt : null)))
  const outlines = legs.map(leg => {
    const isLater = saidAt !== null && leg.startedAt !== null && leg.startedAt >= saidAt
    if (leg.hasHangup || isLater) return leg
    const knownEndAt = leg.statedEndAt ?? othersEnded ?? leg.talkedUntil ?? saidAt
    return { ...endLeg(leg, knownEndAt), endedAt: knownEndAt ?? recapAt }
  })
  return { outlines, hasRecap: true }
}

/**
 * Hangups get lost now and then. The leg of a queue on which people spoke is over with that of its operator, which then
 * is over, too, unless it was connected later.
 */
function endWithQueue(legs: readonly LegOutline[]): readonly LegOutline[] {
  if (legs.every(leg => leg.isOver)) return legs
  const ends = new Map<string, number>()
  for (const { knowledge, hasHangup, statedEndAt } of legs) {
    const operator = fact(knowledge, 'operatorCallId')
    const hasSpoken = (fact(knowledge, 'talkTime') ?? 0) > 0
    if (operator !== null && hasHangup && hasSpoken && statedEndAt !== null) ends.set(operator, statedEndAt)
  }
  return legs.map(leg => {
    const endedAt = ends.get(leg.id)
    const isOpen = !leg.isOver && leg.connectedAt !== null
    return isOpen && endedAt !== undefined && endedAt >= (leg.connectedAt ?? 0) ? endLeg(leg, endedAt) : leg
  })
}

/**
 * The leg as it is when it is over; its talk time is what an event named or else as long as it was connected.
 *
 * @param endedAt null: not known
 */
function endLeg(leg: LegOutline, endedAt: number | null): LegOutline {
  const isStated = fact(leg.knowledge, 'talkTime') !== null
  const connected = endedAt === null || leg.connectedAt === null ? null : endedAt - leg.connectedAt
  const talkTimeMs = leg.isAnswered && !isStated ? connected && Math.max(0, connected) : leg.talkTimeMs
  return { ...leg, isOver: true, knownEndAt: endedAt, endedAt, talkTimeMs }
}

/** The known legs as they began; where no event says when, as they lead to each other. */
function outline(legs: Legs, rootId: string): LegOutline[] {
  const outlines: LegOutline[] = []
  for (const [id, knowledge] of legs) if (knowledge !== null) outlines.push(outlineOf(id, knowledge))
  const isTimed = outlines.every(leg => leg.startedAt !== null)
  const depths = isTimed ? null : depthsFrom(rootId, legs)
  const start = (leg: LegOutline) => leg.startedAt ?? Number.MAX_SAFE_INTEGER
  const depth = (leg: LegOutline) => depths?.get(leg.id) ?? 0
  return outlines.sort((a, b) => start(a) - start(b) || depth(a) - depth(b) || compareIds(a.id, b.id))
}

/** The leg that no other leg leads to: the one that the caller reached first. */
function findRoot(legs: Legs): string {
  const led = new Set(linksOf(legs).map(({ to }) => to))
  const ids = [...legs.keys()].sort(compareIds)
  const root = ids.find(id => !led.has(id)) ?? ids[0]
  if (root === undefined) throw new Error('A call without legs')
  return root
}

interface Link {
  readonly from: string
  readonly to: string
}

function linksOf(legs: Legs): Link[] {
  const links: Link[] = []
  for (const [id, leg] of legs) {
    if (leg === null) continue
    const operator = fact(leg, 'operatorCallId')
    if (operator !== null && operator !== id) links.push({ from: id, to: operator })
    for (const parent of [fact(leg, 'masterCallId'), fact(leg, 'entryPointCallId')]) {
      if (parent !== null && parent !== id) links.push({ from: parent, to: id })
    }
  }
  return links
}

/** How many legs lie between each leg and the first one. */
function depthsFrom(rootId: string, legs: Legs): Map<string, number> {
  const links = linksOf(legs)
  const depths = new Map([[rootId, 0]])
  for (const [id, depth] of depths) {
    for (const { from, to } of links) if (from === id && !depths.has(to)) depths.set(to, depth + 1)
  }
  return depths
}

/** Numerically, without making numbers of them. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * How long people spoke, in ms: of the legs of people, or of those of the queue when no person's leg has it. Null: they
 * spoke, and no leg has it. `duration` would count the menu and the queue as well.
 */
function talkTime(legs: readonly LegOutline[]): number | null {
  const answered = legs.filter(leg => leg.isAnswered)
  if (answered.length === 0) return 0
  const known = (some: readonly LegOutline[]) => some.map(leg => leg.talkTimeMs).filter(ms => ms !== null)
  const ofPeople = known(answered.filter(leg => leg.isPerson))
  return ofPeople.length > 0 ? ofPeople.reduce((total, ms) => total + ms, 0) : latest(known(answered))
}

function firstReceived(legs: readonly LegOutline[]): number {
  const received = legs.flatMap(leg => leg.knowledge.received ?? []).reduce(addReceived, null)
  return received?.[0] ?? 0
}

function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter(moment => moment !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function latest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter(moment => moment !== null)
  return known.length === 0 ? null : Math.max(...known)
}
