/** Bytes that wait in memory for readers who are slow to take them. Each holds one write, a little over 64 kB, at most. */
const MOST_PER_HOLDER = 48 * 1024 * 1024
const MOST_IN_ALL = 96 * 1024 * 1024

/** Somebody who reads, for a key or a person. */
interface Reader {
  readonly holder: { readonly actor: string }
}

export interface HeldLimits {
  readonly perHolder: number
  readonly inAll: number
}

/**
 * Counts what the connections of each key or person, and all together, hold in memory. When it is too much, whoever
 * holds most is cut off: they can resume with their last cursor.
 */
export class SendBuffers<R extends Reader> {
  readonly #cutOff: (reader: R) => void
  readonly #limits: HeldLimits
  readonly #bytes = new Map<R, number>()
  readonly #byHolder = new Map<string, number>()
  #total = 0

  constructor(
    cutOff: (reader: R) => void,
    limits: HeldLimits = { perHolder: MOST_PER_HOLDER, inAll: MOST_IN_ALL },
  ) {
    this.#cutOff = cutOff
    this.#limits = limits
  }

  set(reader: R, bytes: number): void {
    const { actor } = reader.holder
    const change = bytes - (this.#bytes.get(reader) ?? 0)
    if (change === 0) return
    if (bytes === 0) this.#bytes.delete(reader)
    else this.#bytes.set(reader, bytes)
    this.#total += change
    const held = (this.#byHolder.get(actor) ?? 0) + change
    if (held === 0) this.#byHolder.delete(actor)
    else this.#byHolder.set(actor, held)
    if (change < 0) return
    if (held > this.#limits.perHolder) this.#cutOffLargest(one => one.holder.actor === actor)
    else if (this.#total > this.#limits.inAll) this.#cutOffLargest(() => true)
  }

  /** Of those that hold as much, the one that has for longest. */
  #cutOffLargest(isMeant: (reader: R) => boolean): void {
    let largest: R | undefined
    let most = 0
    for (const [reader, bytes] of this.#bytes) {
      if (bytes <= most || !isMeant(reader)) continue
      largest = reader
      most = bytes
    }
    if (largest !== undefined) this.#cutOff(largest)
  }
}
