import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import pino from 'pino'
import { openDatabase } from '../packages/hub/src/database/database.ts'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../packages/hub/src/database/embedded/embedded.ts'
import { postgresPrograms } from '../packages/hub/src/database/embedded/programs.ts'
import { packRawEvents } from '../packages/hub/src/ingest/packed-events.ts'
import { freePort } from '../packages/hub/test/support.ts'
import { cpuOf, cpuOfFamily } from './cpu.ts'
import type { Cpu, Options, StatementCost } from './report.ts'

export const SECRET = 'secret of the bench'
const FOLDER = join(import.meta.dirname, '../.trunkline/bench')
const PROFILES = join(import.meta.dirname, '../.trunkline/profiles')
const STATEMENTS_SHOWN = 6

/** A program that serves HTTP in a process of its own, and ends with its channel to this one. */
async function startProcess(
  file: string,
  args: readonly string[],
  execArgv: readonly string[] = [],
): Promise<{ child: ChildProcess; said: unknown; stop: () => Promise<void> }> {
  const child = fork(join(import.meta.dirname, file), args, { execArgv: [...execArgv] })
  const exited = once(child, 'exit')
  const [said] = await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => Promise.reject(new Error(`${file} exited with code ${code}`))),
  ])
  const stop = async () => {
    if (child.connected) child.disconnect()
    await exited
  }
  return { child, said, stop }
}

/** The bare server, which is measured in the same run. */
export class Bare {
  readonly port: number
  readonly #child: ChildProcess
  readonly stop: () => Promise<void>

  private constructor(child: ChildProcess, port: number, stop: () => Promise<void>) {
    this.#child = child
    this.port = port
    this.stop = stop
  }

  static async start(): Promise<Bare> {
    const { child, said, stop } = await startProcess('bare-server.ts', [SECRET])
    return new Bare(child, Number(said), stop)
  }

  /** What `GET /page` answers with from now on. */
  show(page: object): void {
    this.#child.send(page)
  }

  async cpu(): Promise<Cpu> {
    return { hub: await cpuOf(this.#child.pid ?? 0), postgres: null }
  }
}

/** A process that receives events. */
export interface Receiving {
  readonly port: number
  cpu(): Promise<Cpu>
  stop(): Promise<void>
}

/** A whole hub and its PostgreSQL, with fsync on: both made anew for one benchmark. */
export class UnderTest {
  readonly postgres: EmbeddedPostgres
  readonly port: number
  readonly #client: pg.Client
  readonly #countsStatements: boolean
  readonly #execArgv: readonly string[]
  #apiKey = ''
  #process: Awaited<ReturnType<typeof startProcess>> | undefined

  private constructor(
    postgres: EmbeddedPostgres,
    port: number,
    client: pg.Client,
    countsStatements: boolean,
    execArgv: readonly string[],
  ) {
    this.postgres = postgres
    this.port = port
    this.#client = client
    this.#countsStatements = countsStatements
    this.#execArgv = execArgv
  }

  static async start(name: string, { profile }: Options): Promise<UnderTest> {
    await rm(FOLDER, { recursive: true, force: true })
    await mkdir(FOLDER, { recursive: true })
    const library = join(await postgresPrograms(), 'lib/postgresql/pg_stat_statements.so')
    const countsStatements = await access(library).then(
      () => true,
      () => false,
    )
    if (!countsStatements)
      console.error('  this PostgreSQL has no pg_stat_statements: no costs of statements')
    const settings = countsStatements ? ['shared_preload_libraries=pg_stat_statements'] : []
    const postgres = await startEmbeddedPostgres(FOLDER, pino({ level: 'error' }), settings)
    const url = new URL(postgres.superuserUrl)
    url.pathname = '/trunkline'
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    if (countsStatements) await client.query('create extension if not exists pg_stat_statements')
    const folder = join(PROFILES, name)
    if (profile) console.error(`  CPU profiles of the hub: ${folder}`)
    const execArgv = profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
    const under = new UnderTest(postgres, await freePort(), client, countsStatements, execArgv)
    await under.startHub()
    return under
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get apiKey(): string {
    return this.#apiKey
  }

  async startHub(): Promise<void> {
    const { ownerUrl, hubUrl } = this.postgres
    const args = [ownerUrl, hubUrl, String(this.port), SECRET]
    this.#process = await startProcess('hub-process.ts', args, this.#execArgv)
    // Said at the first start only.
    if (typeof this.#process.said === 'string') this.#apiKey = this.#process.said
  }

  /** The hub's HTTP server without the rest of the hub, on a port of its own. Nothing is applied. */
  async startReceiving(mode: 'stored' | 'unstored'): Promise<Receiving> {
    const port = await freePort()
    const { ownerUrl, hubUrl } = this.postgres
    const args = [ownerUrl, hubUrl, String(port), SECRET, mode]
    const { child, stop } = await startProcess('receiving-process.ts', args, this.#execArgv)
    const cpu = async () => ({ hub: await cpuOf(child.pid ?? 0), postgres: (await this.cpu()).postgres })
    return { port, cpu, stop }
  }

  async stopHub(): Promise<void> {
    await this.#process?.stop()
  }

  async stop(): Promise<void> {
    await this.stopHub()
    await this.#client.end()
    await this.postgres.stop()
    await rm(FOLDER, { recursive: true, force: true })
    // Elsewhere when PostgreSQL's user cannot get to the folder that was asked for.
    await rm(dirname(this.postgres.dataFolder), { recursive: true, force: true })
  }

  /** As the superuser. */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(text, [...values])).rows
  }

  async cpu(): Promise<Cpu> {
    const file = await readFile(join(this.postgres.dataFolder, 'postmaster.pid'), 'utf8')
    return {
      hub: await cpuOf(this.#process?.child.pid ?? 0),
      postgres: await cpuOfFamily(Number(file.split('\n')[0])),
    }
  }

  /** Resolves when nothing is left to be applied. */
  async applied(): Promise<void> {
    const pending = "select count(*)::int as count from pending_events where next_attempt_at < 'infinity'"
    while (((await this.query<{ count: number }>(pending))[0]?.count ?? 0) > 0) await sleep(20)
  }

  /**
   * Packs all raw events, as the hub does with each that is older than its retention. Only while the hub is stopped.
   *
   * @returns how many
   */
  async packRawEvents(): Promise<number> {
    const database = openDatabase(this.postgres.hubUrl, pino({ level: 'error' }), { patient: true })
    try {
      // Only what was received more than a day ago may be packed.
      const recent = "received_at > now() - interval '2 days'"
      await this.query(`update raw_events set received_at = received_at - interval '3 days' where ${recent}`)
      const packed = await packRawEvents(database.upkeep, new Date())
      const [{ left = 0 } = {}] = await this.query<{ left: number }>(
        'select count(*)::int as left from raw_events',
      )
      if (left > 0) throw new Error(`${left} raw events were not packed`)
      // The hub drops weeks that are empty; here all events may be of this week.
      await this.query('truncate raw_events')
      return packed
    } finally {
      await database.close()
    }
  }

  async forgetStatements(): Promise<void> {
    if (this.#countsStatements) await this.query('select pg_stat_statements_reset()')
  }

  /** How often statements that look like this were executed; 0 where they are not counted. */
  async executions(pattern: string): Promise<number> {
    if (!this.#countsStatements) return 0
    const rows = await this.query<{ calls: number }>(
      'select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where query like $1',
      [pattern],
    )
    return rows[0]?.calls ?? 0
  }

  /** The statements that cost most since they were forgotten. */
  async statements(): Promise<StatementCost[]> {
    if (!this.#countsStatements) return []
    return this.query(
      `select calls::int, total_exec_time as total, mean_exec_time as mean,
         left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as query
       from pg_stat_statements join pg_database d on d.oid = dbid
       where datname = current_database() and query not like '%pg_stat_statements%'
         and query not like 'select count(*)::int%'
       order by total_exec_time desc limit ${STATEMENTS_SHOWN}`,
    )
  }
}

/** Processor time of each of so many operations between two moments. */
export function cpuBetween(before: Cpu, after: Cpu, operations: number): Cpu {
  const each = (part: keyof Cpu) => {
    const [from, to] = [before[part], after[part]]
    return from === null || to === null ? null : (to - from) / operations
  }
  return { hub: each('hub'), postgres: each('postgres') }
}
