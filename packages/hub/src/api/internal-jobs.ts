import { Type } from 'typebox'
import { Int64Text } from '../bodies.ts'
import type { Queries } from '../database/database.ts'
import { JOB_STATES, JobSchema, type JobState, listJobs, retryJob } from '../jobs/queue.ts'
import type { RequireInternalSecret } from './internal-secret.ts'
import type { Server } from './server.ts'

const tags = ['internal']
const JobsQuery = Type.Object({
  state: Type.Optional(Type.Enum([...JOB_STATES])),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
})
const JobParams = Type.Object({ job_id: Int64Text })

/** Jobs of the hub, such as pulling the contacts of an app that was connected, for operators with INTERNAL_API_SECRET. */
export function internalJobRoutes(
  server: Server,
  queries: Queries,
  requireSecret: RequireInternalSecret,
): void {
  server.register(async scope => {
    scope.addHook('onRequest', requireSecret)

    scope.get<{ Querystring: { state?: JobState; limit: number } }>(
      '/internal/jobs',
      {
        schema: {
          tags,
          summary: 'List jobs that are waiting, running, being retried or failed, the newest first',
          querystring: JobsQuery,
          response: { 200: Type.Object({ jobs: Type.Array(JobSchema) }) },
        },
      },
      async ({ query: { state = null, limit } }) => ({ jobs: await listJobs(queries, { state, limit }) }),
    )

    scope.post<{ Params: { job_id: string } }>(
      '/internal/jobs/:job_id/retry',
      {
        schema: {
          tags,
          summary: 'Retry a failed job now, with all its attempts',
          params: JobParams,
          response: { 200: JobSchema },
        },
      },
      async ({ params }) => retryJob(queries, params.job_id),
    )
  })
}
