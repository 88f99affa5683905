/** In entries of some hundred bytes. */
const MOST = 50_000

/**
 * What was written and need not be written again, over many transactions. Entries of a transaction count once it is
 * committed.
 */
export class Written {
  readonly #committed = new Set<string>()
  #open = new Set<string>()

  /** @returns false if the entry was written before; else notes that it is written by the transaction at hand */
  isNew(entry: string): boolean {
    if (this.#committed.has(entry) || this.#open.has(entry)) return false
    this.#open.add(entry)
    return true
  }

  commit(): void {
    if (this.#committed.size > MOST) this.#committed.clear()
    for (const entry of this.#open) this.#committed.add(entry)
    this.#open = new Set()
  }

  rollback(): void {
    this.#open = new Set()
  }
}
