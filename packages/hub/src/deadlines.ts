/**
 * What must be over within the same time. All share one timer: setting and clearing one for each event costs as much as
 * verifying it.
 */
export class Deadlines<Item> {
  readonly #withinMs: number
  readonly #onOverdue: (item: Item) => void
  /** When each is overdue, by `performance.now()`; the oldest first. */
  readonly #overdueAt = new Map<Item, number>()
  #timer: NodeJS.Timeout | null = null

  /** @param onOverdue is called for each that is not removed in time; it has been removed then */
  constructor(withinMs: number, onOverdue: (item: Item) => void) {
    this.#withinMs = withinMs
    this.#onOverdue = onOverdue
  }

  add(item: Item): void {
    this.#overdueAt.set(item, performance.now() + this.#withinMs)
    this.#timer ??= setTimeout(this.#check, this.#withinMs).unref()
  }

  has(item: Item): boolean {
    return this.#overdueAt.has(item)
  }

  /** @returns false when it was not there any more */
  remove(item: Item): boolean {
    return this.#overdueAt.delete(item)
  }

  readonly #check = (): void => {
    const now = performance.now()
    this.#timer = null
    for (const [item, overdueAt] of this.#overdueAt) {
      if (overdueAt > now) {
        this.#timer ??= setTimeout(this.#check, overdueAt - now).unref()
        return
      }
      this.#overdueAt.delete(item)
      this.#onOverdue(item)
    }
  }
}
