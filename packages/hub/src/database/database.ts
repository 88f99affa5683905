import { Kysely } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { withTimeout } from '../async.ts'
import { ThrottledLog } from '../throttled-log.ts'
import { toLog } from './errors.ts'
import { inTransaction, type Later, PipelineDialect } from './pipeline.ts'
import { openPool } from './pool.ts'
import type { AppTransaction, EngineQueries, EngineTransaction, Queries, RequestQueries } from './roles.ts'
import type { Tables } from './tables.ts'

export type { AppTransaction, EngineQueries, EngineTransaction, Queries, RequestQueries } from './roles.ts'

/**
 * Deadlines of statements, in ms. Dialpad gives up after 5 s: by then an event is stored or refused, and a request
 * answered. Work on many rows may take longer, upkeep and work as the owner of the tables much longer.
 */
const CONNECT_WITHIN_MS = 2_000
const PING_WITHIN_MS = 1_000
const STORE_WITHIN_MS = 3_000
const REQUEST_WITHIN_MS = 3_500
const WORK_WITHIN_MS = 10_000
const UPKEEP_WITHIN_MS = 10 * 60_000
const OWNER_WITHIN_MS = 60 * 60_000

/** Counting requests is not worth waiting for, in ms. */
const COUNT_WITHIN_MS = 500

export type RunInTransaction = <T>(
  run: (queries: EngineTransaction, later: Later) => Promise<T>,
) => Promise<T>

/**
 * Who reads, each on connections of their own, so that none waits for another: requests, feeds that read what is new, and
 * readers of feeds that are further back.
 */
export type Lane = 'requests' | 'feeds' | 'replays'

const MOST_CONNECTIONS = 10
const OWN_CONNECTIONS = 5
const READ_CONNECTIONS = 8
/** Two write events; the third tests whether the database can be written while they cannot. */
const INGEST_CONNECTIONS = 3
const FEED_CONNECTIONS = 2
/** So many readers of feeds can be behind and read at once. */
export const REPLAY_CONNECTIONS = 3

/** For libraries that write their own SQL. */
export type RawQuery = (query: pg.QueryConfig) => Promise<pg.QueryResult>

/**
 * The database as the hub works with it, never as the tables' owner: each handle is a role of its own, and row-level
 * security decides what it sees (migration 0001 says what each may do).
 */
export interface Database {
  /** For what spans all apps: ingest, apply, the feed, outbound webhooks, connections, upkeep. It sees every row. */
  readonly all: EngineQueries
  /** As `all`, for storing events: nobody else takes its connections, and it gives up before Dialpad does. */
  readonly ingest: EngineQueries
  /** As `all`, for what may take minutes. */
  readonly upkeep: EngineQueries
  /** For requests: the hub's own tables (apps, keys, staff). Of what belongs to apps it sees nothing. */
  readonly own: RequestQueries
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
  /** As `own`, for counting: gives up after half a second. */
  readonly query: RawQuery
  /** Whether the database answers, on a connection that nobody else takes. @throws after a second when it does not */
  ping(): Promise<void>
  /** The connections that the hub has open, and how many requests wait for one. */
  pool(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

/** @param options.patient for tools, whose statements may take as long as upkeep */
export function openDatabase(
  url: string,
  log: Logger,
  options: { patient: boolean } = { patient: false },
): Database {
  const lost = new ThrottledLog(log, 'lost an idle database connection')
  const open = (role: HubRole, max: number, answerWithinMs: number, connectWithinMs = CONNECT_WITHIN_MS) => {
    // Backslashes keep the words of a setting together.
    const isolation = role === 'trunkline_tenant' ? 'repeatable\\ read' : 'read\\ committed'
    const pool = openPool({
      url,
      max,
      applicationName: HUB_APPLICATION_NAME,
      connectWithinMs,
      answerWithinMs: options.patient ? OWNER_WITHIN_MS : answerWithinMs,
      settings: [
        `role=${role}`,
        `default_transaction_isolation=${isolation}`,
        ...(role === 'trunkline_engine' ? ['plan_cache_mode=force_generic_plan'] : []),
      ],
    })
    pool.on('error', error => lost.add(toLog(error)))
    return pool
  }
  const pools = {
    engine: open('trunkline_engine', MOST_CONNECTIONS, WORK_WITHIN_MS),
    ingest: open('trunkline_engine', INGEST_CONNECTIONS, STORE_WITHIN_MS),
    upkeep: open('trunkline_engine', 2, UPKEEP_WITHIN_MS),
    own: open('trunkline_hub', OWN_CONNECTIONS, REQUEST_WITHIN_MS),
    requests: open('trunkline_tenant', READ_CONNECTIONS, REQUEST_WITHIN_MS),
    feeds: open('trunkline_tenant', FEED_CONNECTIONS, REQUEST_WITHIN_MS),
    replays: open('trunkline_tenant', REPLAY_CONNECTIONS, REQUEST_WITHIN_MS),
    ping: open('trunkline_hub', 1, PING_WITHIN_MS, PING_WITHIN_MS),
  }
  // Types of roles are given here, where it is seen which role the connections of a pool have, and nowhere else.
  const asEngine = (pool: pg.Pool) => queriesOf(pool) as EngineQueries
  const sum = (count: (pool: pg.Pool) => number) =>
    Object.values(pools).reduce((total, pool) => total + count(pool), 0)
  return {
    all: asEngine(pools.engine),
    ingest: asEngine(pools.ingest),
    upkeep: asEngine(pools.upkeep),
    own: queriesOf(pools.own) as RequestQueries,
    // The locks of a transaction whose client has vanished hold up every other hub.
    inTransaction: run => {
      const begin = `begin; set local idle_in_transaction_session_timeout = ${WORK_WITHIN_MS}`
      return inTransaction(pools.engine, { begin, awaitCommit: true }, run)
    },
    forApp: (appId, run, lane = 'requests') =>
      inTransaction(pools[lane], { begin: `begin; ${nameApp(appId)}`, awaitCommit: false }, run),
    changeForApp: (appId, run) =>
      inTransaction(pools.own, { begin: `begin; ${nameApp(appId)}`, awaitCommit: true }, run),
    query: query => withTimeout(COUNT_WITHIN_MS, pools.own.query(query)),
    ping: async () => void (await pools.ping.query('select 1')),
    pool: () => ({
      total: sum(pool => pool.totalCount),
      idle: sum(pool => pool.idleCount),
      waiting: sum(pool => pool.waitingCount),
    }),
    close: async () => void (await Promise.all(Object.values(pools).map(pool => pool.end()))),
  }
}

/**
 * The database as the owner of its tables, past row-level security: for migrations and rebuilds. A statement may take
 * an hour.
 */
export function openAsOwner(ownerUrl: string): Queries {
  return queriesOf(openPoolAsOwner(ownerUrl))
}

/** As `openAsOwner`, for libraries that write their own SQL. @param settings of the sessions, as `name=value` */
export function openPoolAsOwner(ownerUrl: string, settings: readonly string[] = []): pg.Pool {
  const pool = openPool({
    url: ownerUrl,
    max: 10,
    applicationName: `${HUB_APPLICATION_NAME} owner`,
    connectWithinMs: CONNECT_WITHIN_MS,
    answerWithinMs: OWNER_WITHIN_MS,
    settings,
  })
  pool.on('error', () => undefined)
  return pool
}

/** For the library that runs jobs. */
export function openPoolForJobs(url: string, max: number): pg.Pool {
  return openPool({
    url,
    max,
    applicationName: HUB_APPLICATION_NAME,
    connectWithinMs: CONNECT_WITHIN_MS,
    answerWithinMs: WORK_WITHIN_MS,
    settings: ['role=trunkline_engine'],
  })
}

function queriesOf(pool: pg.Pool): Queries {
  return new Kysely<Tables>({ dialect: new PipelineDialect(pool) })
}

function nameApp(appId: string): string {
  return `set local trunkline.app_id = ${pg.escapeLiteral(appId)}`
}

export type HubRole = 'trunkline_engine' | 'trunkline_hub' | 'trunkline_tenant'

export const HUB_APPLICATION_NAME = 'trunkline'
