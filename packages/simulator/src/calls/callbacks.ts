import type { Callback, State } from '../state.ts'
import type { Theatre } from '../theatre.ts'
import type { Clock } from '../world/clock.ts'
import type { Company, Group } from '../world/company.ts'
import type { LegStore } from './leg-store.ts'

/** How often a call center looks for an operator who is free, in ms. */
const LOOK_EVERY = 5_000

export interface Callbacks {
  /** Why a number cannot be put into a call center's queue; null: it can. */
  objection(center: Group, phoneNumber: string): string | null
  /** Puts a number into the queue. @returns its place, 1 being the front */
  add(center: Group, phoneNumber: string): number
  /** Continues with the callbacks that were queued before a restart. */
  resume(): void
}

/** The callback queues of call centers: a number is called as soon as an operator is free. */
export function createCallbacks(
  state: State,
  company: Company,
  clock: Clock,
  legs: LegStore,
  theatre: Theatre,
): Callbacks {
  const country = company.numbers[0]?.slice(0, 3) ?? ''
  const ofCenter = ({ id }: Group) => state.callbacks.filter(one => one.callCenterId === id)
  const scheduled = new Set<Group>()

  const serve = (center: Group) => {
    if (scheduled.has(center)) return
    scheduled.add(center)
    clock.after(LOOK_EVERY, () => {
      scheduled.delete(center)
      const [next] = ofCenter(center)
      if (next === undefined) return
      if (theatre.callBack(center, next.phoneNumber)) forget(next)
      serve(center)
    })
  }
  const forget = (served: Callback) => {
    state.callbacks = state.callbacks.filter(one => one !== served)
    state.save()
  }

  return {
    objection(center, phoneNumber) {
      if (!phoneNumber.startsWith(country)) return 'International callbacks are not allowed'
      const isQueued = ofCenter(center).some(one => one.phoneNumber === phoneNumber)
      return isQueued ? 'The number is already in the queue' : null
    },
    add(center, phoneNumber) {
      state.callbacks.push({ callCenterId: center.id, phoneNumber })
      state.save()
      serve(center)
      const waiting = legs.live().filter(leg => leg.target === center && leg.operatorCallId === null)
      return waiting.length + ofCenter(center).length
    },
    resume() {
      for (const center of company.callCenters) if (ofCenter(center).length > 0) serve(center)
    },
  }
}
