import type { CallStatus } from '../../database/tables.ts'
import { fact, type LegKnowledge } from './leg.ts'
import { type LegOutline, outlineOf, recapAt } from './leg-outline.ts'
import { toE164 } from './phone-number.ts'

/** One human call, as its legs tell it: who, when, how long. Moments are ms since 1970. */
export interface CallState {
  /** The first leg's id, which stands for the call. */
  readonly callId: string
  readonly direction: 'inbound' | 'outbound'
  readonly status: CallStatus
  readonly externalNumber: string | null
  readonly internalNumber: string | null
  readonly externalE164: string | null
  readonly contactId: string | null
  readonly contactName: string | null
  readonly department: string | null
  readonly departmentType: string | null
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
  readonly recapSummary: string | null
  readonly mosScore: number | null
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
  const { outlines, hasRecap } = settle(outline(legs))
  const rootId = findRoot(legs)
  const root = outlines.find(leg => leg.id === rootId)
  const inOrder = root === undefined ? outlines : [root, ...outlines.filter(leg => leg !== root)]
  return { outlines, inOrder, rootId, hasRecap }
}

/** Tells one call from its legs, of which at least one must be known. */
export function summarize(legs: Legs): CallState {
  const { outlines, inOrder, rootId, hasRecap } = outlineLegs(legs)
  const first = <Value>(read: (leg: LegOutline) => Value | null): Value | null =>
    inOrder.map(read).find(value => value !== null) ?? null

  const status = statusOf(outlines)
  const isOver = isOverWith(status)
  const endedAt = isOver ? latest(outlines.map(leg => leg.endedAt)) : null
  const direction = first(leg => leg.direction) ?? 'inbound'
  const externalNumber = first(leg => fact(leg.knowledge, 'externalNumber') ?? leg.contact?.phone ?? null)
  const department = direction === 'inbound' ? departmentOf(outlines) : null
  const user = userOf(outlines)
  const message = outlines.find(leg => leg.leftMessage)
  return {
    callId: rootId,
    direction,
    status,
    externalNumber,
    internalNumber: first(leg => fact(leg.knowledge, 'internalNumber') ?? leg.target?.phone ?? null),
    externalE164: toE164(externalNumber),
    contactId: first(leg => leg.contact?.id ?? null),
    contactName: first(leg => realName(leg.contact?.name ?? null)),
    department: department?.name ?? null,
    departmentType: department?.type ?? null,
    userId: user?.id ?? null,
    userName: user?.name ?? null,
    userEmail: user?.email ?? null,
    startedAt: earliest(outlines.map(leg => leg.startedAt)) ?? 0,
    rangAt: earliest(outlines.map(leg => leg.rangAt)),
    answeredAt: earliest(outlines.filter(leg => leg.isAnswered).map(leg => leg.connectedAt)),
    endedAt,
    talkTimeMs: isOver ? talkTime(outlines) : null,
    wasRecorded: outlines.some(leg => fact(leg.knowledge, 'wasRecorded') === true),
    recordingUrl: first(leg => fact(leg.knowledge, 'recordingUrl')),
    voicemailUrl: message === undefined ? null : fact(message.knowledge, 'voicemailLink'),
    voicemailTranscript: message === undefined ? null : fact(message.knowledge, 'transcriptionText'),
    recapSummary: first(leg => fact(leg.knowledge, 'recapSummary')),
    mosScore: first(leg => fact(leg.knowledge, 'mosScore')),
    provisional: !isOver || (!hasRecap && (outlines.length < legs.size || outlines.some(leg => !leg.isOver))),
  }
}

export function isOverWith(status: CallStatus): boolean {
  return status !== 'ringing' && status !== 'active' && status !== 'held'
}

/**
 * A recap comes minutes after a call has ended: whatever leg has not said its goodbye until then will not.
 * Its end is that of the others, or as long after its answer as it says that people spoke.
 */
function settle(legs: readonly LegOutline[]): { outlines: LegOutline[]; hasRecap: boolean } {
  const recap = latest(legs.map(leg => recapAt(leg.knowledge)))
  if (recap === null) return { outlines: [...legs], hasRecap: false }
  const othersEnded = latest(legs.map(leg => (leg.hasHangup ? leg.endedAt : null)))
  const outlines = legs.map(leg => {
    const lacksGoodbye = !leg.hasHangup && leg.startedAt < recap
    if (!lacksGoodbye) return leg
    const talked = fact(leg.knowledge, 'talkTime')
    const talkedUntil =
      talked === null || leg.connectedAt === null ? null : leg.connectedAt + Math.round(talked)
    const endedAt = fact(leg.knowledge, 'dateEnded') ?? othersEnded ?? talkedUntil ?? recap
    const talkTimeMs =
      leg.isAnswered && talked === null ? Math.max(0, endedAt - (leg.connectedAt ?? endedAt)) : leg.talkTimeMs
    return { ...leg, isOver: true, endedAt, talkTimeMs }
  })
  return { outlines, hasRecap: true }
}

function outline(legs: Legs): LegOutline[] {
  const outlines: LegOutline[] = []
  for (const [id, knowledge] of legs) if (knowledge !== null) outlines.push(outlineOf(id, knowledge))
  return outlines.sort((a, b) => a.startedAt - b.startedAt || compareIds(a.id, b.id))
}

/** The leg that no other leg leads to: the one that the caller reached first. */
function findRoot(legs: Legs): string {
  const led = new Set<string>()
  for (const [id, leg] of legs) {
    if (leg === null) continue
    const operator = fact(leg, 'operatorCallId')
    if (operator !== null && operator !== id) led.add(operator)
    const parents = [fact(leg, 'masterCallId'), fact(leg, 'entryPointCallId')]
    if (parents.some(parent => parent !== null && parent !== id)) led.add(id)
  }
  const ids = [...legs.keys()].sort(compareIds)
  const root = ids.find(id => !led.has(id)) ?? ids[0]
  if (root === undefined) throw new Error('A call without legs')
  return root
}

/** Numerically, without making numbers of them. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

function statusOf(legs: readonly LegOutline[]): CallStatus {
  const talking = legsThatTalk(legs)
  if (talking.length > 0) return talking.every(leg => leg.isHeld) ? 'held' : 'active'
  const waiting = legs.filter(leg => !leg.isOver && !leg.isAnswered)
  const answers = legs.filter(leg => leg.isAnswered).map(leg => leg.connectedAt ?? 0)
  if (answers.length > 0) {
    // A leg begun after the answer is a transfer on its way; an older one only has not said its goodbye.
    return waiting.some(leg => leg.startedAt > Math.max(...answers)) ? 'active' : 'ended'
  }
  if (waiting.length > 0) return 'ringing'
  if (legs.some(leg => leg.leftMessage)) return 'voicemail'
  return legs.some(leg => leg.direction === 'outbound') ? 'ended' : 'missed'
}

/** The legs of people tell more than that of the queue, which hears of their end a little later. */
function legsThatTalk(legs: readonly LegOutline[]): LegOutline[] {
  const talking = legs.filter(leg => !leg.isOver && leg.isAnswered)
  const people = talking.filter(leg => leg.isPerson)
  if (people.length > 0) return people
  const over = new Set(legs.filter(leg => leg.isOver).map(leg => leg.id))
  return talking.filter(leg => !over.has(fact(leg.knowledge, 'operatorCallId') ?? ''))
}

/** What the caller dialled, when it was not a person. */
function departmentOf(legs: readonly LegOutline[]): { name: string | null; type: string | null } | null {
  const dialled = legs.map(leg => fact(leg.knowledge, 'entryPointTarget'))
  const reached = legs.map(leg => leg.target)
  const groups = [...dialled, ...reached].filter(target => target !== null)
  return groups.find(target => target.type !== 'user' && target.name !== null) ?? null
}

/** Who spoke last or, while nobody has, the one who is rung or was missed, if it is only one. */
function userOf(legs: readonly LegOutline[]): LegOutline['target'] {
  const people = legs.filter(leg => leg.isPerson)
  const speakers = people.filter(leg => leg.isAnswered)
  const speaker = speakers.reduce<LegOutline | undefined>(
    (last, leg) => (last === undefined || (leg.connectedAt ?? 0) >= (last.connectedAt ?? 0) ? leg : last),
    undefined,
  )
  return speaker?.target ?? (people.length === 1 ? (people[0]?.target ?? null) : null)
}

/**
 * How long people spoke, in ms: of the legs of people, or of those of the queue when no person's leg tells.
 * `duration` would count the menu and the queue as well.
 */
function talkTime(legs: readonly LegOutline[]): number {
  const answered = legs.filter(leg => leg.isAnswered)
  const people = answered.filter(leg => leg.isPerson)
  if (people.length > 0) return sum(people.map(leg => leg.talkTimeMs))
  return Math.max(0, ...answered.map(leg => leg.talkTimeMs))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter(moment => moment !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function latest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter(moment => moment !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** Dialpad gives the number itself as the name of a caller whom it does not know. */
function realName(name: string | null): string | null {
  return name === null || /^[+\d\s().-]*$/.test(name) ? null : name
}
