import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Tables } from './tables.ts'

export type Queries = Kysely<Tables>
export type AppTransaction = Transaction<Tables>

/** Dialpad waits 5 s for an answer: whoever waits for the database must have given up by then. */
const CONNECT_TIMEOUT_MS = 2_000
const STATEMENT_TIMEOUT_MS = 30_000

/** For libraries that write their own SQL. */
export type RawQuery = (query: pg.QueryConfig) => Promise<pg.QueryResult>

export interface Database {
  /** For the hub's own work, which spans all apps: it sees every row. */
  readonly all: Queries
  /**
   * Reads as one app, in a transaction of the role trunkline_tenant: row-level security shows that app's rows only.
   * All of its queries see the same moment, so that a call and its legs never disagree.
   */
  forApp<T>(appId: string, run: (queries: AppTransaction) => Promise<T>): Promise<T>
  readonly query: RawQuery
  /** The connections that the hub has open, and how many requests wait for one. */
  pool(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

/** @param options.statementTimeoutMs 0: as long as it takes */
export function openDatabase(
  url: string,
  log: Logger,
  options: { statementTimeoutMs: number } = { statementTimeoutMs: STATEMENT_TIMEOUT_MS },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: options.statementTimeoutMs,
    application_name: HUB_APPLICATION_NAME,
  })
  // Without listeners, a lost connection would end the process: an idle one tells the pool, one in use itself.
  pool.on('error', error => log.warn({ err: error }, 'lost an idle database connection'))
  pool.on('connect', client =>
    client.on('error', error => log.debug({ err: error }, 'lost a database connection')),
  )
  const all = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  return {
    all,
    forApp: (appId, run) =>
      all
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async transaction => {
          await sql`select set_config('role', 'trunkline_tenant', true),
          set_config('trunkline.app_id', ${appId}, true)`.execute(transaction)
          return run(transaction)
        }),
    query: query => pool.query(query),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => all.destroy(),
  }
}

export const HUB_APPLICATION_NAME = 'trunkline'

/** SQLSTATE classes: connection lost, out of resources, told to stop, system error. */
const AWAY_STATES = /^(08|53|57|58)/

/** Whether an error means that the database is away or overloaded, not that the query was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') {
    return (
      AWAY_STATES.test(code) ||
      ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code)
    )
  }
  return /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(
    error.message,
  )
}
