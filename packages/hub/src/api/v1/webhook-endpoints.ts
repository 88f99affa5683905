import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { seesEverything } from '../../access/content-policy.ts'
import { readDuration } from '../../access/duration.ts'
import type { Database } from '../../database/database.ts'
import { HubError, notFound } from '../../errors.ts'
import { DeliveryBodySchema, listDeliveries, replayDelivery, replayRange } from '../../outbound/deliveries.ts'
import { type EndpointBody, EndpointBodySchema, type Endpoints } from '../../outbound/endpoints.ts'
import { postWebhook } from '../../outbound/post.ts'
import { isPrivateAddress } from '../../outbound/public-address.ts'
import type { SenderOptions } from '../../outbound/sender.ts'
import { signatureHeaders } from '../../outbound/signature.ts'
import { Nullable, Text } from '../../schemas.ts'
import { invalidField } from '../../validation.ts'
import type { Requester } from '../authenticate.ts'
import { named } from '../components.ts'
import { type ContentGate, contentRefusal } from '../content.ts'
import { defineListOperation, defineOperation, type Operation } from '../operation.ts'
import { slow } from '../route-config.ts'

const ADDRESS = 'an http:// or https:// URL without credentials'
const Address = Type.String({ pattern: '^https?://', maxLength: 2_000, 'x-expected': ADDRESS })
const Types = Type.Union([
  Type.Array(
    Type.String({
      pattern: '^[a-z]+\\.([a-z_]+|\\*)$',
      'x-expected': 'an event type such as call.ended or call.*',
    }),
    { minItems: 1, maxItems: 50 },
  ),
  Type.Null(),
])
const NewEndpoint = Type.Object({
  url: Address,
  description: Type.String({ maxLength: 500, default: '' }),
  types: Type.Optional(Types),
  content: Type.Boolean({
    default: false,
    description:
      'Include recaps, transcripts and recording URLs in deliveries; only a caller who may read them can turn this on',
  }),
})
const Change = Type.Object({
  url: Type.Optional(Address),
  description: Type.Optional(Type.String({ maxLength: 500 })),
  types: Type.Optional(Types),
  content: Type.Optional(Type.Boolean()),
  enabled: Type.Optional(Type.Boolean()),
})
const Id = Type.String({ format: 'uuid' })
const EndpointParams = Type.Object({ id: Id })
const DeliveryParams = Type.Object({ id: Id, delivery_id: Id })
const GRACE = {
  grace: Type.String({
    pattern: '^[0-9]{1,4}[smhd]$',
    default: '24h',
    'x-expected': 'a duration such as 24h',
  }),
}
export const DELIVERY_FILTER = { status: Type.Optional(Type.Enum(['pending', 'delivered', 'failed'])) }
const Span = Type.Object({
  since: Type.String({ format: 'date-time' }),
  until: Type.Optional(Type.String({ format: 'date-time' })),
})
const WithSecret = Type.Object({ ...EndpointBodySchema.properties, secret: Type.String() })
const TestResult = Type.Object({
  arrived: Type.Boolean(),
  status: Nullable(Type.Integer()),
  error: Text,
  took_ms: Type.Integer(),
})
const Replayed = Type.Object({ replayed: Type.Integer() })

const Endpoint = named('WebhookEndpoint', EndpointBodySchema)
const EndpointWithSecret = named('WebhookEndpointWithSecret', WithSecret)
const tag = 'outbound webhooks'

/**
 * Webhooks that the hub sends, by the Standard Webhooks specification, for keys and people with the scope `admin`: to
 * each address the entries of the feed, in order for each call, again and again for three days until it arrives.
 */
export function webhookEndpointOperations(
  database: Database,
  endpoints: Endpoints,
  contentGate: ContentGate,
  options: Pick<SenderOptions, 'allowPrivate'> & { wake: () => void },
): Operation[] {
  const base = 'webhook-endpoints'
  const managed = { tag, scope: 'admin', config: { errors: ['NOT_FOUND'] } } as const
  const ofOne = { ...managed, params: EndpointParams }

  return [
    defineOperation({
      id: 'createWebhookEndpoint',
      method: 'POST',
      path: base,
      tag,
      scope: 'admin',
      summary: 'Create a webhook endpoint; the response contains its secret',
      config: { idempotent: true, errors: ['PRIVATE_ADDRESS', 'PIN_REQUIRED'] },
      body: named('NewWebhookEndpoint', NewEndpoint),
      status: 201,
      answer: EndpointWithSecret,
      answersSecret: true,
      location: ({ id }) => `${base}/${id}`,
      async handle({ request, caller, body: { url, description, types = null, content } }) {
        if (content) await contentGate.requireAll(caller)
        const endpoint = { url: await readAddress(url, options.allowPrivate), description, types, content }
        return endpoints.create(caller.id, endpoint, by(caller, request))
      },
    }),
    defineListOperation({
      id: 'listWebhookEndpoints',
      path: base,
      tag,
      scope: 'admin',
      summary: 'List webhook endpoints, oldest first',
      list: Endpoint,
      handle: ({ caller, page }) => endpoints.list(caller.id, page),
    }),
    defineOperation({
      ...ofOne,
      id: 'getWebhookEndpoint',
      method: 'GET',
      path: `${base}/:id`,
      summary: 'Get a webhook endpoint with its secret',
      answer: EndpointWithSecret,
      handle: ({ caller, params }) => endpoints.read(caller.id, params.id),
    }),
    defineOperation({
      ...ofOne,
      id: 'updateWebhookEndpoint',
      method: 'PATCH',
      path: `${base}/:id`,
      summary: 'Update a webhook endpoint; when re-enabled, it receives what it missed',
      config: { errors: ['NOT_FOUND', 'PRIVATE_ADDRESS', 'PIN_REQUIRED'] },
      body: named('WebhookEndpointChange', Change),
      answer: Endpoint,
      async handle({ request, caller, params, body: { url, ...rest } }) {
        const mayReadAll = seesEverything(await contentGate.rightsOf(caller))
        const change = {
          ...rest,
          ...(url === undefined ? {} : { url: await readAddress(url, options.allowPrivate) }),
        }
        const requireAllowed = (known: EndpointBody) => {
          const keepsContent = known.content && rest.content !== false
          const sendsOtherContent = keepsContent && (url !== undefined || rest.types !== undefined)
          const isGrant = (rest.content === true && !known.content) || sendsOtherContent
          if (isGrant && !mayReadAll) throw contentRefusal(caller)
        }
        const changed = await endpoints.update(
          caller.id,
          params.id,
          change,
          by(caller, request),
          requireAllowed,
        )
        options.wake()
        return changed
      },
    }),
    defineOperation({
      ...ofOne,
      id: 'deleteWebhookEndpoint',
      method: 'DELETE',
      path: `${base}/:id`,
      summary: 'Delete a webhook endpoint',
      async handle({ request, caller, params }) {
        await endpoints.remove(caller.id, params.id, by(caller, request))
      },
    }),
    defineOperation({
      ...ofOne,
      id: 'rotateWebhookSecret',
      method: 'POST',
      path: `${base}/:id/secret`,
      summary: 'Rotate the secret; both secrets sign during the grace period',
      config: { idempotent: true, errors: ['NOT_FOUND'] },
      query: GRACE,
      answer: named('WebhookSecret', Type.Object({ secret: Type.String() })),
      answersSecret: true,
      async handle({ request, caller, params, query }) {
        const graceMs = readDuration(query.grace) ?? 0
        return { secret: await endpoints.rotateSecret(caller.id, params.id, graceMs, by(caller, request)) }
      },
    }),
    defineOperation({
      ...ofOne,
      id: 'testWebhookEndpoint',
      method: 'POST',
      path: `${base}/:id/test`,
      summary: 'Send a test event and return the response',
      config: { ...slow, errors: ['NOT_FOUND'] },
      answer: named('WebhookTest', TestResult),
      async handle({ caller, params }) {
        const { url, secret } = await endpoints.read(caller.id, params.id)
        const body = JSON.stringify({
          type: 'test',
          timestamp: new Date().toISOString(),
          data: { app_id: caller.id },
        })
        const headers = signatureHeaders(`msg_${randomUUID()}`, body, [secret], Date.now())
        const { status, error, tookMs } = await postWebhook(url, body, headers, {
          allowPrivate: options.allowPrivate,
        })
        return {
          arrived: status !== null && status >= 200 && status < 300,
          status,
          error,
          took_ms: tookMs,
        }
      },
    }),
    defineListOperation({
      ...ofOne,
      id: 'listWebhookDeliveries',
      path: `${base}/:id/deliveries`,
      summary: 'List deliveries with all attempts, newest first',
      query: DELIVERY_FILTER,
      list: named('WebhookDelivery', DeliveryBodySchema),
      async handle({ caller, params, query: { status = null }, page }) {
        await endpoints.read(caller.id, params.id)
        return database.forApp(caller.id, own => listDeliveries(own, params.id, status, page))
      },
    }),
    defineOperation({
      ...managed,
      id: 'replayWebhookDelivery',
      method: 'POST',
      path: `${base}/:id/deliveries/:delivery_id/replay`,
      summary: 'Replay a delivery',
      params: DeliveryParams,
      answer: named('WebhookReplay', Replayed),
      async handle({ caller, params: { id, delivery_id } }) {
        await endpoints.read(caller.id, id)
        const replayed = await database.changeForApp(caller.id, own => replayDelivery(own, id, delivery_id))
        if (replayed === 0) throw notFound('Delivery')
        options.wake()
        return { replayed }
      },
    }),
    defineOperation({
      ...ofOne,
      id: 'replayWebhookEvents',
      method: 'POST',
      path: `${base}/:id/replay`,
      summary: 'Replay all events of a time range',
      config: { ...slow, errors: ['NOT_FOUND'] },
      body: named('TimeRange', Span),
      answer: named('WebhookReplay', Replayed),
      async handle({ caller, params, body: { since, until } }) {
        await endpoints.read(caller.id, params.id)
        const span = { since: new Date(since), until: until === undefined ? new Date() : new Date(until) }
        if (span.since > span.until) throw invalidField('since', 'earlier than until', since)
        const replayed = await database.changeForApp(caller.id, own => replayRange(own, params.id, span))
        options.wake()
        return { replayed }
      },
    }),
  ]
}

/** @throws HubError 400 INVALID_REQUEST, 400 PRIVATE_ADDRESS */
async function readAddress(text: string, allowPrivate: boolean): Promise<string> {
  if (!URL.canParse(text)) throw invalidField('url', ADDRESS)
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') throw invalidField('url', ADDRESS)
  if (!allowPrivate && (await isPrivateAddress(url)))
    throw new HubError(
      400,
      'PRIVATE_ADDRESS',
      'url must point to a public address, not to one in a private network',
    )
  return url.href
}

function by({ actor }: Requester, { ip }: { ip: string }) {
  return { actor, address: ip }
}
