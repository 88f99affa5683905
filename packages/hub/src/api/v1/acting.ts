import type { DialpadClient } from '@trunkline/dialpad'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import { audit } from '../../access/audit.ts'
import { act, legOf } from '../../acting/act.ts'
import type { Database } from '../../database/database.ts'
import { CallIdParams } from '../../records/calls/query.ts'
import { DIALPAD_ID, DialpadId, E164, Int64Text } from '../../schemas.ts'
import { type Named, named } from '../components.ts'
import { OF_DIALPAD } from '../error-codes.ts'
import { type Asked, defineOperation, type Operation } from '../operation.ts'
import { slow } from '../route-config.ts'

/** An id in a body. */
const GivenId = Type.String({ ...Int64Text, [DIALPAD_ID]: true })
const PhoneNumber = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', ...E164 })
const NewCall = Type.Object({
  user_id: GivenId,
  to: PhoneNumber,
  caller_id: Type.Optional(PhoneNumber),
  custom_data: Type.Optional(Type.String({ maxLength: 2_000 })),
})
const Transfer = Type.Object({
  to: Type.Union([
    Type.Object({ number: PhoneNumber }),
    Type.Object({
      type: Type.Enum(['user', 'department', 'callcenter', 'office', 'callrouter']),
      id: GivenId,
    }),
  ]),
})
const Labels = Type.Object({
  labels: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 }),
})
const NewMessage = Type.Object({
  user_id: GivenId,
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
const AskedOfCall = named('CallAction', Type.Object({ call_id: DialpadId }))
const Placed = named('PlacedCall', Type.Object({ call_id: DialpadId, status: Type.String() }))
const Sent = named('SentMessage', Type.Object({ id: DialpadId, status: Type.String() }))
const Popped = named('ScreenPopAction', Type.Object({ user_id: DialpadId }))

interface Action<Params extends TObject, Body extends TSchema, Answer extends TSchema> {
  readonly id: string
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly tag: string
  readonly summary: string
  /** As the audit log names it. */
  readonly audited: string
  readonly params?: Params
  readonly body?: Named<Body>
  readonly answer: Named<Answer>
  run(client: DialpadClient, asked: Asked<Static<Params>, unknown, Static<Body>>): Promise<Static<Answer>>
}

/**
 * Actions in Dialpad, which require the scope `write`. Dialpad executes them later: 202. Each is requested once per
 * `Idempotency-Key`. Dialpad's own limits apply (five calls per minute and user, for instance); beyond them, 429
 * DIALPAD_BUSY with Retry-After.
 */
export function actingOperations(
  database: Database,
  clientOf: (appId: string) => Promise<DialpadClient>,
): Operation[] {
  const define = <Params extends TObject, Body extends TSchema, Answer extends TSchema>({
    audited,
    run,
    ...described
  }: Action<Params, Body, Answer>): Operation =>
    defineOperation({
      ...described,
      scope: 'write',
      status: 202,
      config: { ...slow, idempotent: true, errors: [...OF_DIALPAD, 'NOT_FOUND'] },
      async handle(asked) {
        const { caller, request } = asked
        const client = await clientOf(caller.id)
        const done = await act(client, own => run(own, asked as Asked<Static<Params>, unknown, Static<Body>>))
        const by = { actor: caller.actor, address: request.ip }
        await audit(database.own, { appId: caller.id, ...by, action: audited })
        return done
      },
    })
  const leg = ({ caller, params }: Asked<Static<typeof CallIdParams>>) =>
    database.forApp(caller.id, queries => legOf(queries, caller.id, params.id))

  return [
    define({
      id: 'placeCall',
      method: 'POST',
      path: 'calls',
      tag: 'calls',
      summary: 'Place a call for a user: rings the user’s phone first',
      audited: 'call.placed',
      body: named('NewCall', NewCall),
      answer: Placed,
      async run(client, { body: { user_id, to, caller_id = null, custom_data = null } }) {
        const id = await client.calls.place({
          userId: user_id,
          to,
          callerId: caller_id,
          customData: custom_data,
        })
        return { call_id: id, status: 'initiated' }
      },
    }),
    define({
      id: 'hangUpCall',
      method: 'POST',
      path: 'calls/:id/hangup',
      tag: 'calls',
      summary: 'Hang up a call',
      audited: 'call.hung_up',
      params: CallIdParams,
      answer: AskedOfCall,
      async run(client, asked) {
        const callId = await leg(asked)
        await client.calls.hangUp(callId)
        return { call_id: callId }
      },
    }),
    define({
      id: 'transferCall',
      method: 'POST',
      path: 'calls/:id/transfer',
      tag: 'calls',
      summary: 'Transfer a call',
      audited: 'call.transferred',
      params: CallIdParams,
      body: named('CallTransfer', Transfer),
      answer: AskedOfCall,
      async run(client, asked) {
        const { to } = asked.body
        const callId = await leg(asked)
        await client.calls.transfer(callId, 'number' in to ? to : { targetType: to.type, targetId: to.id })
        return { call_id: callId }
      },
    }),
    define({
      id: 'labelCall',
      method: 'PUT',
      path: 'calls/:id/labels',
      tag: 'calls',
      summary: 'Set the labels of a call',
      audited: 'call.labelled',
      params: CallIdParams,
      body: named('CallLabels', Labels),
      answer: AskedOfCall,
      async run(client, asked) {
        const callId = await leg(asked)
        await client.calls.setLabels(callId, asked.body.labels)
        return { call_id: callId }
      },
    }),
    define({
      id: 'sendMessage',
      method: 'POST',
      path: 'messages',
      tag: 'messages',
      summary: 'Send a text message as a user',
      audited: 'message.sent',
      body: named('NewMessage', NewMessage),
      answer: Sent,
      async run(client, { body: { user_id, to, text, from = null } }) {
        return { id: await client.messages.send({ userId: user_id, to, text, from }), status: 'pending' }
      },
    }),
    define({
      id: 'popScreen',
      method: 'POST',
      path: 'users/:user_id/screen-pop',
      tag: 'calls',
      summary: 'Open a URL on a user’s screen',
      audited: 'screen.popped',
      params: UserParams,
      body: named('ScreenPop', ScreenPop),
      answer: Popped,
      async run(client, { params, body }) {
        await client.users.popScreen(params.user_id, body.url)
        return { user_id: params.user_id }
      },
    }),
  ]
}
