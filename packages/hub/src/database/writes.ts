import type { CompiledQuery } from 'kysely'
import { type Bound, compose } from './statement.ts'

/**
 * Writes of one transaction that do not read each other's rows. Each statement costs its way to PostgreSQL and back, so a
 * few small ones go as one.
 */
export class Writes {
  readonly #send: (write: CompiledQuery<unknown>) => void
  readonly #together: boolean
  #gathered: Bound[] = []

  /** @param together whether to gather writes until `flush`; otherwise each is sent at once */
  constructor(send: (write: CompiledQuery<unknown>) => void, together: boolean) {
    this.#send = send
    this.#together = together
  }

  /** @param write an insert, update or delete that returns nothing, and sees no row that another one here writes */
  add(write: Bound): void {
    if (this.#together) this.#gathered.push(write)
    else this.#send(compose([write]))
  }

  /** Sends what was gathered: what is asked for or added afterwards sees it. */
  flush(): void {
    const gathered = this.#gathered
    this.#gathered = []
    if (gathered.length > 0) this.#send(compose(gathered))
  }
}
