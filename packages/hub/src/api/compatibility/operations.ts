import type { FastifyReply } from 'fastify'
import { type TObject, type TSchema, Type } from 'typebox'
import { cursorBefore, NumberedAuditSchema, withNumberId } from '../../access/audit.ts'
import { withNumberIds } from '../../compatible-ids.ts'
import type { Page } from '../../database/cursor-pagination.ts'
import { DIALPAD_ID, Int64Text, NO_CONTENT } from '../../schemas.ts'
import { type Adaption, type Operation, type OperationOptions, perform, WHOLE } from '../operation.ts'
import type { Server } from '../server.ts'
import { DELIVERY_FILTER } from '../v1/webhook-endpoints.ts'

/** How an operation differs at its older address. What is left out is the same, but for ids, which are numbers. */
interface Older {
  readonly operation: string
  readonly status?: 200
  /** Whether the older address has always taken an `Idempotency-Key`. */
  readonly idempotent?: true
  /** Of a list: the field that holds it, and what its entries are. Older lists have no pages. */
  readonly list?: {
    readonly field: string
    readonly item?: TSchema
    readonly convert?: (item: never) => object
  }
  readonly query?: TObject
  readonly adapt?: (query: never) => Adaption
  /** Fields of the answer that it did not have. */
  readonly without?: readonly string[]
}

const OLDER: readonly Older[] = [
  { operation: 'placeCall', idempotent: true },
  { operation: 'hangUpCall', idempotent: true },
  { operation: 'transferCall', idempotent: true },
  { operation: 'labelCall', idempotent: true },
  { operation: 'sendMessage', idempotent: true },
  { operation: 'popScreen', idempotent: true },
  { operation: 'createWebhookEndpoint', status: 200 },
  { operation: 'listWebhookEndpoints', list: { field: 'endpoints' } },
  { operation: 'getWebhookEndpoint' },
  { operation: 'updateWebhookEndpoint' },
  { operation: 'deleteWebhookEndpoint' },
  { operation: 'rotateWebhookSecret' },
  { operation: 'testWebhookEndpoint' },
  {
    operation: 'listWebhookDeliveries',
    list: { field: 'deliveries' },
    query: Type.Object({
      ...DELIVERY_FILTER,
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    }),
    adapt: ({ limit, ...query }: { limit: number }) => ({ query, page: { ...WHOLE, limit } }),
  },
  { operation: 'replayWebhookDelivery' },
  { operation: 'replayWebhookEvents' },
  { operation: 'listStaff', list: { field: 'staff' } },
  { operation: 'createInvitation', status: 200, without: ['id', 'role', 'email'] },
  { operation: 'setStaffRole' },
  { operation: 'removeStaff' },
  { operation: 'createPasswordReset' },
  { operation: 'endAccountLock' },
  {
    operation: 'listAuditEntries',
    list: { field: 'entries', item: NumberedAuditSchema, convert: withNumberId },
    query: Type.Object({
      before: Type.Optional(Type.Integer({ minimum: 1 })),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
    }),
    adapt: ({ before, limit }: { before?: number; limit: number }) => ({
      page: { ...WHOLE, limit, cursor: before === undefined ? null : cursorBefore(before) },
    }),
  },
  { operation: 'setPin' },
  { operation: 'unlockContent' },
  { operation: 'lockContent' },
  { operation: 'createLiveTicket' },
]

/** Serves operations at the addresses and in the form that they had before `/api/v1`. */
export function compatibleOperationRoutes(
  server: Server,
  operations: readonly Operation[],
  options: OperationOptions,
): void {
  const byId = new Map(operations.map(operation => [operation.id, operation]))
  for (const older of OLDER) {
    const operation = byId.get(older.operation)
    if (operation === undefined) throw new Error(`There is no operation ${older.operation}`)
    add(server, operation, older, options)
  }
}

function add(server: Server, operation: Operation, older: Older, options: OperationOptions): void {
  const { id, method, path, summary, description, params, config, body } = operation
  const { list, idempotent = false } = older
  const answer = answerOf(operation, older)
  const query = older.query ?? (operation.query === undefined ? undefined : Type.Object(operation.query))
  const adaptBody = body === undefined ? (given: unknown) => given : withTextIds
  server.route({
    method,
    url: `/api/${path}`,
    config: { ...config, idempotent, canonical: `/api/v1/${path.replace(/:(\w+)/g, '{$1}')}` },
    schema: {
      tags: ['compatibility'],
      operationId: `${id}Compatible`,
      summary,
      ...(description === undefined ? {} : { description }),
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: query }),
      ...(body === undefined ? {} : { body: acceptingNumberIds(body.schema) }),
      response: answer === null ? NO_CONTENT : { [older.status ?? operation.status ?? 200]: answer.schema },
    },
    handler: async (request, reply) => {
      const adaption: Adaption = {
        body: adaptBody(request.body),
        ...(list === undefined ? {} : { page: WHOLE }),
        ...older.adapt?.(request.query as never),
      }
      const performed = await perform(operation, options, request, reply, adaption)
      void (reply as FastifyReply).code(older.status ?? performed.status)
      return (reply as FastifyReply).send(answer === null ? undefined : answer.convert(performed.answer))
    },
  })
}

interface OlderAnswer {
  readonly schema: TSchema
  readonly convert: (answer: unknown) => unknown
}

/** Null: there is none. */
function answerOf(operation: Operation, { list, without = [] }: Older): OlderAnswer | null {
  if (list !== undefined) {
    const item = withNumberIds(operation.list?.schema ?? Type.Unknown())
    const convert = (list.convert as ((item: unknown) => unknown) | undefined) ?? item.convert
    return {
      schema: Type.Object({ [list.field]: Type.Array(list.item ?? item.schema) }),
      convert: page => ({ [list.field]: (page as Page<unknown>).data.map(convert) }),
    }
  }
  if (operation.answer === undefined) return null
  const known = withNumberIds(operation.answer.schema)
  if (without.length === 0) return known
  const { properties } = known.schema as TObject
  const rest = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !without.includes(name)))
  return { schema: Type.Object(rest(properties)), convert: answer => rest(known.convert(answer) as object) }
}

const NumberOrText = Type.Union([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), Int64Text], {
  'x-expected': 'a Dialpad id, as a string if a number would be rounded',
})

/** A body's schema, with numbers where it has ids. */
function acceptingNumberIds<Schema>(schema: Schema): Schema {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(acceptingNumberIds) as Schema
  if (DIALPAD_ID in schema) return NumberOrText as Schema
  const entries = Object.entries(schema).map(([name, inner]) => [name, acceptingNumberIds(inner)])
  return Object.fromEntries(entries) as Schema
}

/** The body of an older request as the operation takes it: none of them has a number that is no id. */
function withTextIds(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(withTextIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTextIds(inner)]))
}
