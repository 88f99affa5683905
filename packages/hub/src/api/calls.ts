import { Type } from 'typebox'
import { type CallBody, CallBodySchema, CallStatusSchema } from '../calls/call-body.ts'
import { listActiveCalls, listCalls, readCall } from '../calls/read-calls.ts'
import { conceal } from '../calls/what-was-said.ts'
import type { Database } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { readVoicemailOf } from '../voicemails/read-voicemails.ts'
import { concealVoicemail } from '../voicemails/voicemail-body.ts'
import type { Asking, Authenticate } from './authenticate.ts'
import type { Server } from './server.ts'

const ListQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('all')], {
    default: 'all',
  }),
  status: Type.Optional(CallStatusSchema),
})
/** A call's uuid, or the Dialpad id of any of its legs. */
export const CallIdParams = Type.Object({
  id: Type.String({ pattern: '^([0-9]{1,18}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$' }),
})

const tags = ['calls']
const CallPage = Type.Object({
  calls: Type.Array(CallBodySchema),
  total: Type.Integer(),
  limit: Type.Integer(),
  offset: Type.Integer(),
})
const ActiveCalls = Type.Object({ calls: Type.Array(CallBodySchema) })

/** An app's calls: all of them page by page, those of this moment, and one with its legs and timeline. */
export function callRoutes(server: Server, database: Database, authenticate: Authenticate): void {
  server.get(
    '/api/calls',
    {
      schema: {
        tags,
        summary: 'Calls, the newest first',
        querystring: ListQuery,
        response: { 200: CallPage },
      },
    },
    async request => {
      const app = await authenticate(request)
      const { limit, offset, direction, status } = request.query
      const filter = {
        limit,
        offset,
        direction: direction === 'all' ? null : direction,
        status: status ?? null,
      }
      const { calls, total } = await database.forApp(app.id, queries => listCalls(queries, app.id, filter))
      return { calls: calls.map(shownTo(app)), total, limit, offset }
    },
  )

  server.get(
    '/api/calls/active',
    { schema: { tags, summary: 'The calls of this moment', response: { 200: ActiveCalls } } },
    async request => {
      const app = await authenticate(request)
      const calls = await database.forApp(app.id, queries => listActiveCalls(queries, app.id))
      return { calls: calls.map(shownTo(app)) }
    },
  )

  server.get(
    '/api/calls/:id',
    { schema: { tags, summary: 'One call with all that is known of it', params: CallIdParams } },
    async request => {
      const app = await authenticate(request)
      return database.forApp(app.id, async queries => {
        const call = await readCall(queries, app.id, request.params.id)
        if (call === null) throw notFound('Call')
        const voicemail = await readVoicemailOf(queries, app.id, call.id)
        const shown = voicemail !== null && app.person !== null ? concealVoicemail(voicemail) : voicemail
        return { ...shownTo(app)(call), voicemail: shown }
      })
    },
  )
}

/** People see what was said after they have shown their PIN, and not in passing. */
function shownTo({ person }: Asking): <Call extends CallBody>(call: Call) => Call {
  return person === null ? call => call : conceal
}
