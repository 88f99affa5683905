import { type Runner, run, runMigrations, Logger as WorkerLogger } from 'graphile-worker'
import pg from 'pg'
import type { Logger } from 'pino'
import { withRole } from '../database/database.ts'

/** A job that is due at set times, on one hub of all that share the database. */
export interface TimedJob {
  readonly name: string
  /** Minute, hour, day of the month, month, day of the week; UTC. */
  readonly cron: string
  run(): Promise<unknown>
}

/** How many jobs of this hub run at once. */
const CONCURRENCY = 2
const SCHEMA = 'graphile_worker'
/** Hubs that start together grant one after the other. */
const GRANTS_LOCK = 7_350_003

/** The queue's tables are its owner's only, unless a policy says otherwise: the hub works as trunkline_engine. */
const LET_HUB_WORK = `
  do $$
  declare
    name text;
  begin
    perform pg_advisory_xact_lock(${GRANTS_LOCK});
    grant usage on schema ${SCHEMA} to trunkline_engine;
    grant select, insert, update, delete on all tables in schema ${SCHEMA} to trunkline_engine;
    grant usage on all sequences in schema ${SCHEMA} to trunkline_engine;
    grant execute on all functions in schema ${SCHEMA} to trunkline_engine;
    for name in
      select c.relname from pg_class as c where c.relnamespace = '${SCHEMA}'::regnamespace and c.relrowsecurity
        and not exists (select from pg_policy where polrelid = c.oid)
    loop
      execute format('create policy every_row on ${SCHEMA}.%I to trunkline_engine using (true)', name);
    end loop;
  end
  $$`

/** Makes the tables of the queue. @param ownerUrl they will belong to whoever logs in there */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema: SCHEMA })
  const client = new pg.Client({ connectionString: ownerUrl })
  // A query that runs hears of a lost connection itself.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(LET_HUB_WORK).finally(() => client.end())
}

/** Runs jobs when they are due. One that fails is tried again, later each time. */
export async function startJobs(
  databaseUrl: string,
  jobs: readonly TimedJob[],
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  // The runner's own pool stops listening for errors before its connections are closed: one that the database ends
  // meanwhile, because it stops as well, would end the process.
  const pool = new pg.Pool({
    connectionString: withRole(databaseUrl, 'trunkline_engine'),
    max: CONCURRENCY + 2,
  })
  const onLost = (error: Error) => log.debug({ err: error }, 'lost a database connection of the job runner')
  pool.on('error', onLost).on('connect', client => client.on('error', onLost))
  const runner: Runner = await run({
    pgPool: pool,
    schema: SCHEMA,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: Object.fromEntries(jobs.map(job => [job.name, async () => void (await job.run())])),
    // What was missed while no hub ran is done once at the start, by the jobs' owners: nothing is filled up here.
    crontab: jobs.map(job => `${job.cron} ${job.name} ?jobKey=${job.name}&max=3`).join('\n'),
    logger: new WorkerLogger(({ taskIdentifier }) => (level, message) => {
      const write = level === 'error' || level === 'warning' ? log.warn : log.trace
      write.call(log, { job: taskIdentifier }, message)
    }),
  })
  return {
    async stop() {
      await runner.stop().catch(error => log.debug({ err: error }, 'the job runner had already stopped'))
      await pool.end()
    },
  }
}
