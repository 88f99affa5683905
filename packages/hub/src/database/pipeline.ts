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
export type Later = (write: RawBuilder<unknown>) => void

/** Runs queries in one transaction; those that are asked for together are sent together. */
export async function inTransaction<T>(
  pool: pg.Pool,
  { begin, awaitCommit }: TransactionOptions,
  run: (queries: Transaction<Tables>, later: Later) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const connection = connectionOf(client)
  const writes: Promise<unknown>[] = []
  const later: Later = write => {
    const written = connection.executeQuery(write.compile(connection.transaction))
    // Who fails first is heard at the end; the others fail for the same reason.
    written.catch(() => undefined)
    writes.push(written)
  }
  try {
    connection.send(begin)
    const result = await run(connection.transaction, later)
    if (awaitCommit) await Promise.all([...writes, connection.commit()])
    else connection.send('commit')
    return result
  } catch (error) {
    connection.send('rollback')
    throw error
  } finally {
    client.release()
  }
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
  /** What runs through it goes over this connection, without being put in a line by Kysely. */
  readonly transaction: Transaction<Tables>

  constructor(client: pg.PoolClient) {
    this.client = client
    const driver = new OneConnectionDriver(this)
    const dialect = new OneConnectionDialect(driver)
    const executor = new Kysely<Tables>({ dialect }).getExecutor()
    this.transaction = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor })
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = parameters.length === 0 ? undefined : statementName(sql)
    const { command, rowCount, rows } = await this.client.query({
      text: sql,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
    })
    return CHANGES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  }

  // biome-ignore lint/correctness/useYield: nothing streams from the database.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('A pipeline has no cursors')
  }

  /** Sends a statement whose failure shows in what follows it. */
  send(statement: string): void {
    this.client.query(statement).catch(() => undefined)
  }

  /** @throws when the transaction had failed: PostgreSQL then takes a commit for a rollback, without a word */
  async commit(): Promise<void> {
    const { command } = await this.client.query('commit')
    if (command === 'ROLLBACK') throw new Error('A statement of the transaction failed: it was rolled back')
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
    connection.client.release()
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

/** Gives out the one connection, as often as it is asked for. */
class OneConnectionDriver implements Driver {
  readonly #connection: PipelineConnection

  constructor(connection: PipelineConnection) {
    this.#connection = connection
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<PipelineConnection> {
    return this.#connection
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('This is a transaction already')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
}

class OneConnectionDialect extends PostgresDialect {
  readonly #driver: Driver

  constructor(driver: Driver) {
    super({ pool: async () => Promise.reject(new Error('There is no pool behind one connection')) })
    this.#driver = driver
  }

  override createDriver(): Driver {
    return this.#driver
  }
}

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
