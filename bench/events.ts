import { signToken } from '@trunkline/dialpad'
import { CallMemory } from '../packages/simulator/src/calls/call-memory.ts'
import { LegStore } from '../packages/simulator/src/calls/leg-store.ts'
import { Journal } from '../packages/simulator/src/journal.ts'
import { Ledger } from '../packages/simulator/src/ledger.ts'
import { Theatre } from '../packages/simulator/src/theatre.ts'
import { Clock } from '../packages/simulator/src/world/clock.ts'
import { foundCompany } from '../packages/simulator/src/world/company.ts'
import { createRandom } from '../packages/simulator/src/world/random.ts'

const START = Date.UTC(2026, 4, 4, 9)

/** Events of usual traffic as JSON, in the order in which Dialpad sends them: of calls mostly, and of all other kinds. */
export async function usualEvents(calls: number, seed = 1): Promise<string[]> {
  const events: string[] = []
  const journal = new Journal(null)
  const world = {
    journal,
    memory: new CallMemory(journal),
    isBlocked: () => false,
    company: foundCompany(createRandom(seed)),
    clock: new Clock(START),
    legs: new LegStore(),
    stages: new Map(),
    faults: { hangupNever: 0 },
    busy: new Set<never>(),
    baseUrl: () => 'https://dialpad.example',
    publish: (
      _kind: string,
      _subject: object,
      make: (visible: { recordings: true; messageText: true }) => object,
    ) => {
      events.push(JSON.stringify(make({ recordings: true, messageText: true })))
    },
  }
  await new Theatre(world, new Ledger(), seed, 0, null).makeHistory(calls)
  return events
}

const CALLS_AT_ONCE = 2_000

/** Signed events of usual traffic, each taken once: calls with their legs, recaps and transcripts, messages, contacts. */
export class Traffic {
  readonly #secret: string
  #seed = 1
  #tokens: string[] = []

  constructor(secret: string) {
    this.#secret = secret
  }

  /** The next ones, in the order in which Dialpad sends them. */
  async take(count: number): Promise<string[]> {
    while (this.#tokens.length < count) {
      const events = await usualEvents(CALLS_AT_ONCE, this.#seed++)
      this.#tokens = this.#tokens.concat(events.map(event => signToken(event, this.#secret)))
    }
    const taken = this.#tokens.slice(0, count)
    this.#tokens = this.#tokens.slice(count)
    return taken
  }

  /** Gives back what was not sent after all. */
  putBack(tokens: readonly string[]): void {
    this.#tokens = [...tokens, ...this.#tokens]
  }
}
