import { type Static, Type } from 'typebox'
import type { EngineQueries } from '../database/database.ts'
import { JOB_STATES, JobSchema, listJobs, retryJob } from '../jobs/queue.ts'
import { Int64Text } from '../schemas.ts'
import { internal } from './route-config.ts'
import type { Server } from './server.ts'

const tags = ['internal']
const JobsQuery = Type.Object({
  state: Type.Optional(Type.Enum([...JOB_STATES])),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
})
const JobParams = Type.Object({ job_id: Int64Text })

/** Jobs of the hub, such as pulling the contacts of an app that was connected, for operators with INTERNAL_API_SECRET. */
export function internalJobRoutes(server: Server, queries: EngineQueries): void {
  server.get<{ Querystring: Static<typeof JobsQuery> }>(
    '/internal/jobs',
    {
      config: internal,
      schema: {
        tags,
        operationId: 'listJobs',
        summary: 'List jobs that are waiting, running, being retried or failed, the newest first',
        querystring: JobsQuery,
        response: { 200: Type.Object({ jobs: Type.Array(JobSchema) }) },
      },
    },
    async ({ query: { state = null, limit } }) => ({ jobs: await listJobs(queries, { state, limit }) }),
  )

  server.post<{ Params: Static<typeof JobParams> }>(
    '/internal/jobs/:job_id/retry',
    {
      config: { ...internal, errors: ['NOT_FOUND', 'JOB_NOT_FAILED'] },
      schema: {
        tags,
        operationId: 'retryJob',
        summary: 'Retry a failed job now, with all its attempts',
        params: JobParams,
        response: { 200: JobSchema },
      },
    },
    async ({ params }) => retryJob(queries, params.job_id),
  )
}
