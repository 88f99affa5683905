import type { Delivery } from '../delivery/deliver.ts'
import type { Ledger, LedgerCall } from '../ledger.ts'
import type { Clock } from '../world/clock.ts'
import type { Company } from '../world/company.ts'
import { createRandom, type Random } from '../world/random.ts'
import { callEvent } from './call-event.ts'
import type { Leg } from './leg.ts'
import type { LegStore } from './leg-store.ts'
import { SCENARIOS, type ScenarioName, type Stage, USUAL_MIX } from './scenarios.ts'

export interface Theatre {
  /** Plays a scenario. Its first legs are in the entry that it returns at once. */
  play(name: ScenarioName): LedgerCall
  /** Plays scenarios as they come on a usual day. */
  playUsually(): void
  setRate(callsPerMinute: number): void
}

/** Where the simulated calls take place. */
export function createTheatre(world: {
  company: Company
  clock: Clock
  random: Random
  delivery: Delivery
  ledger: Ledger
  legs: LegStore
  rate: number
}): Theatre {
  const { company, clock, random, delivery, ledger, legs } = world
  let rate = world.rate

  const publish = (leg: Leg) => {
    const timestamp = clock.now() + 300
    delivery.publish('call', ({ options, scopes }) => {
      const states = options.call_states
      const wanted = !Array.isArray(states) || states.includes('all') || states.includes(leg.state)
      return wanted ? callEvent(leg, timestamp, { recordings: scopes.includes('recordings_export') }) : null
    })
  }

  const stageFor = (entry: LedgerCall): Stage => {
    // Each call has chance of its own, so that what one does does not depend on what else goes on.
    const own = createRandom(random.integer(0, 2 ** 31))
    return {
      company,
      random: own,
      now: () => clock.now(),
      wait: milliseconds => new Promise(resolve => clock.after(milliseconds, () => resolve())),
      open(given) {
        const leg: Leg = { ...EMPTY, ...given, ...newLeg(own, clock, company, given) }
        legs.add(leg)
        entry.legs.push(leg.callId)
        return leg
      },
      tell(leg, state, change = {}) {
        Object.assign(leg, change, { state })
        publish(leg)
      },
    }
  }

  const play = (name: ScenarioName): LedgerCall => {
    const entry: LedgerCall = { scenario: name, legs: [] }
    ledger.addCall(entry)
    SCENARIOS[name](stageFor(entry)).catch(error => console.error(`Scenario ${name}:`, error))
    return entry
  }

  const next = () => {
    const gap = rate > 0 ? 60_000 / rate : 5_000
    clock.after(random.integer(gap * 0.4, gap * 1.6), () => {
      if (rate > 0) play(random.weighted(USUAL_MIX))
      next()
    })
  }

  return {
    play,
    playUsually: next,
    setRate(callsPerMinute) {
      rate = callsPerMinute
    },
  }
}

const EMPTY = {
  state: 'calling',
  masterCallId: null,
  entryPointCallId: null,
  entryPoint: null,
  operatorCallId: null,
  rangAt: null,
  queuedAt: null,
  connectedAt: null,
  endedAt: null,
  talkTime: null,
  heldFor: 0,
  isTransferred: false,
  wasRecorded: false,
  recordingIds: [],
  voicemailLink: null,
  voicemailRecordingId: null,
  transcription: null,
  recapSummary: null,
} as const

function newLeg(random: Random, clock: Clock, company: Company, given: Pick<Leg, 'contact'>) {
  return {
    callId: random.id(),
    externalNumber: given.contact.phones[0] ?? 'blocked',
    officeId: company.office.id,
    startedAt: clock.now(),
    recordingIds: [],
  }
}
