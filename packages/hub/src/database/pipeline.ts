import {
  CompiledQuery as Compiled,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type QueryResult,
  type RawBuilder,
  Transaction,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { isBroken, streamOf } from './pool.ts'
import type { Tables } from './tables.ts'

/**
 * Kysely over connections that do not wait for one answer before they send the next query (PostgreSQL's pipeline mode):
 * a transaction's begin travels with its first query, and queries that are asked for together are sent together.
 */
export class PipelineDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): Driver {
    return new PoolDriver(this.#pool)
  }
}

/** How a transaction begins, and whether its end is waited for. */
export interface TransactionOptions {
  /** Statements without parameters that travel with the first query. */
  readonly begin: string
  /** False where nothing was written: whether the end arrives makes no difference. */
  readonly awaitCommit: boolean
}

/** Sends a write at once. Nobody waits for its answer but the commit, which fails if it failed. */
export type Later = (write: CompiledQuery<unknown> | RawBuilder<unknown>) => void

/**
 * Runs queries in one transaction; those that are asked for together are sent together.
 *
 * @template Queries of the role that the connections of the pool have
 */
export async function inTransaction<T, Queries extends Transaction<Tables>>(
  pool: pg.Pool,
  { begin, awaitCommit }: TransactionOptions,
  run: (queries: Queries, later: Later) => Promise<T>,
): Promise<T> {
  const connection = connectionOf(await pool.connect())
  const scope = new Scope(connection)
  connection.send(begin)
  try {
    const result = await run(scope.queries as Queries, scope.later)
    if (awaitCommit) await scope.end(connection.commit())
    else connection.send('commit')
    return result
  } catch (error) {
    connection.send('rollback')
    throw scope.reasonOf(error)
  } finally {
    scope.close()
    connection.release()
  }
}

/** SQLSTATE of what follows a failure in its transaction: it says nothing of the reason. */
const FAILED_BEFORE = '25P02'

/** One transaction's hold on a connection. Queries after its end are refused: the connection then serves others. */
class Scope {
  readonly queries: Transaction<Tables>
  readonly #connection: PipelineConnection
  readonly #writes: Promise<unknown>[] = []
  #reason: unknown
  #isOver = false

  constructor(connection: PipelineConnection) {
    this.#connection = connection
    const executor = unbound.getExecutor().withConnectionProvider({
      provideConnection: consumer => consumer({ executeQuery: this.#execute, streamQuery: noStream }),
    })
    this.queries = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor })
  }

  readonly later: Later = write => {
    const written = this.#execute('sql' in write ? write : write.compile(this.queries))
    written.catch(() => undefined)
    this.#writes.push(written)
  }

  /** Waits for what was sent. @throws when any of it failed */
  async end(committed: Promise<void>): Promise<void> {
    committed.catch(() => undefined)
    await Promise.allSettled(this.#writes)
    if (this.#reason !== undefined) throw this.#reason
    await committed
  }

  close(): void {
    this.#isOver = true
  }

  /** Why it failed, which may have been before the failure that was noticed. */
  reasonOf(error: unknown): unknown {
    return isConsequence(error) ? (this.#reason ?? error) : error
  }

  readonly #execute = async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
    if (this.#isOver) throw new Error('The transaction has ended')
    try {
      return await this.#connection.executeQuery<Row>(query)
    } catch (error) {
      if (!isConsequence(error)) this.#reason ??= error
      throw error
    }
  }
}

function isConsequence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === FAILED_BEFORE
}

function noStream(): AsyncIterableIterator<never> {
  throw new Error('Cursors are not supported in a pipeline')
}

const connections = new WeakMap<pg.PoolClient, PipelineConnection>()

function connectionOf(client: pg.PoolClient): PipelineConnection {
  const known = connections.get(client)
  if (known !== undefined) return known
  const connection = new PipelineConnection(client)
  connections.set(client, connection)
  return connection
}

class PipelineConnection implements DatabaseConnection {
  readonly client: pg.PoolClient
  readonly streamQuery = noStream
  #holdsBack = false

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = parameters.length === 0 ? undefined : statementName(sql)
    this.#holdBack()
    const asked = this.client.query({
      text: sql,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
    })
    // After what else is asked in this turn.
    process.nextTick(this.#flush)
    const { command, rowCount, rows } = await asked
    return CHANGES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  }

  /** Returns it to the pool, unless it is broken. */
  release(): void {
    this.client.release(isBroken(this.client))
  }

  /**
   * Sends a statement whose failure shows in what follows it. It travels with the next query if that is asked in this turn
   * of the event loop: a begin with the first query, and often a commit with the next begin.
   */
  send(statement: string): void {
    this.#holdBack()
    setImmediate(this.#flush)
    this.client.query(statement).catch(() => undefined)
  }

  /** @throws when the transaction had failed: PostgreSQL then takes a commit for a rollback, without a word */
  async commit(): Promise<void> {
    this.#holdBack()
    const committed = this.client.query('commit')
    process.nextTick(this.#flush)
    const { command } = await committed
    if (command === 'ROLLBACK') throw new Error('The transaction was rolled back because a statement failed')
  }

  /** Each write is a system call that wakes PostgreSQL, which costs both sides more than many a statement. */
  #holdBack(): void {
    if (this.#holdsBack) return
    this.#holdsBack = true
    streamOf(this.client).cork()
  }

  readonly #flush = (): void => {
    if (!this.#holdsBack) return
    this.#holdsBack = false
    streamOf(this.client).uncork()
  }
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class PoolDriver implements Driver {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PipelineConnection> {
    return connectionOf(await this.#pool.connect())
  }

  async beginTransaction(connection: PipelineConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`
    connection.send(`begin${level}`)
  }

  commitTransaction(connection: PipelineConnection): Promise<void> {
    return connection.commit()
  }

  async rollbackTransaction(connection: PipelineConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('rollback'))
  }

  async releaseConnection(connection: PipelineConnection): Promise<void> {
    connection.release()
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

/** What a transaction is made of, but for its connection. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('This dialect has no pool')) })
const driver = dialect.createDriver()
const unbound = new Kysely<Tables>({ dialect })

/** More statements than this are no set that comes again and again. */
const MOST_STATEMENTS = 500
const names = new Map<string, string>()
let seenOnce = new Set<string>()

/**
 * A name under which PostgreSQL keeps a statement parsed, and after some uses planned, on a connection: for what was
 * asked before. Planning takes longer than running many of them.
 */
function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_STATEMENTS) return undefined
  if (!seenOnce.has(text)) {
    if (seenOnce.size >= MOST_STATEMENTS) seenOnce = new Set()
    seenOnce.add(text)
    return undefined
  }
  seenOnce.delete(text)
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
