import { sql } from 'kysely'
import { Type } from 'typebox'
import { singleFlight, withTimeout } from '../async.ts'
import { numberId, withNumberIds } from '../compatible-ids.ts'
import type { Environment } from '../config.ts'
import { connectionStatus } from '../connection/connections.ts'
import type { Database, Queries } from '../database/database.ts'
import { SET_ASIDE_REASONS, type SetAsideReason } from '../database/set-aside.ts'
import type { Health, Part, PartReport } from '../health.ts'
import type { Metrics } from '../metrics.ts'
import { DialpadId, Instant, Nullable, Uuid } from '../schemas.ts'
import type { Authenticate } from './authenticate.ts'
import { monitoring } from './route-config.ts'
import type { Server } from './server.ts'

/** Whoever watches gets an answer within a second, whatever the database does; in ms. */
const PING_WITHIN_MS = 700
const COUNTED_WITHIN_MS = 850
type ByReason<Value> = Record<SetAsideReason, Value>

function ofEachReason<Value>(make: (reason: SetAsideReason) => Value): ByReason<Value> {
  return Object.fromEntries(SET_ASIDE_REASONS.map(reason => [reason, make(reason)])) as ByReason<Value>
}

const Live = Type.Object({ status: Type.Literal('ok') })
const PartBody = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('failing'), Type.Literal('hanging')], {
    description: 'hanging: a response is overdue',
  }),
  since: Instant,
  code: Type.Optional(
    Type.String({
      description: 'TIMEOUT, CONNECTION, DISK_FULL, READ_ONLY, OVERLOADED, ACCESS, FAILED or STARTING',
    }),
  ),
  cause: Type.Optional(Type.String({ description: 'Description of the problem' })),
  failures: Type.Optional(Type.Integer({ description: 'Consecutive failures' })),
})
const HealthBody = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('degraded'), Type.Literal('unavailable')], {
    description:
      'unavailable (503): the hub is starting, or cannot store events or read data; degraded (200): another part is failing',
  }),
  database: Type.Union([Type.Literal('up'), Type.Literal('down')]),
  environment: Type.String(),
  events: Type.Optional(
    Type.Object({
      pending: Type.Integer(),
      failed: Type.Integer({ description: 'Events that could not be applied and were set aside' }),
      set_aside: Type.Object(
        ofEachReason(() => Type.Integer()),
        { description: 'Failed events by reason' },
      ),
      unassigned: Type.Integer({ description: 'Unassigned events: they belong to no known app' }),
      lag_seconds: Type.Number({ description: 'Age of the oldest pending event, in seconds' }),
    }),
  ),
  dialpad: Type.Optional(Type.Object({ connected: Type.Integer(), expired: Type.Integer() })),
  parts: Type.Record(Type.String(), PartBody, {
    description: 'Parts: start, database.read, database.write, listen, apply, deliveries, jobs',
  }),
})
const Status = Type.Object({
  message: Type.String(),
  app_id: Uuid,
  connected: Type.Boolean(),
  dialpad_org_id: withNumberIds(Nullable(DialpadId)).schema,
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
  health: Health,
): void {
  const tags = ['health']
  const config = { ...monitoring, whileStarting: true }
  const live = {
    tags,
    operationId: 'getLiveness',
    summary: 'Liveness: the process responds',
    response: { 200: Live },
  }
  server.get('/health/live', { config, schema: live }, async () => ({
    status: 'ok' as const,
  }))

  // However many watch, the database is asked once at a time.
  const ping = singleFlight(() => health.read.watch(() => database.ping()))
  const counts = singleFlight(async () => ({
    events: presentQueue(await readQueue(database.all)),
    dialpad: await countConnections(database.all),
  }))
  let lastCounts: Awaited<ReturnType<typeof counts>> | undefined
  const count = () => counts().then(now => (lastCounts = now))

  for (const [path, operationId] of [
    ['/health', 'getHealth'],
    ['/health/ready', 'getReadiness'],
  ] as const) {
    const summary = 'Readiness: 503 while the hub cannot serve requests'
    server.get(
      path,
      { config, schema: { tags, operationId, summary, response: { 200: HealthBody, 503: HealthBody } } },
      async (_request, reply) => {
        const deadline = performance.now() + COUNTED_WITHIN_MS
        const isUp = await withTimeout(PING_WITHIN_MS, ping()).then(
          () => true,
          () => false,
        )
        if (isUp) await withTimeout(deadline - performance.now(), count()).catch(() => undefined)
        const parts: Part[] = Object.values(health)
        const isAvailable = isUp && [health.start, health.read, health.write].every(isWell)
        const status = !isAvailable ? 'unavailable' : parts.every(isWell) ? 'ok' : 'degraded'
        return reply.code(isAvailable ? 200 : 503).send({
          status,
          database: isUp ? 'up' : 'down',
          environment,
          ...(isUp ? lastCounts : {}),
          parts: Object.fromEntries(parts.map(part => [part.name, presentPart(part.report())])),
        })
      },
    )
  }

  server.get(
    '/metrics',
    { config: monitoring, schema: { tags, operationId: 'getMetrics', summary: 'Prometheus metrics' } },
    async (_request, reply) => {
      return reply
        .type(metrics.registry.contentType)
        .serializer(String)
        .send(await metrics.registry.metrics())
    },
  )

  const connection = {
    tags,
    operationId: 'getStatus',
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
      dialpad_org_id: dialpadOrgId === null ? null : numberId(dialpadOrgId),
      environment,
      ...(expired ? { code: 'TOKENS_EXPIRED' as const } : {}),
    }
  })
}

function isWell(part: Part): boolean {
  return part.report().status === 'ok'
}

function presentPart({ since, ...report }: PartReport) {
  return { ...report, since: since.toISOString() }
}

interface Queue {
  readonly pending: number
  readonly failed: number
  readonly setAside: ByReason<number>
  readonly unassigned: number
  /** How long the oldest event that waits has waited. */
  readonly lagSeconds: number
}

/** Events that wait to be applied, those that failed for good, and those whose app is not known. */
export async function readQueue(queries: Queries): Promise<Queue> {
  const { rows } = await sql<Omit<Queue, 'setAside'> & { reasons: Partial<ByReason<number>> | null }>`
    select
      (select json_object_agg(reason, count) from (
        select coalesce(reason, 'internal') as reason, count(*) from pending_events
        where next_attempt_at = 'infinity' group by 1) as counted) as reasons,
      count(*) filter (where next_attempt_at < 'infinity')::int as pending,
      count(*) filter (where next_attempt_at = 'infinity')::int as failed,
      (select count(*)::int from unassigned_events) as unassigned,
      coalesce(extract(epoch from now() - min(received_at) filter (where next_attempt_at < 'infinity')), 0)::float8
        as "lagSeconds"
    from pending_events`.execute(queries)
  const [queue] = rows
  if (queue === undefined) throw new Error('No response from the database')
  const { reasons, ...counts } = queue
  return { ...counts, setAside: ofEachReason(reason => reasons?.[reason] ?? 0) }
}

function presentQueue({ lagSeconds, setAside, ...counts }: Queue) {
  return { ...counts, set_aside: setAside, lag_seconds: lagSeconds }
}

async function countConnections(queries: Queries): Promise<{ connected: number; expired: number }> {
  const { rows } = await sql<{ connected: number; expired: number }>`
    select count(*) filter (where status = 'connected')::int as connected,
      count(*) filter (where status = 'expired')::int as expired
    from dialpad_connections`.execute(queries)
  return rows[0] ?? { connected: 0, expired: 0 }
}
