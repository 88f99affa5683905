import { CallMemory } from '../packages/simulator/src/calls/call-memory.ts'
import { LegStore } from '../packages/simulator/src/calls/leg-store.ts'
import { Journal } from '../packages/simulator/src/journal.ts'
import { Ledger } from '../packages/simulator/src/ledger.ts'
import { Theatre } from '../packages/simulator/src/theatre.ts'
import { Clock } from '../packages/simulator/src/world/clock.ts'
import { foundCompany } from '../packages/simulator/src/world/company.ts'
import { createRandom } from '../packages/simulator/src/world/random.ts'

const START = Date.UTC(2026, 4, 4, 9)

/** Events of usual traffic as JSON, in the order in which they are told: of calls mostly, and of all other kinds. */
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
