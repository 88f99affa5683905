import { type Runner, run, runMigrations, Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from 'pino'

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

/** Makes the tables of the queue. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, schema: SCHEMA })
}

/** Runs jobs when they are due. One that fails is tried again, later each time. */
export async function startJobs(
  databaseUrl: string,
  jobs: readonly TimedJob[],
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const runner: Runner = await run({
    connectionString: databaseUrl,
    schema: SCHEMA,
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
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
    stop: () => runner.stop().catch(error => log.debug({ err: error }, 'the jobs were stopped already')),
  }
}
