import { comeBack, keepQuiet, takeBreak } from './agents/duty.ts'
import { isConcluded, type Leg, type Target } from './calls/leg.ts'
import { CALL_SCENARIOS, USUAL_CALLS } from './calls/scenarios/index.ts'
import { callback } from './calls/scenarios/outbound.ts'
import { resumed } from './calls/scenarios/resumed.ts'
import { addParticipant, onward } from './calls/scenarios/transfers.ts'
import { CallBlocked, type CallWorld, type Scenario, Stage, type Wishes } from './calls/stage.ts'
import { correctPooledContact, keepContact } from './contacts/contacts.ts'
import { type Ledger, type LedgerCall, newCall } from './ledger.ts'
import * as messages from './messages/scenarios.ts'
import { NobodyFree, Scene } from './scene.ts'
import { changeMenu, overrideRecording, removeOperator } from './settings/change-log.ts'
import type { Contact, Group } from './world/company.ts'
import { createRandom, type Random } from './world/random.ts'

/** What happens beside calls. */
const OTHER_SCENARIOS = {
  'sms-to-user': messages.toUser,
  'sms-from-pooled': messages.fromPooled,
  'sms-to-group': messages.toGroup,
  'sms-conversation': messages.conversation,
  'sms-address-book': messages.addressBook,
  'sms-internal': messages.internal,
  'mms-picture': messages.picture,
  'agent-break': takeBreak,
  'agent-quiet': keepQuiet,
  'contact-kept': keepContact,
  'contact-pooled': correctPooledContact,
  'settings-recording': overrideRecording,
  'settings-operator-removed': removeOperator,
  'settings-menu': changeMenu,
} as const satisfies Record<string, (scene: Scene) => Promise<void>>

type OtherName = keyof typeof OTHER_SCENARIOS
type CallName = keyof typeof CALL_SCENARIOS
export type ScenarioName = CallName | OtherName

/** For each call of a usual hour so many of the others happen. */
const OTHERS_PER_CALL = 0.7
const USUAL_OTHERS: Readonly<Record<OtherName, number>> = {
  'sms-to-user': 10,
  'sms-from-pooled': 1,
  'sms-to-group': 4,
  'sms-conversation': 14,
  'sms-address-book': 1,
  'sms-internal': 1,
  'mms-picture': 2,
  'agent-break': 4,
  'agent-quiet': 2,
  'contact-kept': 2,
  'contact-pooled': 1,
  'settings-recording': 1,
  'settings-operator-removed': 1,
  'settings-menu': 1,
}

/** Between two calls of a history, in ms: as many as the staff can take. */
const HISTORY_GAP_MS = 6_000
/** After the last call of a history everything that is said of it must have been said. In ms. */
const HISTORY_QUIET_MS = 15 * 60_000

/** How long before now a history of so many calls begins, in ms. */
export function historySpan(calls: number): number {
  return calls === 0 ? 0 : calls * HISTORY_GAP_MS * 1.3 + HISTORY_QUIET_MS
}

export const SCENARIO_NAMES = [...Object.keys(CALL_SCENARIOS), ...Object.keys(OTHER_SCENARIOS)]

/** Lets things happen: one after the other by chance, or the one that is asked for. */
export class Theatre {
  readonly #world: CallWorld
  readonly #ledger: Ledger
  /** What is asked for does not change what comes by chance. */
  readonly #chance: Random
  readonly #asked: Random
  #rate: number
  readonly #firstCallAfter: number | null
  #hasTraffic = false

  /**
   * @param rate calls a minute
   * @param firstCallAfter how long after the beginning John Smith calls, in ms; null: there is no traffic
   */
  constructor(world: CallWorld, ledger: Ledger, seed: number, rate: number, firstCallAfter: number | null) {
    this.#world = world
    this.#ledger = ledger
    this.#chance = createRandom(seed)
    this.#asked = createRandom(seed + 1)
    this.#rate = firstCallAfter === null ? 0 : rate
    this.#firstCallAfter = firstCallAfter
  }

  get rate(): number {
    return this.#rate
  }

  setRate(callsPerMinute: number): void {
    this.#rate = callsPerMinute
  }

  /** Begins with usual traffic; once only. */
  begin(): void {
    if (this.#hasTraffic) return
    this.#hasTraffic = true
    if (this.#firstCallAfter !== null) {
      this.#world.clock.after(this.#firstCallAfter, () => this.#tryToPlay('first-call'))
    }
    this.#happenNext()
  }

  /**
   * Plays what is asked for.
   *
   * @returns the call, for scenarios of calls
   * @throws NobodyFree when everybody who could take part is busy
   */
  play(name: ScenarioName, wishes: Wishes = {}): LedgerCall | null {
    return this.#play(name, this.#asked, wishes)
  }

  /** Something beside the call scenarios that is asked for: it gets a scene. */
  scene(): Scene {
    return new Scene(this.#world, this.#own(this.#asked))
  }

  /** Ends a live call. */
  hangUp(leg: Leg): void {
    this.#world.stages.get(leg)?.breakOff()
  }

  /** Lets a live call go on with somebody else. */
  transfer(leg: Leg, to: Target | Contact): void {
    const stage = this.#world.stages.get(leg)
    if (stage === undefined) return
    stage.breakOff({ isTransferred: true })
    this.#run(new Stage(this.#world, this.#own(this.#asked), stage.entry), next => onward(next, leg, to))
  }

  /** Adds a participant to a live call. @returns their leg */
  addParticipant(leg: Leg, party: Target | Contact): Leg | null {
    const stage = this.#world.stages.get(leg)
    if (stage === undefined) return null
    const added = addParticipant(stage, leg, party)
    this.#finish('participant', added.played)
    return added.leg
  }

  /** Lets a call center call back. @returns whether an operator was free */
  callBack(center: Group, phoneNumber: string): boolean {
    const wishes = { callerNumber: phoneNumber }
    const stage = new Stage(this.#world, this.#own(this.#asked), newCall('callback'), wishes)
    this.#run(stage, callback(center))
    if (stage.legs.length > 0) this.#ledger.addCall(stage.entry)
    return stage.legs.length > 0
  }

  /** After a restart: finished calls are restored, the others continue, and breaks end. */
  resume(): void {
    const { memory, company, legs } = this.#world
    const lastSeen = memory.lastKeptAt()
    for (const call of memory.restore(company)) {
      for (const leg of call.legs) legs.restore(leg)
      const entry = this.#restoreEntry(call.entry)
      if (call.isOver && call.legs.every(isConcluded)) continue
      const stage = new Stage(this.#world, this.#own(this.#asked), entry)
      stage.adopt(call.legs)
      this.#run(stage, resumed(lastSeen))
    }
    for (const user of company.users) this.#finish('come back', comeBack(this.scene(), user))
  }

  /** Lives through calls of the past, one after the other, until so many have happened. */
  async makeHistory(calls: number): Promise<void> {
    if (calls === 0) return
    const { clock } = this.#world
    const now = clock.now() + historySpan(calls)
    let made = 0
    const next = () => {
      if (this.#tryToPlay(this.#chance.weighted(USUAL_CALLS))) made++
      if (this.#chance.chance(OTHERS_PER_CALL)) this.#tryToPlay(this.#chance.weighted(USUAL_OTHERS))
      if (made < calls) clock.after(HISTORY_GAP_MS, next)
    }
    next()
    while (made < calls) await clock.advance(60_000)
    await clock.advance(Math.max(HISTORY_QUIET_MS, now - clock.now()))
  }

  /** A transferred call was kept twice, the second time with more legs. */
  #restoreEntry(kept: LedgerCall): LedgerCall {
    const known = this.#ledger.calls.find(one => one.legs[0] === kept.legs[0])
    if (known !== undefined) return Object.assign(known, kept)
    this.#ledger.addCall(kept)
    return kept
  }

  #happenNext(): void {
    const gap = this.#rate > 0 ? 60_000 / this.#rate : 5_000
    this.#world.clock.after(this.#chance.integer(gap * 0.4, gap * 1.6), () => {
      if (this.#rate > 0) {
        this.#tryToPlay(this.#chance.weighted(USUAL_CALLS))
        if (this.#chance.chance(OTHERS_PER_CALL)) this.#tryToPlay(this.#chance.weighted(USUAL_OTHERS))
      }
      this.#happenNext()
    })
  }

  #tryToPlay(name: ScenarioName): boolean {
    try {
      this.#play(name, this.#chance)
      return true
    } catch (error) {
      if (error instanceof NobodyFree) return false
      throw error
    }
  }

  #play(name: ScenarioName, random: Random, wishes: Wishes = {}): LedgerCall | null {
    const own = this.#own(random)
    if (!isCall(name)) {
      this.#finish(name, OTHER_SCENARIOS[name](new Scene(this.#world, own)))
      return null
    }
    const stage = new Stage(this.#world, own, newCall(name), wishes)
    this.#run(stage, CALL_SCENARIOS[name])
    // Every scenario that finds its people opens a leg before it waits for anything.
    if (stage.entry.legs.length === 0) throw new NobodyFree()
    this.#ledger.addCall(stage.entry)
    return stage.entry
  }

  #run(stage: Stage, scenario: Scenario): void {
    const played = scenario(stage)
      .catch(error => {
        if (error instanceof CallBlocked) return stage.block()
        if (!(error instanceof NobodyFree)) throw error
        stage.breakOff()
      })
      .finally(() => stage.finish())
    this.#finish(stage.entry.scenario, played)
  }

  #finish(name: string, played: Promise<void>): void {
    played.catch(error => console.error(`Scenario ${name}:`, error))
  }

  /** Each scene has chance of its own, so that what one does does not depend on what else goes on. */
  #own(random: Random): Random {
    return createRandom(random.integer(0, 2 ** 31))
  }
}

function isCall(name: ScenarioName): name is CallName {
  return Object.hasOwn(CALL_SCENARIOS, name)
}
