/** One try to deliver an event. */
export interface Attempt {
  /** ms since 1970, of the simulated clock. */
  readonly at: number
  /** The status that was answered, or null when nobody answered in time. */
  readonly status: number | null
}

export interface LedgerEvent {
  readonly kind: string
  readonly subscriptionId: number
  readonly event: Record<string, unknown>
  readonly attempts: Attempt[]
}

export interface LedgerCall {
  readonly scenario: string
  readonly legs: number[]
}

/** What really happened: the truth that a receiver can be compared with. It keeps the last of each. */
export class Ledger {
  readonly #limit = 50_000
  readonly calls: LedgerCall[] = []
  readonly events: LedgerEvent[] = []

  addCall(call: LedgerCall): void {
    this.calls.push(call)
    if (this.calls.length > this.#limit) this.calls.shift()
  }

  addEvent(event: LedgerEvent): void {
    this.events.push(event)
    if (this.events.length > this.#limit) this.events.shift()
  }
}
