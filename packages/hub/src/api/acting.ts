import type { DialpadClient } from '@trunkline/dialpad'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { audit } from '../access/audit.ts'
import { act, legOf } from '../acting/act.ts'
import { type Answer, once } from '../acting/idempotency.ts'
import { numberId, withNumberIds } from '../compatible-ids.ts'
import type { Database } from '../database/database.ts'
import { CallIdParams } from '../records/calls/query.ts'
import { E164, DialpadId as IdText, Int64Text } from '../schemas.ts'
import { invalidField } from '../validation.ts'
import type { Authenticate } from './authenticate.ts'
import { slow } from './route-config.ts'
import type { Server } from './server.ts'

const tags = ['calls']
const DialpadId = Type.Union([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), Int64Text], {
  'x-expected': 'a Dialpad id, as a string if a number would be rounded',
})
const PhoneNumber = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', ...E164 })
const NewCall = Type.Object({
  user_id: DialpadId,
  to: PhoneNumber,
  caller_id: Type.Optional(PhoneNumber),
  custom_data: Type.Optional(Type.String({ maxLength: 2_000 })),
})
const Transfer = Type.Object({
  to: Type.Union([
    Type.Object({ number: PhoneNumber }),
    Type.Object({
      type: Type.Enum(['user', 'department', 'callcenter', 'office', 'callrouter']),
      id: DialpadId,
    }),
  ]),
})
const Labels = Type.Object({
  labels: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 }),
})
const NewMessage = Type.Object({
  user_id: DialpadId,
  to: Type.Array(PhoneNumber, { minItems: 1, maxItems: 10 }),
  text: Type.String({ minLength: 1, maxLength: 10_000 }),
  from: Type.Optional(PhoneNumber),
})
const ScreenPop = Type.Object({
  url: Type.String({
    pattern: '^https?://',
    maxLength: 2_000,
    'x-expected': 'an http:// or https:// URL',
  }),
})
const UserParams = Type.Object({ user_id: Int64Text })
const AnsweredId = withNumberIds(IdText).schema
const Asked = Type.Object({ call_id: AnsweredId })
const Placed = Type.Object({ call_id: AnsweredId, status: Type.String() })
const Sent = Type.Object({ id: AnsweredId, status: Type.String() })
const KEY = /^[\x21-\x7e]{1,255}$/

type CallParams = { Params: Static<typeof CallIdParams> }

/**
 * Actions in Dialpad, which require the scope `write`. Each is executed once per `Idempotency-Key`, however often it is
 * requested. Dialpad's own limits apply (five calls per minute and user, for instance); beyond them, 429 DIALPAD_BUSY with
 * Retry-After.
 */
export function actingRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  clientOf: (appId: string) => Promise<DialpadClient>,
): void {
  const perform = async (
    request: FastifyRequest,
    reply: FastifyReply,
    action: string,
    run: (client: DialpadClient, appId: string) => Promise<Answer>,
  ) => {
    const caller = await authenticate(request, 'write')
    const key = readKey(request)
    const asked = { appId: caller.id, key, request: [request.method, request.url, request.body ?? null] }
    const answer = await once(database, asked, async () => {
      const client = await clientOf(caller.id)
      const done = await act(client, own => run(own, caller.id))
      const by = { actor: caller.actor, address: request.ip }
      await audit(database.own, { appId: caller.id, ...by, action })
      return done
    })
    if (answer.replayed) reply.header('idempotency-replayed', 'true')
    return reply.code(answer.status).send(answer.body)
  }
  const leg = (appId: string, id: string) => database.forApp(appId, queries => legOf(queries, appId, id))

  server.post<{ Body: Static<typeof NewCall> }>(
    '/api/calls',
    {
      config: slow,
      schema: {
        tags,
        summary: 'Place a call for a user: rings the user’s phone first',
        body: NewCall,
        response: { 202: Placed },
      },
    },
    (request, reply) =>
      perform(request, reply, 'call.placed', async client => {
        const { user_id, to, caller_id = null, custom_data = null } = request.body
        const call = { userId: String(user_id), to, callerId: caller_id, customData: custom_data }
        const id = await client.calls.place(call)
        return { status: 202, body: { call_id: numberId(id), status: 'initiated' } }
      }),
  )
  server.post<CallParams>(
    '/api/calls/:id/hangup',
    {
      config: slow,
      schema: { tags, summary: 'Hang up a call', params: CallIdParams, response: { 202: Asked } },
    },
    (request, reply) =>
      perform(request, reply, 'call.hung_up', async (client, appId) => {
        const callId = await leg(appId, request.params.id)
        await client.calls.hangUp(callId)
        return done(callId)
      }),
  )
  server.post<CallParams & { Body: Static<typeof Transfer> }>(
    '/api/calls/:id/transfer',
    {
      config: slow,
      schema: {
        tags,
        summary: 'Transfer a call',
        params: CallIdParams,
        body: Transfer,
        response: { 202: Asked },
      },
    },
    (request, reply) =>
      perform(request, reply, 'call.transferred', async (client, appId) => {
        const { to } = request.body
        const callId = await leg(appId, request.params.id)
        const where = 'number' in to ? to : { targetType: to.type, targetId: String(to.id) }
        await client.calls.transfer(callId, where)
        return done(callId)
      }),
  )
  server.put<CallParams & { Body: Static<typeof Labels> }>(
    '/api/calls/:id/labels',
    {
      config: slow,
      schema: {
        tags,
        summary: 'Set the labels of a call',
        params: CallIdParams,
        body: Labels,
        response: { 202: Asked },
      },
    },
    (request, reply) =>
      perform(request, reply, 'call.labelled', async (client, appId) => {
        const callId = await leg(appId, request.params.id)
        await client.calls.setLabels(callId, request.body.labels)
        return done(callId)
      }),
  )
  server.post<{ Body: Static<typeof NewMessage> }>(
    '/api/messages',
    {
      config: slow,
      schema: {
        tags: ['records'],
        summary: 'Send a text message as a user',
        body: NewMessage,
        response: { 202: Sent },
      },
    },
    (request, reply) =>
      perform(request, reply, 'message.sent', async client => {
        const { user_id, to, text, from = null } = request.body
        const id = await client.messages.send({ userId: String(user_id), to, text, from })
        return { status: 202, body: { id: numberId(id), status: 'pending' } }
      }),
  )
  server.post<{ Params: Static<typeof UserParams>; Body: Static<typeof ScreenPop> }>(
    '/api/users/:user_id/screen-pop',
    {
      config: slow,
      schema: {
        tags,
        summary: 'Open a URL on a user’s screen',
        params: UserParams,
        body: ScreenPop,
        response: { 202: Type.Object({ user_id: AnsweredId }) },
      },
    },
    (request, reply) =>
      perform(request, reply, 'screen.popped', async client => {
        await client.users.popScreen(request.params.user_id, request.body.url)
        return { status: 202, body: { user_id: numberId(request.params.user_id) } }
      }),
  )
}

function readKey({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && KEY.test(key)) return key
  throw invalidField('idempotency-key', '1 to 255 printable characters')
}

function done(callId: string): Answer {
  return { status: 202, body: { call_id: numberId(callId) } }
}
