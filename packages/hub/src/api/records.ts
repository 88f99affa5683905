import { type TSchema, Type } from 'typebox'
import { E164, Int64Text, PAGE_OF_LIST } from '../bodies.ts'
import type { Database } from '../database/database.ts'
import { listAgentHistory, listAgents } from '../records/agents/read.ts'
import { AgentBodySchema } from '../records/agents/resource.ts'
import { listChanges } from '../records/changes/read.ts'
import { ChangeBodySchema } from '../records/changes/resource.ts'
import { listContacts } from '../records/contacts/read.ts'
import { ContactBodySchema } from '../records/contacts/resource.ts'
import { listMessages } from '../records/messages/read.ts'
import { MessageBodySchema } from '../records/messages/resource.ts'
import { listVoicemails } from '../records/voicemails/read.ts'
import { VoicemailBodySchema } from '../records/voicemails/resource.ts'
import type { Authenticate } from './authenticate.ts'
import type { ContentGate } from './content.ts'
import type { Server } from './server.ts'

const PAGE = {
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
}
const PageQuery = Type.Object(PAGE)
const MessageQuery = Type.Object({
  ...PAGE,
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('all')], {
    default: 'all',
  }),
  status: Type.Optional(Type.String({ maxLength: 40 })),
  number: Type.Optional(
    Type.String({
      ...E164,
      pattern: '^\\+[1-9][0-9]{6,14}$',
      description: 'E.164; selects one conversation',
    }),
  ),
})
const UserParams = Type.Object({ user_id: Int64Text })

const tags = ['records']

function listOf<Name extends string, Body extends TSchema>(name: Name, body: Body) {
  const list = { [name]: Type.Array(body) } as Record<Name, ReturnType<typeof Type.Array<Body>>>
  return Type.Object({ ...list, total: Type.Integer(), ...PAGE_OF_LIST })
}

/** What an app has beside calls: messages, voicemails, agents, contacts, changes of settings. */
export function recordRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  server.get(
    '/api/messages',
    {
      schema: {
        tags,
        summary: 'List messages, newest first; filter by number for one conversation',
        querystring: MessageQuery,
        response: { 200: listOf('messages', MessageBodySchema) },
      },
    },
    async request => {
      const app = await authenticate(request)
      const { limit, offset, direction, status, number } = request.query
      const filter = {
        limit,
        offset,
        direction: direction === 'all' ? null : direction,
        status: status ?? null,
        number: number ?? null,
      }
      const page = await database.forApp(app.id, queries => listMessages(queries, app.id, filter))
      return { ...page, limit, offset }
    },
  )

  server.get(
    '/api/voicemails',
    {
      schema: {
        tags,
        summary: 'List voicemails',
        querystring: PageQuery,
        response: { 200: listOf('voicemails', VoicemailBodySchema) },
      },
    },
    async request => {
      const app = await authenticate(request)
      const { voicemails, total } = await database.forApp(app.id, queries =>
        listVoicemails(queries, app.id, request.query),
      )
      const shown = content.show(request, app, content.rightsInLists(app), voicemails)
      return { voicemails: shown, total, ...request.query }
    },
  )

  server.get(
    '/api/contacts',
    {
      schema: {
        tags,
        summary: 'List contacts',
        querystring: PageQuery,
        response: { 200: listOf('contacts', ContactBodySchema) },
      },
    },
    async request => {
      const app = await authenticate(request)
      const page = await database.forApp(app.id, queries => listContacts(queries, app.id, request.query))
      return { ...page, ...request.query }
    },
  )

  const agents = Type.Object({ agents: Type.Array(AgentBodySchema) })
  const onDuty = { tags, summary: 'List agents and their current status', response: { 200: agents } }
  server.get('/api/agents', { schema: onDuty }, async request => {
    const app = await authenticate(request)
    return { agents: await database.forApp(app.id, queries => listAgents(queries, app.id)) }
  })

  server.get(
    '/api/agents/:user_id/history',
    {
      schema: {
        tags,
        summary: 'List the status history of an agent',
        params: UserParams,
        querystring: PageQuery,
        response: { 200: Type.Object({ history: Type.Array(AgentBodySchema), ...PAGE_OF_LIST }) },
      },
    },
    async request => {
      const app = await authenticate(request)
      const { user_id: userId } = request.params
      const history = await database.forApp(app.id, queries =>
        listAgentHistory(queries, app.id, userId, request.query),
      )
      return { history, ...request.query }
    },
  )

  server.get(
    '/api/changes',
    {
      schema: {
        tags,
        summary: 'List changes to Dialpad’s settings',
        querystring: PageQuery,
        response: { 200: Type.Object({ changes: Type.Array(ChangeBodySchema), ...PAGE_OF_LIST }) },
      },
    },
    async request => {
      const app = await authenticate(request)
      const changes = await database.forApp(app.id, queries => listChanges(queries, app.id, request.query))
      return { changes, ...request.query }
    },
  )
}
