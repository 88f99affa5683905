import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { toLog } from '../database/errors.ts'

/** When more apps have changed than that, reading all of them is cheaper. */
const MOST_CHANGED = 100
const RETRY_AFTER_MS = 1_000

/**
 * Keeps up with changes of apps. States: idle → (a change) refreshing, with the changes that arrive meanwhile as the next
 * round → idle. When a round fails, all apps are read again.
 */
export class AppChanges {
  readonly #refresh: (appIds: readonly string[] | null) => Promise<void>
  readonly #log: Logger
  readonly #changed = new Set<string>()
  readonly #stopping = new AbortController()
  #all = false
  #working: Promise<void> | null = null

  /** @param refresh reads these apps again; null: all apps */
  constructor(refresh: (appIds: readonly string[] | null) => Promise<void>, log: Logger) {
    this.#refresh = refresh
    this.#log = log
  }

  /** @param appId null: any number of apps may have changed */
  add(appId: string | null): void {
    if (appId === null) this.#all = true
    else this.#changed.add(appId)
    this.#working ??= this.#work().finally(() => {
      this.#working = null
    })
  }

  /** Ends with the round that is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#working
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping
    for (let failures = 0; !signal.aborted && (this.#all || this.#changed.size > 0); ) {
      const appIds = this.#all || this.#changed.size > MOST_CHANGED ? null : [...this.#changed]
      this.#all = false
      this.#changed.clear()
      try {
        await this.#refresh(appIds)
        failures = 0
      } catch (error) {
        if (failures++ === 0) this.#log.warn(toLog(error), 'cannot reload the apps, retrying')
        this.#all = true
        await sleep(RETRY_AFTER_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}
