import type { LedgerCall } from '../ledger.ts'
import { EVENT_LAG, NobodyFree, Scene, type World } from '../scene.ts'
import {
  type Contact,
  contactBehind,
  contactName,
  type Group,
  newContact,
  type User,
  unknownCaller,
} from '../world/company.ts'
import type { Random } from '../world/random.ts'
import { callEvent } from './call-event.ts'
import type { CallMemory } from './call-memory.ts'
import { isConcluded, isGroupCall, isUser, type Leg, type Target, talkTime } from './leg.ts'
import type { LegStore } from './leg-store.ts'

/** Who is asked for by name, when a scenario is started by hand. */
export interface Wishes {
  readonly callerNumber?: string | undefined
  readonly callerName?: string | undefined
  /** The name of a user or of a group, or an id. */
  readonly target?: string | undefined
  readonly customData?: string | null | undefined
}

/** What calls need beside what every scene does. */
export interface CallWorld extends World {
  readonly legs: LegStore
  readonly memory: CallMemory
  /** Where the call of a live leg takes place. */
  readonly stages: Map<Leg, Stage>
  /** Chances that Dialpad misbehaves. */
  readonly faults: { readonly hangupNever: number }
}

/** The share of calls of which an administrator has a recording made. */
const ADMIN_RECORDS = 0.1

/** The company blocks who calls: nobody's phone rings. */
export class CallBlocked extends Error {}

type NewLeg = Pick<Leg, 'direction' | 'target' | 'contact'> & Partial<Leg>

/** Plays one call from its first ring to its last event. */
export type Scenario = (stage: Stage) => Promise<void>

/** Where one scenario takes place: it lets legs come into being and change, each time with an event. */
export class Stage extends Scene {
  readonly entry: LedgerCall
  readonly #world: CallWorld
  readonly #wishes: Wishes
  readonly #cast = new Set<User | Contact>()
  readonly #legs: Leg[] = []
  #isOver = false

  constructor(world: CallWorld, random: Random, entry: LedgerCall, wishes: Wishes = {}) {
    super(world, random)
    this.#world = world
    this.entry = entry
    this.#wishes = wishes
  }

  /** All that there were so far, in the order in which they came into being. */
  get legs(): readonly Leg[] {
    return this.#legs
  }

  /** Takes over the legs that a call had before a restart. */
  adopt(legs: readonly Leg[]): void {
    for (const leg of legs) {
      this.#legs.push(leg)
      if (isConcluded(leg)) continue
      this.#world.stages.set(leg, this)
      if (isUser(leg.target)) this.#take(leg.target)
    }
  }

  /** The last event has been published. */
  finish(): void {
    this.end()
    this.#isOver = true
    this.#keep()
  }

  /** Who is on the other end: mostly somebody whom the company knows. */
  caller(): Contact {
    const { callerNumber, callerName } = this.#wishes
    if (callerNumber !== undefined) return contactBehind(this.company, this.random, callerNumber, callerName)
    if (this.random.chance(0.15)) return unknownCaller(this.random)
    return this.#takeFree(this.company.contacts)
  }

  /** One of the staff, as another one's phone shows them. */
  colleague(): Contact {
    const { id, name, phone, email } = this.user()
    return {
      ...newContact({ firstName: name, lastName: '', phones: [phone], emails: [email], type: 'user' }),
      id: String(id),
    }
  }

  user(from: readonly User[] = this.company.users): User {
    return from.find(user => this.#isWished(user)) ?? this.#takeFree(from)
  }

  group(from: readonly Group[]): Group {
    return from.find(group => this.#isWished(group)) ?? this.random.pick(from)
  }

  /** What the program that asked for the call wants to find again. */
  customData(): string | null {
    const { customData } = this.#wishes
    return customData === undefined ? '{"ticket":"42"}' : customData
  }

  /** The members of a group whose phones ring: those on duty who are not on a call. @param most how many */
  ring(group: Group, most: number): User[] {
    const able = group.members.filter(
      user => !this.#world.busy.has(user) && user.onDuty && !user.doNotDisturb && user.state === 'active',
    )
    const free = able.slice(0, most)
    for (const user of free) this.#take(user)
    return free
  }

  /** Lets somebody go before the scenario ends. */
  release(person: User | Contact): void {
    this.#cast.delete(person)
    this.#world.busy.delete(person)
  }

  /** Lets everybody go. */
  end(): void {
    for (const person of this.#cast) this.release(person)
  }

  /** The call does not come through. */
  block(): void {
    this.entry.outcome = 'missed'
    for (const leg of this.#legs) {
      this.emit(leg, 'blocked')
      this.hangUp(leg)
    }
  }

  /** Puts an end to the call at once: every leg that is not over ends, and nothing follows. */
  breakOff(change: Partial<Leg> = {}): void {
    this.cut()
    for (const leg of this.#legs) if (leg.endedAt === null) this.hangUp(leg, change)
    this.finish()
  }

  open(given: NewLeg): Leg {
    const externalNumber = given.contact.phones[0] ?? 'blocked'
    const born = { callId: this.random.id(), startedAt: this.now() }
    const leg: Leg = { ...NOTHING_YET, externalNumber, ...given, ...born }
    this.#world.legs.add(leg)
    this.#world.stages.set(leg, this)
    this.#legs.push(leg)
    this.entry.legs.push(leg.callId)
    this.#keep()
    return leg
  }

  /** Changes a leg without an event. */
  change(leg: Leg, change: Partial<Leg>): void {
    Object.assign(leg, change)
    this.#world.legs.changed(leg)
    if (isConcluded(leg)) this.#world.stages.delete(leg)
    this.#keep()
  }

  /** Changes a leg and publishes its new state. */
  emit(leg: Leg, state: string, change: Partial<Leg> = {}): void {
    this.change(leg, { ...change, state })
    // The event must not change with what happens to the leg before it is delivered.
    const snapshot = { ...leg }
    const timestamp = this.now() + EVENT_LAG
    this.publish('call', { target: leg.target, state, isGroupCall: isGroupCall(leg) }, ({ recordings }) =>
      callEvent(snapshot, timestamp, { recordings, baseUrl: this.baseUrl() }),
    )
  }

  /** Rings for so long, in ms. @throws CallBlocked when the company blocks who calls */
  async ringFor(leg: Leg, milliseconds: number): Promise<void> {
    await this.wait(400)
    if (
      leg === this.#legs[0] &&
      leg.masterCallId === null &&
      leg.direction === 'inbound' &&
      this.isBlocked(leg.externalNumber)
    ) {
      throw new CallBlocked()
    }
    this.emit(leg, 'ringing', { rangAt: this.now() })
    await this.wait(milliseconds)
  }

  connect(leg: Leg, operator?: Leg): void {
    const isRecorded = isUser(leg.target) && this.random.chance(ADMIN_RECORDS)
    this.emit(leg, 'connected', {
      connectedAt: this.now(),
      operatorCallId: operator?.callId ?? null,
      adminRecordingId: isRecorded ? this.random.id() : null,
    })
    if (!isUser(leg.target)) return
    this.entry.answeredBy = leg.target.name
    this.entry.outcome = 'answered'
  }

  async hold(leg: Leg, milliseconds: number, state: 'hold' | 'parked' = 'hold'): Promise<void> {
    this.emit(leg, state)
    await this.wait(milliseconds)
    this.emit(leg, 'connected', { heldFor: leg.heldFor + milliseconds })
  }

  /** Ends a leg. With the fault `hangupNever`, its event may never come. */
  hangUp(leg: Leg, change: Partial<Leg> = {}): void {
    const ended = { endedAt: this.now(), ...change }
    if (isUser(leg.target) && leg.connectedAt !== null) {
      this.entry.talkTimeMs = (this.entry.talkTimeMs ?? 0) + talkTime({ ...leg, ...ended })
    }
    if (this.random.chance(this.#world.faults.hangupNever)) this.change(leg, { ...ended, state: 'hangup' })
    else this.emit(leg, 'hangup', ended)
  }

  miss(leg: Leg, change: Partial<Leg> = {}): void {
    this.emit(leg, 'missed', { endedAt: this.now(), ...change })
    this.hangUp(leg, change)
  }

  describe(leg: Leg, dialled: Target): void {
    this.entry.direction = leg.direction
    this.entry.caller = leg.direction === 'inbound' ? contactName(leg.contact) : leg.target.name
    this.entry.callee = leg.direction === 'inbound' ? dialled.name : contactName(leg.contact)
    this.entry.externalNumber = leg.externalNumber
    this.entry.startedAt = leg.startedAt
  }

  #keep(): void {
    this.#world.memory.keep(this.entry, this.#legs, this.now(), this.#isOver)
  }

  #isWished({ id, name }: User | Group): boolean {
    return this.#wishes.target === name || this.#wishes.target === String(id)
  }

  #takeFree<Person extends User | Contact>(all: readonly Person[]): Person {
    const free = all.filter(
      person => !this.#world.busy.has(person) && !('state' in person && person.state === 'suspended'),
    )
    if (free.length === 0) throw new NobodyFree()
    const person = this.random.pick(free)
    this.#take(person)
    return person
  }

  #take(person: User | Contact): void {
    this.#cast.add(person)
    this.#world.busy.add(person)
  }
}

const NOTHING_YET = {
  isInternal: false,
  quirks: {},
  state: 'calling',
  masterCallId: null,
  entryPointCallId: null,
  entryPoint: null,
  operatorCallId: null,
  proxy: null,
  rangAt: null,
  queuedAt: null,
  connectedAt: null,
  endedAt: null,
  heldFor: 0,
  queueTime: 0,
  isTransferred: false,
  recordings: [],
  adminRecordingId: null,
  isCallback: false,
  transcript: null,
  labels: [],
  dispositions: [],
  voicemailLink: false,
  voicemailRecordingId: null,
  transcription: null,
  recap: null,
  csatScore: null,
  customData: null,
} as const
