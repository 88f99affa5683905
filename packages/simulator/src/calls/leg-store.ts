import { isConcluded, type Leg, type Recording } from './leg.ts'

type Concluded = Leg & { endedAt: number }

/** Every leg that there ever was, live or concluded: what REST returns of calls. */
export class LegStore {
  readonly #byId = new Map<number, Leg>()
  /** By start. A call that lasted long is put in between others that started later and ended sooner. */
  readonly #concluded: Concluded[] = []
  readonly #live = new Set<Leg>()
  readonly #recordings = new Map<number, Leg>()
  readonly #over = new Set<Leg>()

  add(leg: Leg): void {
    this.#byId.set(leg.callId, leg)
    this.#live.add(leg)
  }

  /** A leg that was there before a restart. */
  restore(leg: Leg): void {
    this.add(leg)
    this.changed(leg)
  }

  recording(id: number): Recording | undefined {
    return this.#recordings.get(id)?.recordings.find(one => one.id === id)
  }

  /** The leg that a recording is of. */
  recorded(id: number): Leg | undefined {
    return this.#recordings.get(id)
  }

  find(callId: number): Leg | undefined {
    return this.#byId.get(callId)
  }

  live(): Leg[] {
    return [...this.#live]
  }

  /** To be told whenever a leg changed. */
  changed(leg: Leg): void {
    for (const recording of leg.recordings) this.#recordings.set(recording.id, leg)
    if (!isConcluded(leg)) return
    this.#live.delete(leg)
    if (this.#over.has(leg)) return
    this.#over.add(leg)
    let index = this.#concluded.length
    while (index > 0 && (this.#concluded[index - 1]?.startedAt ?? 0) > leg.startedAt) index--
    this.#concluded.splice(index, 0, leg)
  }

  /** Concluded legs, the latest start first. Bounds are ms since 1970: after, and before but not at. */
  *concluded(startedAfter: number, startedBefore: number): Generator<Concluded> {
    for (let index = this.#firstFrom(startedBefore) - 1; index >= 0; index--) {
      const leg = this.#concluded[index]
      if (leg === undefined || leg.startedAt < startedAfter) return
      yield leg
    }
  }

  count(): number {
    return this.#concluded.length
  }

  #firstFrom(moment: number): number {
    let [low, high] = [0, this.#concluded.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#concluded[middle]?.startedAt ?? 0) < moment) low = middle + 1
      else high = middle
    }
    return low
  }
}
