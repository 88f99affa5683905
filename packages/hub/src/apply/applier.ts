import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { reasonOf } from '../database/set-aside.ts'
import { isDatabaseAway, troubleOf } from '../database/trouble.ts'
import type { Part } from '../health.ts'
import type { Metrics } from '../metrics.ts'
import type { KindRegistry } from '../records/registry.ts'
import { applyEvents } from './apply-events.ts'
import { claimEvents, type LoggedEvent, markApplied, markFailed } from './claim.ts'
import { parseEvent } from './parse.ts'

const BATCH_SIZE = 2_000
/** What is too much for one statement's time is applied in smaller parts, down to this size. */
const SMALLEST_BATCH = 50
/** A commit wakes the applier at once; this is for events that are due again, and for a wake-up that got lost. */
const LOOK_EVERY_MS = 1_000

export interface ApplierOptions {
  readonly database: Pick<Database, 'inTransaction'>
  readonly kinds: KindRegistry
  readonly metrics: Metrics
  readonly health: Part
  readonly log: Logger
  /** How long an answered leg may lag behind the unanswered ones, in ms. */
  readonly missGraceMs: number
}

/** A batch that was applied, and whether its app may have more events. */
interface Applied {
  readonly appId: string
  readonly isMore: boolean
}

/**
 * Turns the raw log into records. States: idle → (woken) applying → idle. Woken while applying, it
 * goes round once more; so no wake-up is lost and never do two rounds run at once.
 */
export class Applier {
  readonly #options: ApplierOptions
  #batchSize = BATCH_SIZE
  #round: Promise<void> | null = null
  #wokenMeanwhile = false
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: ApplierOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.wake()
  }

  wake(): void {
    if (this.#stopped) return
    this.#wokenMeanwhile = true
    this.#round ??= this.#applyAll().finally(() => {
      this.#round = null
    })
  }

  /** Resolves when nothing is left that could be applied now. */
  async idle(): Promise<void> {
    await this.#round
  }

  /** Finishes the batch at hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#round
  }

  async #applyAll(): Promise<void> {
    try {
      while (this.#wokenMeanwhile && !this.#stopped) {
        this.#wokenMeanwhile = false
        await this.#applyInTurns()
      }
    } catch (error) {
      // The events wait in the database, and the timer looks again. That it is away is in the log already.
      if (!isDatabaseAway(error)) this.#options.log.error({ err: error }, 'cannot apply events, retrying')
    }
  }

  /** A batch of each app in turn, until none has more: an app with a backlog does not delay the others. */
  async #applyInTurns(): Promise<void> {
    for (let served: Applied[] = []; !this.#stopped; ) {
      const applied = await this.#applyBatch(served.map(({ appId }) => appId))
      if (applied !== null) served.push(applied)
      else if (served.some(({ isMore }) => isMore)) served = served.filter(({ isMore }) => !isMore)
      else return
    }
  }

  /** @returns null: no app but the excepted ones has due events that no other hub works on */
  async #applyBatch(except: readonly string[]): Promise<Applied | null> {
    try {
      const applied = await this.#options.health.watch(() => this.#applyOldest(this.#batchSize, except))
      this.#batchSize = Math.min(BATCH_SIZE, this.#batchSize * 2)
      return applied
    } catch (error) {
      if (troubleOf(error)?.code === 'TIMEOUT')
        this.#batchSize = Math.max(SMALLEST_BATCH, Math.floor(this.#batchSize / 4))
      if (concernsAll(error)) throw error
      this.#options.log.error({ err: error }, 'a batch of events failed, applying its events one by one')
      return await this.#applyOneByOne(except)
    }
  }

  /** Finds the event that spoils its batch and postpones it; it must not hold up the others. */
  async #applyOneByOne(except: readonly string[]): Promise<Applied | null> {
    let last: Applied | null = null
    for (let count = 0; count < BATCH_SIZE; count++) {
      const failed: { event?: LoggedEvent } = {}
      try {
        const applied = await this.#applyOldest(1, except, event => (failed.event = event))
        if (applied === null) return last
        last = applied
      } catch (error) {
        const { event } = failed
        if (event === undefined || concernsAll(error)) throw error
        this.#options.log.error({ err: error, eventId: event.id }, 'an event could not be applied')
        await this.#options.database.inTransaction(queries => markFailed(queries, event, error))
      }
    }
    return last === null ? null : { ...last, isMore: true }
  }

  async #applyOldest(
    limit: number,
    except: readonly string[],
    onClaimed?: (event: LoggedEvent) => void,
  ): Promise<Applied | null> {
    const { database, kinds, metrics, missGraceMs } = this.#options
    const { applied, isMore } = await database.inTransaction(async (queries, later) => {
      const { events, isMore } = await claimEvents(queries, limit, except)
      const [first] = events
      if (first === undefined) return { applied: [], isMore }
      onClaimed?.(first)
      const parsed = events.map(event => parseEvent(kinds, event))
      await applyEvents(kinds, { appId: first.appId, queries, later, missGraceMs }, parsed)
      later(markApplied(events))
      return { applied: parsed, isMore }
    })
    const [first] = applied
    if (first === undefined) return null
    for (const { source, isRecognized, receivedAt } of applied) {
      metrics.applyLag.observe((Date.now() - receivedAt.getTime()) / 1_000)
      metrics.applied.inc({ kind: source, recognized: isRecognized ? 'yes' : 'no' })
    }
    return { appId: first.appId, isMore }
  }
}

/** Whether no event can be applied at the moment. A statement that took too long may be the fault of one event. */
function concernsAll(error: unknown): boolean {
  return isDatabaseAway(error) && reasonOf(error) !== 'timeout'
}
