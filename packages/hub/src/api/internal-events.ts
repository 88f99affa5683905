import { Type } from 'typebox'
import { FailedEventSchema, listFailedEvents, replayFailedEvents } from '../apply/failed-events.ts'
import type { EngineQueries } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { listUnassignedEvents, UnassignedEventSchema } from '../ingest/unassigned-events.ts'
import { Int64Text } from '../schemas.ts'
import { internalSlow } from './route-config.ts'
import type { Server } from './server.ts'

const tags = ['internal']
const LimitQuery = Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }) })
const EventParams = Type.Object({ event_id: Int64Text })

const Replayed = Type.Object({ replayed: Type.Integer() })

/** Events that could not be applied, or placed, for whoever has INTERNAL_API_SECRET: to look at, and to try again. */
export function internalEventRoutes(server: Server, queries: EngineQueries): void {
  server.get<{ Querystring: { limit: number } }>(
    '/internal/events/failed',
    {
      config: internalSlow,
      schema: {
        tags,
        operationId: 'listFailedEvents',
        summary: 'List failed events: those that could not be applied',
        querystring: LimitQuery,
        response: { 200: Type.Object({ events: Type.Array(FailedEventSchema) }) },
      },
    },
    async ({ query }) => ({ events: await listFailedEvents(queries, query.limit) }),
  )

  const unassigned = Type.Object({ events: Type.Array(UnassignedEventSchema) })
  server.get<{ Querystring: { limit: number } }>(
    '/internal/events/unassigned',
    {
      config: internalSlow,
      schema: {
        tags,
        operationId: 'listUnassignedEvents',
        summary: 'List unassigned events: those that belong to no known app yet',
        querystring: LimitQuery,
        response: { 200: unassigned },
      },
    },
    async ({ query }) => ({ events: await listUnassignedEvents(queries, query.limit) }),
  )

  server.post(
    '/internal/events/failed/replay',
    {
      config: internalSlow,
      schema: {
        tags,
        operationId: 'replayFailedEvents',
        summary: 'Replay all failed events',
        response: { 200: Replayed },
      },
    },
    async () => ({
      replayed: await replayFailedEvents(queries, null),
    }),
  )

  server.post<{ Params: { event_id: string } }>(
    '/internal/events/:event_id/replay',
    {
      config: { ...internalSlow, errors: ['NOT_FOUND'] },
      schema: {
        tags,
        operationId: 'replayFailedEvent',
        summary: 'Replay a failed event',
        params: EventParams,
        response: { 200: Replayed },
      },
    },
    async ({ params }) => {
      const replayed = await replayFailedEvents(queries, params.event_id)
      if (replayed === 0) throw notFound('Failed event')
      return { replayed }
    },
  )
}
