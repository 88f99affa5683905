import type { Callbacks } from './calls/callbacks.ts'
import type { LegStore } from './calls/leg-store.ts'
import type { Publish } from './delivery/publish.ts'
import type { Sockets } from './delivery/websocket.ts'
import type { Faults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { State } from './state.ts'
import type { Theatre } from './theatre.ts'
import type { Clock } from './world/clock.ts'
import type { Company } from './world/company.ts'

/** Everything that the ways into this Dialpad work on. */
export interface Dialpad {
  readonly state: State
  readonly company: Company
  readonly clock: Clock
  readonly legs: LegStore
  readonly ledger: Ledger
  readonly faults: Faults
  readonly theatre: Theatre
  readonly callbacks: Callbacks
  readonly publish: Publish
  readonly sockets: () => Sockets
  /** Where it can be reached, for links. */
  readonly baseUrl: () => string
  readonly apiKey: string
}
