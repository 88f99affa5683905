import { sql } from 'kysely'
import { Type } from 'typebox'
import { DialpadId, Nullable, presentId, Uuid } from '../bodies.ts'
import type { Environment } from '../config.ts'
import { connectionStatus } from '../connection/connections.ts'
import type { Database, Queries } from '../database/database.ts'
import type { Metrics } from '../metrics.ts'
import type { Authenticate } from './authenticate.ts'
import type { Server } from './server.ts'

const Live = Type.Object({ status: Type.Literal('ok') })
const Health = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('unavailable')]),
  database: Type.Union([Type.Literal('up'), Type.Literal('down')]),
  environment: Type.String(),
  events: Type.Optional(
    Type.Object({
      pending: Type.Integer(),
      failed: Type.Integer({ description: 'Failed after several attempts' }),
      unplaced: Type.Integer({ description: 'Unassigned: of no known app' }),
      lag_seconds: Type.Number({ description: 'Age of the oldest pending event, in seconds' }),
    }),
  ),
  dialpad: Type.Optional(Type.Object({ connected: Type.Integer(), expired: Type.Integer() })),
})
const Status = Type.Object({
  message: Type.String(),
  app_id: Uuid,
  connected: Type.Boolean(),
  dialpad_org_id: Nullable(DialpadId),
  environment: Type.String(),
  code: Type.Optional(Type.Literal('TOKENS_EXPIRED')),
})

/**
 * For monitoring: is the hub well (`/health`, `/metrics`), and is an app connected (`/status`)? `/health/live` says that
 * the process answers, `/health/ready` that it can do its work.
 */
export function statusRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  environment: Environment,
  metrics: Metrics,
): void {
  const tags = ['health']
  const live = { tags, summary: 'Liveness: the process responds', response: { 200: Live } }
  server.get('/health/live', { schema: live }, async () => ({
    status: 'ok' as const,
  }))

  for (const path of ['/health', '/health/ready']) {
    const summary = 'Readiness: 503 while the hub cannot serve requests'
    server.get(
      path,
      { schema: { tags, summary, response: { 200: Health, 503: Health } } },
      async (_request, reply) => {
        const [queue, dialpad] = await Promise.all([
          readQueue(database.all).catch(() => null),
          countConnections(database.all).catch(() => null),
        ])
        const healthy = queue !== null
        return reply.code(healthy ? 200 : 503).send({
          status: healthy ? 'ok' : 'unavailable',
          database: healthy ? 'up' : 'down',
          environment,
          ...(queue === null ? {} : { events: presentQueue(queue) }),
          ...(dialpad === null ? {} : { dialpad }),
        })
      },
    )
  }

  server.get('/metrics', { schema: { tags, summary: 'Prometheus metrics' } }, async (_request, reply) => {
    return reply
      .type(metrics.registry.contentType)
      .serializer(String)
      .send(await metrics.registry.metrics())
  })

  const connection = {
    tags,
    summary: 'Get whether the app is connected to Dialpad',
    response: { 200: Status },
  }
  server.get('/status', { schema: connection }, async request => {
    const app = await authenticate(request)
    const { connected, expired, dialpadOrgId } = await database.forApp(app.id, queries =>
      connectionStatus(queries, app.id),
    )
    return {
      message: connected
        ? 'App is connected to Dialpad'
        : expired
          ? 'The connection to Dialpad has expired: connect the app again'
          : 'App is not connected to Dialpad',
      app_id: app.id,
      connected,
      dialpad_org_id: dialpadOrgId === null ? null : presentId(dialpadOrgId),
      environment,
      ...(expired ? { code: 'TOKENS_EXPIRED' as const } : {}),
    }
  })
}

interface Queue {
  readonly pending: number
  readonly failed: number
  readonly unplaced: number
  /** How long the oldest event that waits has waited. */
  readonly lagSeconds: number
}

/** Events that wait to be applied, those that failed for good, and those whose app is not known. */
export async function readQueue(queries: Queries): Promise<Queue> {
  const { rows } = await sql<Queue>`
    select
      count(*) filter (where next_attempt_at < 'infinity')::int as pending,
      count(*) filter (where next_attempt_at = 'infinity')::int as failed,
      (select count(*)::int from unplaced_events) as unplaced,
      coalesce(extract(epoch from now() - min(received_at) filter (where next_attempt_at < 'infinity')), 0)::float8
        as "lagSeconds"
    from pending_events`.execute(queries)
  const [queue] = rows
  if (queue === undefined) throw new Error('No answer from the database')
  return queue
}

function presentQueue({ lagSeconds, ...counts }: Queue) {
  return { ...counts, lag_seconds: lagSeconds }
}

async function countConnections(queries: Queries): Promise<{ connected: number; expired: number }> {
  const { rows } = await sql<{ connected: number; expired: number }>`
    select count(*) filter (where status = 'connected')::int as connected,
      count(*) filter (where status = 'expired')::int as expired
    from dialpad_connections`.execute(queries)
  return rows[0] ?? { connected: 0, expired: 0 }
}
