import { type Static, Type } from 'typebox'
import type { Database } from '../../database/database.ts'
import { notFound } from '../../errors.ts'
import {
  CompatibleCallDetailsSchema,
  CompatibleCallSchema,
  toCompatibleCall,
  toCompatibleCallDetails,
} from '../../records/calls/compatible.ts'
import { CALL_FILTER, CallIdParams, readCallFilter } from '../../records/calls/query.ts'
import { listActiveCalls, listCalls, readCall } from '../../records/calls/read.ts'
import type { Authenticate } from '../authenticate.ts'
import type { ContentGate } from '../content.ts'
import { OFFSET_PAGE, PAGE } from '../paging.ts'
import type { Server } from '../server.ts'

const tags = ['compatibility']
const CallPage = Type.Object({
  calls: Type.Array(CompatibleCallSchema),
  total: Type.Integer(),
  limit: Type.Integer(),
  offset: Type.Integer(),
  total_is_exact: Type.Boolean({ description: 'false if there are more than total' }),
  next_cursor: Type.Union([Type.String(), Type.Null()], {
    description: 'Cursor of the next page; null on the last page',
  }),
})
const CallQuery = Type.Object({ ...OFFSET_PAGE, cursor: PAGE.cursor, ...CALL_FILTER })
const ActiveCalls = Type.Object({ calls: Type.Array(CompatibleCallSchema) })
/** More at once than any company has; calls that never ended do not accumulate beyond it. */
const MOST_ACTIVE = 500

/** Calls at the addresses and in the form that they had before `/api/v1/calls`. */
export function compatibleCallRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  server.get(
    '/api/calls',
    {
      config: { canonical: '/api/v1/calls', errors: ['AUDIT_UNAVAILABLE'] },
      schema: {
        tags,
        operationId: 'listCallsCompatible',
        summary: 'List calls, newest first; with updated_since, by last change, oldest first',
        querystring: CallQuery,
        response: { 200: CallPage },
      },
    },
    async request => {
      const app = await authenticate(request)
      const query: Static<typeof CallQuery> = request.query
      const searched = await content.rightsOf(app)
      const filter = readCallFilter(query, searched.has('transcript'))
      const { limit, offset, cursor = null } = query
      const page = await database.forApp(app.id, queries =>
        listCalls(queries, app.id, filter, { limit, offset, cursor, total: true }),
      )
      return {
        calls: content.show(request, app, content.rightsInLists(app), page.data).map(toCompatibleCall),
        total: page.total ?? 0,
        total_is_exact: page.isTotalExact ?? true,
        limit,
        offset,
        next_cursor: page.nextCursor,
      }
    },
  )

  server.get(
    '/api/calls/active',
    {
      config: { canonical: '/api/v1/calls/active', errors: ['AUDIT_UNAVAILABLE'] },
      schema: {
        tags,
        operationId: 'listActiveCallsCompatible',
        summary: `List the newest ${MOST_ACTIVE} calls in progress`,
        response: { 200: ActiveCalls },
      },
    },
    async request => {
      const app = await authenticate(request)
      const page = { limit: MOST_ACTIVE, offset: 0, cursor: null, total: false }
      const { data } = await database.forApp(app.id, queries => listActiveCalls(queries, app.id, page))
      return { calls: content.show(request, app, content.rightsInLists(app), data).map(toCompatibleCall) }
    },
  )

  server.get(
    '/api/calls/:id',
    {
      config: { canonical: '/api/v1/calls/{id}', errors: ['NOT_FOUND', 'AUDIT_UNAVAILABLE'] },
      schema: {
        tags,
        operationId: 'getCallCompatible',
        summary: 'Get a call with all details',
        params: CallIdParams,
        response: { 200: CompatibleCallDetailsSchema },
      },
    },
    async request => {
      const app = await authenticate(request)
      const { id } = request.params as Static<typeof CallIdParams>
      const found = await database.forApp(app.id, queries => readCall(queries, app.id, id))
      if (found === null) throw notFound('Call')
      const shown = content.show(request, app, await content.rightsOf(app), found)
      return toCompatibleCallDetails(shown)
    },
  )
}
