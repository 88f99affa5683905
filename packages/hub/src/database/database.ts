import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { inTransaction, type Later, PipelineDialect } from './pipeline.ts'
import type { Tables } from './tables.ts'

export type Queries = Kysely<Tables>
export type AppTransaction = Transaction<Tables>

/** Dialpad waits 5 s for an answer: whoever waits for the database must have given up by then. */
const CONNECT_TIMEOUT_MS = 2_000
const STATEMENT_TIMEOUT_MS = 30_000

export type RunInTransaction = <T>(run: (queries: AppTransaction, later: Later) => Promise<T>) => Promise<T>

/**
 * Who reads, each on connections of their own, so that none waits for another: requests, feeds that read what is new, and
 * readers of feeds that are further back.
 */
export type Lane = 'requests' | 'feeds' | 'replays'

const MOST_CONNECTIONS = 10
const FEED_CONNECTIONS = 2
/** So many readers of feeds can be behind and read at once. */
export const REPLAY_CONNECTIONS = 3

/** For libraries that write their own SQL. */
export type RawQuery = (query: pg.QueryConfig) => Promise<pg.QueryResult>

/**
 * The database as the hub works with it, never as the tables' owner: each handle is a role of its own, and row-level
 * security decides what it sees (migration 0013 says what each may do).
 */
export interface Database {
  /** For what spans all apps: ingest, apply, the feed, outbound webhooks, connections, upkeep. It sees every row. */
  readonly all: Queries
  /** For requests: the hub's own tables (apps, keys, staff). Of what belongs to apps it sees nothing. */
  readonly own: Queries
  /** A transaction of `all`, in which queries that are asked for together are sent together. */
  readonly inTransaction: RunInTransaction
  /**
   * Reads as one app: only its rows are seen, and nothing can be written. All of its queries see the same moment, so
   * that a call and its legs never disagree.
   *
   * @param lane on whose connections
   */
  forApp<T>(appId: string, run: (queries: AppTransaction) => Promise<T>, lane?: Lane): Promise<T>
  /** Works on the rows of one app that requests may write: webhook endpoints and deliveries, idempotency keys, links to identities. */
  changeForApp<T>(appId: string, run: (queries: AppTransaction) => Promise<T>): Promise<T>
  /** As `own`. */
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
  const open = (role: HubRole, max: number) => openPool(url, role, max, options.statementTimeoutMs, log)
  const engine = open('trunkline_engine', MOST_CONNECTIONS)
  const lanes: Record<Lane, pg.Pool> = {
    requests: open('trunkline_hub', MOST_CONNECTIONS),
    feeds: open('trunkline_hub', FEED_CONNECTIONS),
    replays: open('trunkline_hub', REPLAY_CONNECTIONS),
  }
  const pools = [engine, ...Object.values(lanes)]
  const all = new Kysely<Tables>({ dialect: new PipelineDialect(engine) })
  const own = new Kysely<Tables>({ dialect: new PipelineDialect(lanes.requests) })
  const sum = (count: (pool: pg.Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0)
  return {
    all,
    own,
    inTransaction: run => inTransaction(engine, { begin: 'begin', awaitCommit: true }, run),
    forApp: (appId, run, lane = 'requests') => {
      const begin = `begin isolation level repeatable read; set local role trunkline_tenant; ${nameApp(appId)}`
      return inTransaction(lanes[lane], { begin, awaitCommit: false }, run)
    },
    changeForApp: (appId, run) =>
      inTransaction(lanes.requests, { begin: `begin; ${nameApp(appId)}`, awaitCommit: true }, run),
    query: query => lanes.requests.query(query),
    pool: () => ({
      total: sum(pool => pool.totalCount),
      idle: sum(pool => pool.idleCount),
      waiting: sum(pool => pool.waitingCount),
    }),
    close: async () => {
      await Promise.all([all.destroy(), own.destroy(), lanes.feeds.end(), lanes.replays.end()])
    },
  }
}

/**
 * The database as the owner of its tables, past row-level security: for migrations and for telling tables anew. Statements
 * may take as long as they need.
 */
export function openAsOwner(ownerUrl: string): Queries {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  })
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

function nameApp(appId: string): string {
  return `set local trunkline.app_id = ${pg.escapeLiteral(appId)}`
}

/** Connections that go on as a role, whoever logged in. */
function openPool(url: string, role: HubRole, max: number, statementTimeoutMs: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withRole(url, role),
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    application_name: HUB_APPLICATION_NAME,
    pipeline: true,
  })
  // Without listeners, a lost connection would end the process: an idle one tells the pool, one in use itself.
  pool.on('error', (error: Error & { client?: unknown }) => {
    // The pool hangs all it knows of the connection on the error, its secret key included.
    delete error.client
    log.warn({ err: error }, 'lost an idle database connection')
  })
  pool.on('connect', client =>
    client.on('error', error => log.debug({ err: error }, 'lost a database connection')),
  )
  return pool
}

export type HubRole = 'trunkline_engine' | 'trunkline_hub'

/** The same database, entered as a role that whoever logs in there may take on. */
export function withRole(url: string, role: HubRole): string {
  const address = new URL(url)
  const options = [address.searchParams.get('options'), `-c role=${role}`]
  address.searchParams.set('options', options.filter(Boolean).join(' '))
  return address.href
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
