import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { EngineQueries } from '../database/database.ts'
import { HubError, notFound } from '../errors.ts'
import { Instant, Nullable, Text } from '../schemas.ts'
import type { Job } from './define-job.ts'

/** Failed jobs are kept for so long, in days. */
const KEEP_FAILED_DAYS = 30

export const JOB_STATES = ['waiting', 'running', 'retrying', 'failed'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A job that is not done. Payloads are left out: they are the job's own business. */
export const JobSchema = Type.Object({
  job_id: Type.String(),
  name: Type.String(),
  key: Type.Union([Type.String(), Type.Null()], {
    description: 'Of the jobs with one key, at most one waits',
  }),
  state: Type.Enum([...JOB_STATES], {
    description: 'waiting: not tried yet; retrying: failed, will be retried; failed: no further retries',
  }),
  attempts: Type.Integer(),
  max_attempts: Type.Integer(),
  last_error: Text,
  created_at: Instant,
  started_at: Type.Union([Instant, Type.Null()], { description: 'null: it is not running' }),
  next_run_at: Nullable(Instant),
})
export type JobBody = Static<typeof JobSchema>

const STATE = sql<JobState>`case
  when locked_at is not null then 'running' when attempts >= max_attempts then 'failed'
  when attempts > 0 then 'retrying' else 'waiting' end`

/**
 * Enqueues a job. Within a transaction, it is enqueued if and when that commits. A job with the same key that waits or
 * has failed is replaced; one that is running ends, and this one runs after it.
 *
 * @param queries as `database.all`
 * @param options.afterMs how long it waits at least, in ms
 */
export async function enqueue<Payload>(
  queries: EngineQueries,
  job: Job<Payload, never>,
  payload: NoInfer<Payload>,
  { afterMs = 0 }: { afterMs?: number } = {},
): Promise<void> {
  await sql`select from graphile_worker.add_job(
    ${job.name}, ${JSON.stringify(payload)}::json,
    run_at => now() + ${afterMs} * interval '1 ms',
    max_attempts => ${job.maxAttempts}::int,
    job_key => ${job.keyOf(payload)}::text)`.execute(queries)
}

/** Jobs that are not done, the newest first. @param state null: all of them */
export async function listJobs(
  queries: EngineQueries,
  { state, limit }: { state: JobState | null; limit: number },
): Promise<JobBody[]> {
  return readJobs(queries, sql`${state}::text is null or ${STATE} = ${state}`, limit)
}

async function readJobs(
  queries: EngineQueries,
  condition: ReturnType<typeof sql>,
  limit: number,
): Promise<JobBody[]> {
  const { rows } = await sql<
    Omit<JobBody, 'created_at' | 'started_at' | 'next_run_at'> &
      Record<'createdAt' | 'runAt', Date> & { startedAt: Date | null }
  >`
    select id::text as job_id, task_identifier as name, key, ${STATE} as state, attempts, max_attempts, last_error,
      created_at as "createdAt", locked_at as "startedAt", run_at as "runAt"
    from graphile_worker.jobs where ${condition} order by id desc limit ${limit}`.execute(queries)
  return rows.map(({ createdAt, startedAt, runAt, ...job }) => ({
    ...job,
    created_at: createdAt.toISOString(),
    started_at: startedAt?.toISOString() ?? null,
    next_run_at: job.state === 'waiting' || job.state === 'retrying' ? runAt.toISOString() : null,
  }))
}

/** Has a job that failed run again soon, with all its attempts. @throws HubError NOT_FOUND, 409 JOB_NOT_FAILED */
export async function retryJob(queries: EngineQueries, jobId: string): Promise<JobBody> {
  const { rows } = await sql`
    select from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where id = ${jobId}::bigint and locked_at is null and attempts > 0),
      run_at => now(), attempts => 0)`.execute(queries)
  const [job] = await readJobs(queries, sql`id = ${jobId}::bigint`, 1)
  if (rows.length === 0 && job !== undefined) {
    throw new HubError(409, 'JOB_NOT_FAILED', 'Only a job that failed and is not running can be retried')
  }
  if (job === undefined) throw notFound('Job')
  return job
}

/** How many jobs are in each state. */
export async function countJobs(queries: EngineQueries): Promise<Record<JobState, number>> {
  const { rows } = await sql<{ state: JobState; count: number }>`
    select ${STATE} as state, count(*)::int as count from graphile_worker.jobs group by 1`.execute(queries)
  return {
    waiting: 0,
    running: 0,
    retrying: 0,
    failed: 0,
    ...Object.fromEntries(rows.map(row => [row.state, row.count])),
  }
}

/** Deletes jobs that failed long ago. */
export async function forgetFailedJobs(queries: EngineQueries): Promise<void> {
  await sql`select from graphile_worker.complete_jobs(array(
    select id from graphile_worker.jobs
    where ${STATE} = 'failed' and run_at < now() - ${KEEP_FAILED_DAYS} * interval '1 day'))`.execute(queries)
}
