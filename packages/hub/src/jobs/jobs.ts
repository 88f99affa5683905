import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, runMigrations, type Task, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import { openPoolAsOwner, openPoolForJobs } from '../database/database.ts'
import { databaseFailureOf } from '../database/errors.ts'
import type { Part } from '../health.ts'
import type { Job, JobContext } from './define-job.ts'

/** How many jobs of this hub run at once: the contacts of a large company must not hold up the others. */
const CONCURRENCY = 4
/** A job holds none of these while it runs. */
const CONNECTIONS = 4
const SCHEMA = 'graphile_worker'
/** It listens for jobs on a connection that is idle for hours: only a probe shows whether that is alive. */
const PROBE_EVERY_MS = 5_000
/** Longer than a hub that starts takes until it holds the lock of its worker pool. */
const UNLOCK_AFTER_S = 5
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

export interface JobsOptions<Context extends JobContext> {
  readonly databaseUrl: string
  readonly jobs: readonly Job<never, Context>[]
  /** What the jobs need beside the context that all have. */
  readonly services: Omit<Context, keyof JobContext>
  /** Called after each attempt. */
  readonly observe: (job: string, outcome: 'succeeded' | 'failed') => void
  readonly health: Part
  readonly log: Logger
}

/** Runs jobs when they are due, each on one of the hubs. One that fails is retried, later each time. */
export async function startJobs<Context extends JobContext>(
  options: JobsOptions<Context>,
): Promise<{ stop(): Promise<void> }> {
  const { jobs, health, log } = options
  const pool = openPoolForJobs(options.databaseUrl, CONNECTIONS)
  pool.on('error', error => health.isFailing || health.failed(error))
  const stopping = new AbortController()
  const events = watchWorkers(pool, stopping.signal, options)
  const toTask = (job: Job<never, Context>): Task => {
    return async (payload, { abortSignal, job: { id } }) => {
      const signal = AbortSignal.any([abortSignal, stopping.signal])
      const context = { log: log.child({ job: job.name, jobId: id }), signal }
      await job.run(payload, { ...options.services, ...context } as Context)
    }
  }
  const begin = () =>
    run({
      pgPool: pool,
      events,
      schema: SCHEMA,
      concurrency: CONCURRENCY,
      // Without batches, an outcome that cannot be written because the database is away would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      noHandleSignals: true,
      taskList: Object.fromEntries(jobs.map(job => [job.name, toTask(job)])),
      // What was missed while no hub ran is done once at the start, by the jobs' owners: nothing is filled up here.
      crontab: jobs
        .filter(({ cron }) => cron !== null)
        .map(({ cron, name, maxAttempts }) => `${cron} ${name} ?jobKey=${name}&max=${maxAttempts}`)
        .join('\n'),
      logger: new WorkerLogger(({ taskIdentifier }) => (level, message, about) => {
        // That the database is away is in the log already, once.
        const isNews = databaseFailureOf((about as { error?: unknown } | undefined)?.error) === null
        const write = isNews && (level === 'error' || level === 'warning') ? log.warn : log.trace
        write.call(log, { job: taskIdentifier }, message)
      }),
    })
  let runner = await begin()
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
      stopping.abort(new Error('The hub stopped'))
      await runner
        .stop()
        .catch(error => log.debug({ reason: error.message }, 'the job runner had already stopped'))
      await running
      await pool.end()
    },
  }
}

/** Keeps health and metrics up to date, and probes the connection that listens for jobs. */
function watchWorkers(
  pool: pg.Pool,
  stopping: AbortSignal,
  { health, observe, log }: Pick<JobsOptions<never>, 'health' | 'observe' | 'log'>,
): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  // It asks for jobs every other second: that is how it is known whether it could.
  events.on('worker:getJob:empty', () => health.succeeded())
  events.on('job:start', () => health.succeeded())
  events.on('worker:getJob:error', ({ error }) => health.failed(error))
  events.on('job:success', ({ job }) => observe(job.task_identifier, 'succeeded'))
  events.on('job:error', ({ job }) => observe(job.task_identifier, 'failed'))
  events.on('pool:listen:success', ({ client, workerPool }) => {
    const look = () =>
      showThatHubLives(client, workerPool.id)
        .then(() => unlockJobsOfDeadHubs(pool))
        .catch(error => log.debug({ reason: error.message }, 'cannot unlock the jobs of hubs that died'))
    look()
    const timer = setInterval(look, PROBE_EVERY_MS)
    client.once('end', () => clearInterval(timer))
    events.once('pool:listen:release', () => {
      clearInterval(timer)
      // The connection goes back to the pool. What this worker pool could not finish is for others now.
      if (!stopping.aborted) client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    })
  })
  return events
}

/** PostgreSQL releases the lock when the connection ends. It may be taken again and again: that is the probe. */
async function showThatHubLives(client: pg.PoolClient, workerPoolId: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [workerPoolId])
}

/** A hub that is killed leaves its jobs locked, and graphile-worker would wait four hours for it. */
async function unlockJobsOfDeadHubs(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select ${SCHEMA}.force_unlock_workers(array(
       select locked_by from (
         select distinct locked_by from ${SCHEMA}.jobs where locked_at < now() - $1 * interval '1 s'
       ) as holders where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0))))`,
    [UNLOCK_AFTER_S],
  )
}
