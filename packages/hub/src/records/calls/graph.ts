import type { CallEvent } from '@trunkline/dialpad'
import { type CallState, summarize } from './reduce/call.ts'
import { type CallDetails, type CallEvents, describe, eventsAndParticipants } from './reduce/call-details.ts'
import { type LegKnowledge, reduceLeg, UNKNOWN_LEG } from './reduce/leg.ts'
import { mergePublications, NOTHING_PUBLISHED, type Publication } from './reduce/publication.ts'
import { isOverWith } from './reduce/status.ts'

/** The legs that make up one call, and what they amount to. */
export class CallGroup {
  readonly #legs: Map<string, LegKnowledge | null>
  /** Whether it was over as it was read; null: not computed yet. */
  #wasOver: boolean | null
  /** What has been published of it. */
  publication: Publication
  #state: CallState | null = null

  /** @param wasOver whether it was over as it was read; null: these are the legs as they were read */
  constructor(
    legs: Map<string, LegKnowledge | null>,
    publication: Publication = NOTHING_PUBLISHED,
    wasOver: boolean | null = false,
  ) {
    this.#legs = legs
    this.#wasOver = wasOver
    this.publication = publication
  }

  get legs(): ReadonlyMap<string, LegKnowledge | null> {
    return this.#legs
  }

  get wasOver(): boolean {
    this.#wasOver ??= isOverWith(this.state.status)
    return this.#wasOver
  }

  /** Adds a leg of which nothing but its id is known, unless more is. */
  name(legId: string): void {
    if (this.#legs.has(legId)) return
    void this.wasOver
    this.#legs.set(legId, null)
    this.#state = null
  }

  reduce(event: CallEvent, receivedAt: number): void {
    const { callId } = event
    void this.wasOver
    this.#legs.set(callId, reduceLeg(this.#legs.get(callId) ?? UNKNOWN_LEG, event, receivedAt))
    this.#state = null
  }

  /** Computed when needed, which is once for many events where the state after each is not published. */
  get state(): CallState {
    this.#state ??= summarize(this.legs)
    return this.#state
  }

  get details(): CallDetails {
    return describe(this.legs, this.state)
  }

  get story(): CallEvents {
    return eventsAndParticipants(this.legs)
  }
}

export interface StoredLeg {
  readonly legId: string
  readonly callUuid: string
  readonly knowledge: LegKnowledge | null
  /** What was published of the call while this leg was its first; null: nothing. */
  readonly publication: Publication | null
}

/** Legs as they are stored, by their ids. */
export type KnownLegs = ReadonlyMap<string, StoredLeg>

/**
 * The calls of one app that a batch of events touches. Legs are joined by the ids that they name, and two
 * calls become one when a later event ties them together.
 */
export class CallGraph {
  readonly #groupOf = new Map<string, CallGroup>()

  /** @param stored every leg of the calls that the events may touch */
  constructor(stored: readonly StoredLeg[]) {
    const legsOf = new Map<string, Map<string, LegKnowledge | null>>()
    const publicationsOf = new Map<string, Publication[]>()
    for (const { legId, callUuid, knowledge, publication } of stored) {
      const legs = legsOf.get(callUuid) ?? new Map<string, LegKnowledge | null>()
      legsOf.set(callUuid, legs.set(legId, knowledge))
      if (publication !== null)
        publicationsOf.set(callUuid, [...(publicationsOf.get(callUuid) ?? []), publication])
    }
    for (const [uuid, legs] of legsOf)
      this.#put(new CallGroup(legs, mergePublications(publicationsOf.get(uuid) ?? []), null))
  }

  /** Reduces an event. @returns the calls that it concerned before, and the one that it belongs to now */
  add(event: CallEvent, receivedAt: number): { before: CallState[]; group: CallGroup } {
    const before = this.#groupsOf(event).map(group => group.state)
    return { before, group: this.reduce(event, receivedAt) }
  }

  /** Reduces an event. @returns the call that it belongs to now */
  reduce(event: CallEvent, receivedAt: number): CallGroup {
    const group = this.#join(event)
    group.reduce(event, receivedAt)
    return group
  }

  /** The call that an event belongs to: the one that it names, a new one, or one that is made of several. */
  #join(event: CallEvent): CallGroup {
    const groups = this.#groupsOf(event)
    const [first, second] = groups
    const group =
      first !== undefined && second === undefined
        ? first
        : new CallGroup(
            new Map(groups.flatMap(one => [...one.legs])),
            mergePublications(groups.map(one => one.publication)),
            groups.some(one => one.wasOver),
          )
    for (const id of idsOf(event)) group.name(id)
    for (const id of group === first ? idsOf(event) : group.legs.keys()) this.#groupOf.set(id, group)
    return group
  }

  groups(): CallGroup[] {
    return [...new Set(this.#groupOf.values())]
  }

  /** The calls that events belong to. */
  groupsOf(events: readonly CallEvent[]): CallGroup[] {
    return [...new Set(events.flatMap(event => this.#groupsOf(event)))]
  }

  #groupsOf(event: CallEvent): CallGroup[] {
    const groups: CallGroup[] = []
    for (const id of idsOf(event)) {
      const group = this.#groupOf.get(id)
      if (group !== undefined && !groups.includes(group)) groups.push(group)
    }
    return groups
  }

  #put(group: CallGroup): void {
    for (const id of group.legs.keys()) this.#groupOf.set(id, group)
  }
}

/** Joins lists of ids that share one. @returns the cluster of an id; an id of no list is a cluster of its own */
export function clusterIds(lists: readonly (readonly string[])[]): (id: string) => string {
  const parents = new Map<string, string>()
  const find = (id: string): string => {
    let root = id
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    // Shortened, so that the next one who asks finds it at once.
    for (let step = id; step !== root; ) {
      const next = parents.get(step) ?? root
      parents.set(step, root)
      step = next
    }
    return root
  }
  for (const [first, ...others] of lists) {
    if (first === undefined) continue
    for (const other of others) {
      const [root, otherRoot] = [find(first), find(other)]
      if (root !== otherRoot) parents.set(otherRoot, root)
    }
  }
  return find
}

/** The leg's own id and those of the legs that it names. No single one of them is on every leg of a call. */
export function idsOf(event: CallEvent): string[] {
  const ids = [event.callId]
  for (const id of [event.masterCallId, event.entryPointCallId, event.operatorCallId])
    if (id !== null && !ids.includes(id)) ids.push(id)
  return ids
}
