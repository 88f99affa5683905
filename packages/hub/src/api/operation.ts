import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'
import type { Idempotency } from '../access/idempotency.ts'
import type { Page, PageRequest } from '../database/cursor-pagination.ts'
import type { Scope } from '../database/tables.ts'
import { NO_CONTENT } from '../schemas.ts'
import { invalidField } from '../validation.ts'
import type { Authenticate, Requester } from './authenticate.ts'
import { component, type Named } from './components.ts'
import { PAGE, pageQuery, pageSchema } from './paging.ts'
import type { RouteConfig } from './route-config.ts'
import type { Server } from './server.ts'

/** What a caller asks of an operation. */
export interface Asked<Params = unknown, Query = unknown, Body = unknown> {
  readonly request: FastifyRequest
  readonly caller: Requester
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Of a list. */
  readonly page: PageRequest
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What operations have in common, whatever they answer. */
interface Described<Params = unknown, Query = unknown, Body = unknown> {
  readonly id: string
  readonly method: Method
  /** Below `/api/v1/`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /** What the caller must be allowed to do; `read` if it is not said. */
  readonly scope?: Scope
  readonly config?: Partial<RouteConfig>
  readonly params?: TObject
  readonly query?: TProperties
  readonly body?: Named
  /** 202: done later; 201: a thing was made that has an address. Default: 200, or 204 without an answer. */
  readonly status?: 200 | 201 | 202
  readonly answer?: Named
  /** Schemas to which those of the answer refer. */
  readonly refersTo?: readonly Named[]
  /** The address of what was made, below `/api/v1/`. */
  readonly location?: (answer: never, params: never) => string
  /** The answer is for the caller who asked only: another one cannot get it by the same `Idempotency-Key`. */
  readonly answersSecret?: boolean
  handle(asked: Asked<Params, Query, Body>): Promise<unknown>
}

/** An operation of `/api/v1`: one method at one address. */
export interface Operation extends Described {
  /** What a page of a list holds; the operation answers a `Page`. */
  readonly list?: Named
}

type Of<Schema> = Schema extends TSchema ? Static<Schema> : unknown

/** Ties the types of an operation's handler to its schemas. */
export function defineOperation<
  Params extends TObject,
  Query extends TProperties,
  Body extends TSchema,
  Answer extends TSchema,
>(
  operation: Omit<
    Described<Static<Params>, Static<TObject<Query>>, Of<Body>>,
    'handle' | 'location' | 'params' | 'query' | 'body' | 'answer'
  > & {
    readonly params?: Params
    readonly query?: Query
    readonly body?: Named<Body>
    readonly answer?: Named<Answer>
    readonly location?: (answer: Static<Answer>, params: Static<Params>) => string
    handle(
      asked: Asked<Static<Params>, Static<TObject<Query>>, Of<Body>>,
    ): Promise<Static<Answer> | undefined>
  },
): Operation {
  return operation as unknown as Operation
}

/** The same for a list, which has pages by cursor. */
export function defineListOperation<Params extends TObject, Query extends TProperties, Item extends TSchema>(
  operation: Omit<
    Described<Static<Params>, Static<TObject<Query>>>,
    'handle' | 'method' | 'params' | 'query' | 'body' | 'answer'
  > & {
    readonly params?: Params
    readonly query?: Query
    readonly list: Named<Item>
    handle(asked: Asked<Static<Params>, Static<TObject<Query>>>): Promise<Page<Static<Item>>>
  },
): Operation {
  return { method: 'GET', ...operation } as unknown as Operation
}

export interface OperationOptions {
  readonly authenticate: Authenticate
  readonly idempotency: Idempotency
}

const PageQuery = Type.Object(PAGE)

/** Registers operations at their addresses below `/api/v1`. */
export function addOperations(
  server: Server,
  operations: readonly Operation[],
  options: OperationOptions,
): void {
  for (const operation of operations) {
    const { id, method, path, tag, summary, description, params, query, body, config } = operation
    const schema = {
      tags: [tag],
      operationId: id,
      summary,
      ...(description === undefined ? {} : { description }),
      ...(params === undefined ? {} : { params }),
      ...querySchema(operation, query),
      ...(body === undefined ? {} : { body: body.schema }),
      response: responseOf(server, operation),
    }
    for (const named of [...(body === undefined ? [] : [body]), ...(operation.refersTo ?? [])])
      component(server, named.name, named.schema)
    const bodyName = body === undefined ? {} : { bodyComponent: body.name }
    server.route({
      method,
      url: `/api/v1/${path}`,
      config: { ...config, ...bodyName, isCanon: true },
      schema,
      handler: async (request, reply) => {
        const { answer, status } = await perform(operation, options, request, reply)
        if (operation.location !== undefined)
          reply.header('location', `/api/v1/${operation.location(answer as never, request.params as never)}`)
        return reply
          .code(status)
          .send(operation.list === undefined ? answer : toPageBody(answer as Page<unknown>))
      },
    })
  }
}

/** How an older address asks for an operation in its own way. */
export interface Adaption {
  readonly query?: unknown
  readonly body?: unknown
  readonly page?: PageRequest
}

/**
 * Executes an operation for a request to it or to its older address.
 *
 * @throws HubError what authentication and the operation throw; 409 IN_PROGRESS, 422 IDEMPOTENCY_KEY_REUSED
 */
export async function perform(
  { scope, list, status, answersSecret = false, handle }: Operation,
  { authenticate, idempotency }: OperationOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { query = request.query, body = request.body, page }: Adaption = {},
): Promise<{ answer: unknown; status: number }> {
  const caller = await authenticate(request, scope)
  const asked = {
    request,
    caller,
    params: request.params,
    query,
    body,
    page: page ?? (list === undefined ? WHOLE : readPage(query)),
  }
  const act = async () => {
    const answer = await handle(asked)
    return { status: status ?? (answer === undefined ? 204 : 200), body: answer }
  }
  if (request.routeOptions.config.idempotent !== true) {
    const { status, body } = await act()
    return { status, answer: body }
  }
  const identity = [
    request.method,
    request.url,
    request.body ?? null,
    ...(answersSecret ? [caller.actor] : []),
  ]
  const answered = await idempotency.once({ appId: caller.id, key: readKey(request), request: identity }, act)
  if (answered.replayed) reply.header('idempotency-replayed', 'true')
  return { status: answered.status, answer: answered.body }
}

/** Of lists that have no pages at an older address. */
export const WHOLE: PageRequest = { limit: 10_000, offset: 0, cursor: null, total: false }

function readPage(query: unknown): PageRequest {
  const { limit, cursor = null, total } = query as Static<typeof PageQuery>
  return { limit, offset: 0, cursor, total }
}

function toPageBody({ data, nextCursor, total, isTotalExact = true }: Page<unknown>) {
  return { data, next_cursor: nextCursor, ...(total === null ? {} : { total, total_is_exact: isTotalExact }) }
}

function querySchema({ list }: Operation, query: TProperties | undefined) {
  if (list !== undefined) return { querystring: pageQuery(query) }
  return query === undefined ? {} : { querystring: Type.Object(query) }
}

function responseOf(server: Server, { list, answer, status = 200 }: Operation): Record<number, TSchema> {
  if (list !== undefined) return { 200: pageSchema(component(server, list.name, list.schema)) }
  if (answer === undefined) return NO_CONTENT
  return { [status]: component(server, answer.name, answer.schema) }
}

const KEY = /^[\x21-\x7e]{1,255}$/

/** @throws HubError 400 INVALID_REQUEST */
function readKey({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && KEY.test(key)) return key
  throw invalidField('idempotency-key', '1 to 255 printable characters')
}
