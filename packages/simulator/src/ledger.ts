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

/** One call as the people in it know it, however many legs it took. */
export interface LedgerCall {
  readonly scenario: string
  readonly legs: number[]
  direction: 'inbound' | 'outbound' | null
  caller: string | null
  callee: string | null
  externalNumber: string | null
  /** ms since 1970 */
  startedAt: number | null
  /** Who spoke last. */
  answeredBy: string | null
  outcome: 'answered' | 'missed' | 'unanswered' | 'voicemail' | null
  /** What all who spoke spoke together, without the time on hold; null: nobody did. */
  talkTimeMs: number | null
}

export function newCall(scenario: string): LedgerCall {
  return {
    scenario,
    legs: [],
    direction: null,
    caller: null,
    callee: null,
    externalNumber: null,
    startedAt: null,
    answeredBy: null,
    outcome: null,
    talkTimeMs: null,
  }
}

/** What really happened: the truth that a receiver can be compared with. It keeps the last of each. */
export class Ledger {
  readonly #limit: number
  calls: LedgerCall[] = []
  events: LedgerEvent[] = []

  constructor(limit = 200_000) {
    this.#limit = limit
  }

  addCall(call: LedgerCall): void {
    this.calls.push(call)
    if (this.calls.length > 1.5 * this.#limit) this.calls = this.calls.slice(-this.#limit)
  }

  addEvent(event: LedgerEvent): void {
    this.events.push(event)
    if (this.events.length > 1.5 * this.#limit) this.events = this.events.slice(-this.#limit)
  }

  clear(): void {
    this.calls = []
    this.events = []
  }
}
