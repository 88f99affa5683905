import { randomUUID } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { seesEverything } from '../access/content-policy.ts'
import { readDuration } from '../access/duration.ts'
import type { Database } from '../database/database.ts'
import { HubError, notFound } from '../errors.ts'
import { DeliveryBodySchema, listDeliveries, replayDelivery, replayRange } from '../outbound/deliveries.ts'
import { type EndpointBody, EndpointBodySchema, type Endpoints } from '../outbound/endpoints.ts'
import { postWebhook } from '../outbound/post.ts'
import { leadsInside } from '../outbound/public-address.ts'
import type { SenderOptions } from '../outbound/sender.ts'
import { signatureHeaders } from '../outbound/signature.ts'
import { NO_CONTENT, Nullable, Text } from '../schemas.ts'
import { invalidField } from '../validation.ts'
import type { Asking, Authenticate } from './authenticate.ts'
import { type ContentGate, contentRefusal } from './content.ts'
import { slow } from './route-config.ts'
import type { Server } from './server.ts'

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
const Grace = Type.Object({
  grace: Type.String({
    pattern: '^[0-9]{1,4}[smhd]$',
    default: '24h',
    'x-expected': 'a duration such as 24h',
  }),
})
const DeliveryQuery = Type.Object({
  status: Type.Optional(Type.Enum(['pending', 'delivered', 'failed'])),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
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
type WithId = { Params: Static<typeof EndpointParams> }

const about = (summary: string) => ({ tags: ['outbound webhooks'], summary, params: EndpointParams })

/**
 * Webhooks that the hub sends, by the Standard Webhooks specification, for keys and people with the scope `admin`: to
 * each address what the feed tells, in order for each call, again and again for three days until it arrives.
 */
export function webhookEndpointRoutes(
  server: Server,
  database: Database,
  endpoints: Endpoints,
  authenticate: Authenticate,
  contentGate: ContentGate,
  options: Pick<SenderOptions, 'allowPrivate'> & { wake: () => void },
): void {
  const base = '/api/webhook-endpoints'
  const { tags } = about('')

  server.post(
    base,
    {
      schema: {
        tags,
        summary: 'Create a webhook endpoint; the response contains its secret',
        body: NewEndpoint,
        response: { 200: WithSecret },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      const { url, description, types = null, content } = request.body
      if (content) await contentGate.requireAll(app)
      const endpoint = { url: await readAddress(url, options.allowPrivate), description, types, content }
      return endpoints.create(app.id, endpoint, by(app, request))
    },
  )
  const list = Type.Object({ endpoints: Type.Array(EndpointBodySchema) })
  const ofApp = { tags, summary: 'List webhook endpoints', response: { 200: list } }
  server.get(base, { schema: ofApp }, async request => {
    const app = await authenticate(request, 'admin')
    return { endpoints: await endpoints.list(app.id) }
  })
  server.get<WithId>(
    `${base}/:id`,
    { schema: { ...about('Get a webhook endpoint with its secret'), response: { 200: WithSecret } } },
    async request => {
      const app = await authenticate(request, 'admin')
      return endpoints.read(app.id, request.params.id)
    },
  )
  server.patch<WithId & { Body: Static<typeof Change> }>(
    `${base}/:id`,
    {
      schema: {
        ...about('Update a webhook endpoint; when re-enabled, it receives what it missed'),
        body: Change,
        response: { 200: EndpointBodySchema },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      const { url, ...rest } = request.body
      const mayReadAll = seesEverything(await contentGate.rightsOf(app))
      const change = {
        ...rest,
        ...(url === undefined ? {} : { url: await readAddress(url, options.allowPrivate) }),
      }
      const requireAllowed = (known: EndpointBody) => {
        const keepsContent = known.content && rest.content !== false
        const sendsOtherContent = keepsContent && (url !== undefined || rest.types !== undefined)
        const isGrant = (rest.content === true && !known.content) || sendsOtherContent
        if (isGrant && !mayReadAll) throw contentRefusal(app)
      }
      const { id } = request.params
      const changed = await endpoints.update(app.id, id, change, by(app, request), requireAllowed)
      options.wake()
      return changed
    },
  )
  server.delete<WithId>(
    `${base}/:id`,
    { schema: { ...about('Delete a webhook endpoint'), response: NO_CONTENT } },
    async (request, reply) => {
      const app = await authenticate(request, 'admin')
      await endpoints.remove(app.id, request.params.id, by(app, request))
      return reply.code(204).send()
    },
  )
  server.post<WithId & { Querystring: Static<typeof Grace> }>(
    `${base}/:id/secret`,
    {
      schema: {
        ...about('Rotate the secret; both secrets sign during the grace period'),
        querystring: Grace,
        response: { 200: Type.Object({ secret: Type.String() }) },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      const graceMs = readDuration(request.query.grace) ?? 0
      return { secret: await endpoints.rotateSecret(app.id, request.params.id, graceMs, by(app, request)) }
    },
  )
  server.post<WithId>(
    `${base}/:id/test`,
    {
      config: slow,
      schema: { ...about('Send a test event and return the response'), response: { 200: TestResult } },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      const { url, secret } = await endpoints.read(app.id, request.params.id)
      const body = JSON.stringify({
        type: 'test',
        timestamp: new Date().toISOString(),
        data: { app_id: app.id },
      })
      const headers = signatureHeaders(`msg_${randomUUID()}`, body, [secret], Date.now())
      const { status, error, tookMs } = await postWebhook(url, body, headers, {
        allowPrivate: options.allowPrivate,
      })
      return { arrived: status !== null && status >= 200 && status < 300, status, error, took_ms: tookMs }
    },
  )
  server.get<WithId & { Querystring: Static<typeof DeliveryQuery> }>(
    `${base}/:id/deliveries`,
    {
      schema: {
        ...about('List deliveries with all attempts'),
        querystring: DeliveryQuery,
        response: { 200: Type.Object({ deliveries: Type.Array(DeliveryBodySchema) }) },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      await endpoints.read(app.id, request.params.id)
      const filter = { status: request.query.status ?? null, limit: request.query.limit }
      return {
        deliveries: await database.forApp(app.id, own => listDeliveries(own, request.params.id, filter)),
      }
    },
  )
  server.post<{ Params: Static<typeof DeliveryParams> }>(
    `${base}/:id/deliveries/:delivery_id/replay`,
    { schema: { ...about('Replay a delivery'), params: DeliveryParams, response: { 200: Replayed } } },
    async request => {
      const app = await authenticate(request, 'admin')
      const { id, delivery_id } = request.params
      await endpoints.read(app.id, id)
      const replayed = await database.changeForApp(app.id, own => replayDelivery(own, id, delivery_id))
      if (replayed === 0) throw notFound('Delivery')
      options.wake()
      return { replayed }
    },
  )
  server.post<WithId & { Body: Static<typeof Span> }>(
    `${base}/:id/replay`,
    {
      config: slow,
      schema: {
        ...about('Replay all events of a time range'),
        body: Span,
        response: { 200: Replayed },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      await endpoints.read(app.id, request.params.id)
      const { since, until } = request.body
      const span = { since: new Date(since), until: until === undefined ? new Date() : new Date(until) }
      if (span.since > span.until) throw invalidField('since', 'earlier than until', since)
      const replayed = await database.changeForApp(app.id, own => replayRange(own, request.params.id, span))
      options.wake()
      return { replayed }
    },
  )
}

/** @throws HubError 400 INVALID_REQUEST, 400 PRIVATE_ADDRESS */
async function readAddress(text: string, allowPrivate: boolean): Promise<string> {
  if (!URL.canParse(text)) throw invalidField('url', ADDRESS)
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') throw invalidField('url', ADDRESS)
  if (!allowPrivate && (await leadsInside(url)))
    throw new HubError(
      400,
      'PRIVATE_ADDRESS',
      'url must point to a public address, not to one in a private network',
    )
  return url.href
}

function by({ actor }: Asking, { ip }: { ip: string }) {
  return { actor, address: ip }
}
