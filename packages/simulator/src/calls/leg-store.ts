import type { Leg } from './leg.ts'

/** Every leg that there ever was, live or concluded: what REST tells of calls. */
export class LegStore {
  readonly #byId = new Map<number, Leg>()

  add(leg: Leg): void {
    this.#byId.set(leg.callId, leg)
  }

  find(callId: number): Leg | undefined {
    return this.#byId.get(callId)
  }

  all(): IterableIterator<Leg> {
    return this.#byId.values()
  }
}
