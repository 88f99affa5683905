import { Type } from 'typebox'
import { INT64_DIGITS, Nullable } from '../bodies.ts'
import type { Database } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { CallDetailsSchema } from '../records/calls/details.ts'
import { listActiveCalls, listCalls, readCall } from '../records/calls/read.ts'
import { CallBodySchema } from '../records/calls/resource.ts'
import { readVoicemailOf } from '../records/voicemails/read.ts'
import { VoicemailBodySchema } from '../records/voicemails/resource.ts'
import type { Authenticate } from './authenticate.ts'
import { CallQuery, readCallQuery } from './call-query.ts'
import type { ContentGate } from './content.ts'
import type { Server } from './server.ts'

/** A call's uuid, or the Dialpad id of any of its legs. */
export const CallIdParams = Type.Object({
  id: Type.String({
    pattern: `^(${INT64_DIGITS}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`,
    'x-expected': 'a call’s UUID or a Dialpad id',
  }),
})

const tags = ['calls']
const CallPage = Type.Object({
  calls: Type.Array(CallBodySchema),
  total: Type.Integer(),
  limit: Type.Integer(),
  offset: Type.Integer(),
  total_is_exact: Type.Boolean({ description: 'false if there are more than total' }),
  next_cursor: Type.Union([Type.String(), Type.Null()], {
    description: 'Cursor of the next page; null on the last page',
  }),
})
const OneCall = Type.Object({ ...CallDetailsSchema.properties, voicemail: Nullable(VoicemailBodySchema) })
const ActiveCalls = Type.Object({ calls: Type.Array(CallBodySchema) })

/** An app's calls: all of them page by page, those of this moment, and one with its legs and timeline. */
export function callRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  server.get(
    '/api/calls',
    {
      schema: {
        tags,
        summary: 'List calls, newest first; with updated_since, by last change, oldest first',
        querystring: CallQuery,
        response: { 200: CallPage },
      },
    },
    async request => {
      const app = await authenticate(request)
      const searched = await content.rightsOf(app)
      const { filter, place } = readCallQuery(request.query, searched.has('transcript'))
      const list = await database.forApp(app.id, queries => listCalls(queries, app.id, filter, place))
      const { calls, total, isTotalExact, nextCursor } = list
      return {
        calls: content.show(request, app, content.rightsInLists(app), calls),
        total,
        total_is_exact: isTotalExact,
        limit: place.limit,
        offset: place.offset,
        next_cursor: nextCursor,
      }
    },
  )

  server.get(
    '/api/calls/active',
    { schema: { tags, summary: 'List calls in progress', response: { 200: ActiveCalls } } },
    async request => {
      const app = await authenticate(request)
      const calls = await database.forApp(app.id, queries => listActiveCalls(queries, app.id))
      return { calls: content.show(request, app, content.rightsInLists(app), calls) }
    },
  )

  server.get(
    '/api/calls/:id',
    {
      schema: {
        tags,
        summary: 'Get a call with all details',
        params: CallIdParams,
        response: { 200: OneCall },
      },
    },
    async request => {
      const app = await authenticate(request)
      const call = await database.forApp(app.id, async queries => {
        const found = await readCall(queries, app.id, request.params.id)
        if (found === null) throw notFound('Call')
        return { ...found, voicemail: await readVoicemailOf(queries, app.id, found.id) }
      })
      return content.show(request, app, await content.rightsOf(app), call)
    },
  )
}
