import type { Logger } from 'pino'
import { codeOf, type DatabaseFailure, type DatabaseFailureCode, failureOf } from './database/errors.ts'

const OVERDUE: DatabaseFailure = { code: 'TIMEOUT', cause: 'A response from the database is overdue' }
const STARTING: DatabaseFailure = { code: 'STARTING', cause: 'The hub is starting' }
/** While something fails, so often the log says that it still does. */
const REPEAT_LOG_EVERY_MS = 10_000

export interface PartReport {
  /** `hanging`: an answer is overdue. */
  readonly status: 'ok' | 'failing' | 'hanging'
  /** Since when it is so. */
  readonly since: Date
  readonly code?: DatabaseFailureCode
  readonly cause?: string
  /** How often in a row it has failed. */
  readonly failures?: number
}

/**
 * How one thing is that the hub does with its database. It is kept in memory, told by those who do it, and logged when
 * it changes. States: ok → failing (or hanging, where there was no answer in time) → ok, by the next success.
 */
export class Part {
  readonly name: string
  readonly #log: Logger
  readonly #hangsAfterMs: number
  /** When what is under way began, the oldest first. */
  readonly #underWay = new Set<{ readonly since: number }>()
  #since = Date.now()
  #trouble: DatabaseFailure | null = null
  #notYet: DatabaseFailure | null
  #failures = 0
  #loggedAt = 0

  /**
   * @param hangsAfterMs whatever takes longer is overdue
   * @param notYet why it is not well until it is `ready`
   */
  constructor(name: string, log: Logger, hangsAfterMs: number, notYet: DatabaseFailure | null = null) {
    this.name = name
    this.#log = log
    this.#hangsAfterMs = hangsAfterMs
    this.#notYet = notYet
  }

  /** Does it, and keeps what came of it. @throws what `run` throws */
  async watch<T>(run: () => Promise<T>): Promise<T> {
    const begun = { since: Date.now() }
    this.#underWay.add(begun)
    try {
      const result = await run()
      this.succeeded()
      return result
    } catch (error) {
      this.failed(error)
      throw error
    } finally {
      this.#underWay.delete(begun)
    }
  }

  succeeded(): void {
    if (this.#trouble === null) return
    const forSeconds = Math.round((Date.now() - this.#since) / 1_000)
    this.#log.info({ part: this.name, failures: this.#failures, forSeconds }, 'recovered')
    this.#trouble = null
    this.#failures = 0
    this.#since = Date.now()
  }

  /** An error that says nothing of the database leaves everything as it is. */
  failed(error: unknown): void {
    const trouble = failureOf(error)
    if (trouble === null) return
    const now = Date.now()
    const isNew = this.#trouble === null
    if (isNew) this.#since = now
    this.#failures++
    this.#trouble = trouble
    if (!isNew && now - this.#loggedAt < REPEAT_LOG_EVERY_MS) return
    this.#loggedAt = now
    const about = { part: this.name, ...trouble, reason: codeOf(error), failures: this.#failures }
    this.#log.warn(about, isNew ? 'failing' : 'still failing')
  }

  ready(): void {
    this.#notYet = null
    this.#since = Date.now()
  }

  get isReady(): boolean {
    return this.#notYet === null
  }

  get isFailing(): boolean {
    return this.#trouble !== null
  }

  report(): PartReport {
    const [oldest] = this.#underWay
    const isOverdue = oldest !== undefined && Date.now() - oldest.since > this.#hangsAfterMs
    const trouble = isOverdue ? OVERDUE : (this.#trouble ?? this.#notYet)
    if (trouble === null) return { status: 'ok', since: new Date(this.#since) }
    return {
      status: trouble.code === 'TIMEOUT' ? 'hanging' : 'failing',
      since: new Date(this.#trouble === null && isOverdue ? oldest.since : this.#since),
      ...trouble,
      failures: this.#failures,
    }
  }
}

/** Of what a hub's health is made. */
export interface Health {
  /** Bringing the tables up to date at the start, and whatever else comes before the first request. */
  readonly start: Part
  readonly read: Part
  /** Storing events. */
  readonly write: Part
  /** Hearing what other hubs, and this one, have written. */
  readonly listen: Part
  readonly apply: Part
  readonly deliveries: Part
  readonly jobs: Part
}

export function createHealth(log: Logger): Health {
  return {
    start: new Part('start', log, 30_000, STARTING),
    read: new Part('database.read', log, 500),
    write: new Part('database.write', log, 1_500),
    listen: new Part('listen', log, 1_500),
    apply: new Part('apply', log, 5_000),
    deliveries: new Part('deliveries', log, 5_000),
    jobs: new Part('jobs', log, 5_000),
  }
}
