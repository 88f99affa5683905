import { sql } from 'kysely'
import { presentId } from '../calls/call-body.ts'
import type { Environment } from '../config.ts'
import { connectionStatus } from '../connection/connections.ts'
import type { Queries } from '../database/database.ts'
import type { Metrics } from '../metrics.ts'
import type { Authenticate } from './authenticate.ts'
import type { Server } from './server.ts'

/** For monitoring: is the hub well (`/health`, `/metrics`), and is an app connected (`/status`)? */
export function statusRoutes(
  server: Server,
  queries: Queries,
  authenticate: Authenticate,
  environment: Environment,
  metrics: Metrics,
): void {
  server.get('/health', async (_request, reply) => {
    const { rows } = await readQueue(queries).catch(() => ({ rows: [] }))
    const [queue] = rows
    const healthy = queue !== undefined
    return reply.code(healthy ? 200 : 503).send({
      status: healthy ? 'ok' : 'unavailable',
      database: healthy ? 'up' : 'down',
      environment,
      ...(queue === undefined ? {} : { events: queue }),
    })
  })

  server.get('/metrics', async (_request, reply) => {
    return reply
      .type(metrics.registry.contentType)
      .serializer(String)
      .send(await metrics.registry.metrics())
  })

  server.get('/status', async request => {
    const app = await authenticate(request)
    const { connected, expired, dialpadOrgId } = await connectionStatus(queries, app.id)
    return {
      message: connected
        ? 'App is connected to Dialpad'
        : expired
          ? 'The connection to Dialpad expired: connect the app again'
          : 'App is not connected to Dialpad',
      app_id: app.id,
      connected,
      dialpad_org_id: dialpadOrgId === null ? null : presentId(dialpadOrgId),
      environment,
      ...(expired ? { code: 'TOKENS_EXPIRED' } : {}),
    }
  })
}

/** Events that wait to be applied, those that failed for good, and those whose app is not known. */
function readQueue(queries: Queries) {
  return sql<{ pending: number; failed: number; unplaced: number }>`
    select
      count(*) filter (where next_attempt_at < 'infinity')::int as pending,
      count(*) filter (where next_attempt_at = 'infinity')::int as failed,
      (select count(*)::int from unplaced_events) as unplaced
    from pending_events`.execute(queries)
}
