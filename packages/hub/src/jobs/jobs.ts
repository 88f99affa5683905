import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, runMigrations, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from 'pino'
import { openPoolAsOwner, openPoolForJobs } from '../database/database.ts'
import { troubleOf } from '../database/trouble.ts'
import type { Part } from '../health.ts'

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
/** It listens for jobs on a connection that is idle for hours: only a probe shows whether it is alive. */
const PROBE_EVERY_MS = 10_000
const BEGIN_AGAIN_AFTER_MS = 1_000
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

/** Creates the tables of the queue. @param ownerUrl the role that logs in there will own them */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const pool = openPoolAsOwner(ownerUrl)
  try {
    await runMigrations({ pgPool: pool, schema: SCHEMA })
    await pool.query(LET_HUB_WORK)
  } finally {
    await pool.end()
  }
}

/** Runs jobs when they are due. One that fails is tried again, later each time. */
export async function startJobs(
  databaseUrl: string,
  jobs: readonly TimedJob[],
  health: Part,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const pool = openPoolForJobs(databaseUrl, CONCURRENCY + 2)
  pool.on('error', error => health.isFailing || health.failed(error))
  const events: WorkerEvents = new EventEmitter()
  // It asks for jobs every other second: that is how it is known whether it could.
  events.on('worker:getJob:empty', () => health.succeeded())
  events.on('job:start', () => health.succeeded())
  events.on('worker:getJob:error', ({ error }) => health.failed(error))
  events.on('pool:listen:success', ({ client }) => {
    const probe = setInterval(() => client.query('select 1').catch(() => undefined), PROBE_EVERY_MS)
    client.once('end', () => clearInterval(probe))
    events.on('pool:listen:release', released => released.client === client && clearInterval(probe))
  })
  const begin = () =>
    run({
      pgPool: pool,
      events,
      schema: SCHEMA,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      taskList: Object.fromEntries(jobs.map(job => [job.name, async () => void (await job.run())])),
      // What was missed while no hub ran is done once at the start, by the jobs' owners: nothing is filled up here.
      crontab: jobs.map(job => `${job.cron} ${job.name} ?jobKey=${job.name}&max=3`).join('\n'),
      logger: new WorkerLogger(({ taskIdentifier }) => (level, message, about) => {
        // That the database is away is in the log already, once.
        const isNews = troubleOf((about as { error?: unknown } | undefined)?.error) === null
        const write = isNews && (level === 'error' || level === 'warning') ? log.warn : log.trace
        write.call(log, { job: taskIdentifier }, message)
      }),
    })
  let runner = await begin()
  const stopping = new AbortController()
  const keepRunning = async () => {
    // It gives up for good when the database goes away in the very moment at which a job ends.
    while (!stopping.signal.aborted) {
      await runner.promise.catch(error => health.failed(error))
      await sleep(BEGIN_AGAIN_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      runner = await begin().catch(error => {
        health.failed(error)
        return runner
      })
    }
  }
  const running = keepRunning()
  return {
    async stop() {
      stopping.abort()
      await runner
        .stop()
        .catch(error => log.debug({ reason: error.message }, 'the job runner had already stopped'))
      await running
      await pool.end()
    },
  }
}
