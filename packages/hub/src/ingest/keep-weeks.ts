import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Queries } from '../database/database.ts'

const LOOK_EVERY_MS = 3_600_000
/** So long before a week begins its table is there, even if no hub runs on the day. */
const AHEAD = '21 days'
const WEEKS_LOCK = 7_350_002

/** Keeps the tables of the raw log: makes those of the weeks to come, and archives those past the retention. */
export class WeekKeeper {
  readonly #queries: Queries
  readonly #retentionDays: number
  readonly #log: Logger
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()

  constructor(queries: Queries, retentionDays: number, log: Logger) {
    this.#queries = queries
    this.#retentionDays = retentionDays
    this.#log = log
  }

  /** Looks once, then every hour. */
  async start(): Promise<void> {
    await keepWeeks(this.#queries, this.#retentionDays)
    this.#timer = setInterval(() => {
      this.#round = keepWeeks(this.#queries, this.#retentionDays).then(
        archived => archived > 0 && this.#log.info({ archived }, 'weeks of the raw log were archived'),
        error => this.#log.warn({ err: error }, 'the weeks of the raw log cannot be kept at the moment'),
      ) as Promise<void>
    }, LOOK_EVERY_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }
}

/** One hub at a time. @returns how many weeks were archived */
export function keepWeeks(queries: Queries, retentionDays: number): Promise<number> {
  return queries.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(${WEEKS_LOCK})`.execute(transaction)
    const { rows } = await sql<{ archived: number }>`
      select make_event_weeks(now(), now() + ${AHEAD}::interval),
        archive_event_weeks(now() - make_interval(days => ${retentionDays})) as archived`.execute(transaction)
    return rows[0]?.archived ?? 0
  })
}
