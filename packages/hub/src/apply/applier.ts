import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { databaseFailureOf, isDatabaseUnavailable } from '../database/errors.ts'
import { reasonOf } from '../database/set-aside.ts'
import { Writes } from '../database/writes.ts'
import type { Part } from '../health.ts'
import type { Metrics } from '../metrics.ts'
import type { KindRegistry } from '../records/registry.ts'
import { Written } from '../records/written.ts'
import { applyEvents } from './apply-events.ts'
import { claimEvents, findDueApps, type LoggedEvent, markApplied, markFailed } from './claim.ts'
import { parseEvent } from './parse.ts'
import type { RecentEvents } from './recent-events.ts'

const BATCH_SIZE = 2_000
/** What is too much for one statement's time is applied in smaller parts, down to this size. */
const SMALLEST_BATCH = 50
/** Up to so many events, all that they write goes in one statement; beyond, PostgreSQL writes one part while the next is reduced. */
const SINGLE_STATEMENT_MAX = 250
/** Commits become visible in another order than their ids: so many before the last one that was applied may still come. */
const LATE_IDS = 3_000
/** After a round with fewer events than this, the next one waits a moment. */
const FULL_ROUND = 50
const PAUSE_MS = 3
/** A commit wakes the applier at once; this is for events that are due again, and for a wake-up that got lost. */
const POLL_INTERVAL_MS = 1_000

export interface ApplierOptions {
  readonly database: Pick<Database, 'all' | 'inTransaction'>
  readonly kinds: KindRegistry
  readonly recent: RecentEvents
  readonly metrics: Metrics
  readonly health: Part
  readonly log: Logger
  /** How long an answered leg may lag behind the unanswered ones, in ms. */
  readonly missGraceMs: number
}

/** What became of a batch: how many events were applied, and whether the app may have more. */
interface Applied {
  readonly applied: number
  readonly isMore: boolean
}

/**
 * Turns the raw log into records, a batch of each app in turn, so that an app with a backlog does not delay the others.
 *
 * States: idle → (woken) applying → idle. What it is woken for while it applies is done next, after a pause in which more
 * events arrive: a round costs the same for one event as for ten. Woken when idle, it starts at once.
 */
export class Applier {
  readonly #options: ApplierOptions
  readonly #written = new Written()
  #batchSize = BATCH_SIZE
  /** Apps that may have due events, in the order of their turns, and the id after which their events are looked for. */
  readonly #due = new Map<string, number>()
  /** The last event of each app that was applied here. */
  readonly #applied = new Map<string, number>()
  #looksForAll = false
  #working: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: ApplierOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_INTERVAL_MS)
    this.wake()
  }

  /** @param appId the app that has new events; undefined: any may have due ones */
  wake(appId?: string): void {
    if (this.#stopped) return
    if (appId === undefined) this.#looksForAll = true
    else if (!this.#due.has(appId))
      this.#due.set(appId, Math.max(0, (this.#applied.get(appId) ?? 0) - LATE_IDS))
    this.#working ??= this.#work().finally(() => {
      this.#working = null
    })
  }

  /** Resolves when nothing is left that could be applied now. */
  async idle(): Promise<void> {
    await this.#working
  }

  /** Finishes the batch at hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#working
  }

  async #work(): Promise<void> {
    try {
      while (!this.#stopped && (this.#looksForAll || this.#due.size > 0)) {
        if (this.#looksForAll) {
          this.#looksForAll = false
          for (const appId of await findDueApps(this.#options.database.all)) this.#due.set(appId, 0)
        }
        const count = await this.#applyRound()
        if (count < FULL_ROUND && this.#due.size > 0) await sleep(PAUSE_MS)
      }
    } catch (error) {
      // The events wait in the database, and the timer looks again. That it is away is in the log already.
      if (!isDatabaseUnavailable(error))
        this.#options.log.error({ err: error }, 'cannot apply events, retrying')
    }
  }

  /** A batch of each app that is due. @returns how many events were applied */
  async #applyRound(): Promise<number> {
    let count = 0
    for (const [appId, after] of [...this.#due]) {
      if (this.#stopped) break
      this.#due.delete(appId)
      const { applied, isMore } = await this.#applyBatch(appId, after)
      count += applied
      if (isMore) this.#due.set(appId, after)
    }
    return count
  }

  async #applyBatch(appId: string, after: number): Promise<Applied> {
    try {
      const applied = await this.#options.health.watch(() =>
        this.#applyOldest({ appId, after, limit: this.#batchSize }),
      )
      this.#batchSize = Math.min(BATCH_SIZE, this.#batchSize * 2)
      return applied
    } catch (error) {
      if (databaseFailureOf(error)?.code === 'TIMEOUT')
        this.#batchSize = Math.max(SMALLEST_BATCH, Math.floor(this.#batchSize / 4))
      if (concernsAll(error)) throw error
      this.#options.log.error({ err: error }, 'a batch of events failed, applying its events one by one')
      return await this.#applyOneByOne(appId)
    }
  }

  /** Finds the event that spoils its batch and postpones it; it must not hold up the others. */
  async #applyOneByOne(appId: string): Promise<Applied> {
    for (let count = 0; count < BATCH_SIZE; count++) {
      const failed: { event?: LoggedEvent } = {}
      try {
        const { applied } = await this.#applyOldest(
          { appId, after: 0, limit: 1 },
          event => (failed.event = event),
        )
        if (applied === 0) return { applied: count, isMore: false }
      } catch (error) {
        const { event } = failed
        if (event === undefined || concernsAll(error)) throw error
        this.#options.log.error({ err: error, eventId: event.id }, 'an event could not be applied')
        await this.#options.database.inTransaction(queries => markFailed(queries, event, error))
      }
    }
    return { applied: BATCH_SIZE, isMore: true }
  }

  async #applyOldest(
    { appId, after, limit }: { readonly appId: string; readonly after: number; readonly limit: number },
    onClaimed?: (event: LoggedEvent) => void,
  ): Promise<Applied> {
    const { database, kinds, recent, metrics, missGraceMs } = this.#options
    this.#written.rollback()
    const { parsed, isMore } = await database.inTransaction(async (queries, later) => {
      const { events, isMore } = await claimEvents(queries, appId, limit, String(after), recent)
      const [first] = events
      if (first === undefined) return { parsed: [], isMore }
      onClaimed?.(first)
      const parsed = events.map(event => parseEvent(kinds, event))
      const writes = new Writes(later, events.length <= SINGLE_STATEMENT_MAX)
      await applyEvents(kinds, { appId, queries, writes, written: this.#written, missGraceMs }, parsed)
      writes.add(markApplied(events))
      writes.flush()
      return { parsed, isMore }
    })
    this.#written.commit()
    const last = Number(parsed.at(-1)?.eventId ?? 0)
    this.#applied.set(appId, Math.max(last, this.#applied.get(appId) ?? 0))
    for (const { eventId } of parsed) recent.delete(eventId)
    for (const { source, isRecognized, receivedAt } of parsed) {
      metrics.applyLag.observe((Date.now() - receivedAt.getTime()) / 1_000)
      metrics.applied.inc({ kind: source, recognized: isRecognized ? 'yes' : 'no' })
    }
    return { applied: parsed.length, isMore }
  }
}

/** Whether no event can be applied at the moment. A statement that took too long may be the fault of one event. */
function concernsAll(error: unknown): boolean {
  return isDatabaseUnavailable(error) && reasonOf(error) !== 'timeout'
}
