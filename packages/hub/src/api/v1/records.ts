import type { FastifyRequest } from 'fastify'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Database } from '../../database/database.ts'
import { notFound } from '../../errors.ts'
import type { KindRegistry } from '../../records/registry.ts'
import type { RecordItem, RecordList } from '../../records/resource.ts'
import type { Authenticate } from '../authenticate.ts'
import { component } from '../components.ts'
import type { ContentGate } from '../content.ts'
import { PAGE, pageQuery, pageSchema } from '../paging.ts'
import type { Server } from '../server.ts'

const PageQuery = Type.Object(PAGE)

/**
 * Every kind of record below `/api/v1`: its lists, each as `{data, next_cursor, total?}`, and single records. What can be
 * listed, by which filters, is said by the kinds.
 */
export function recordRoutes(
  server: Server,
  kinds: KindRegistry,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  for (const { name, lists = [], items = [] } of kinds.all) {
    for (const list of lists) addList(list, [name])
    for (const item of items) addItem(item, [name])
  }

  function addList({ list, path, filter, params, ...described }: RecordList, tags: string[]): void {
    const schema = {
      tags,
      operationId: described.operationId,
      summary: described.summary,
      querystring: pageQuery(filter),
      ...(params === undefined ? {} : { params }),
      response: { 200: pageSchema(component(server, described.component, described.schema)) },
    }
    server.get(`/api/v1/${path}`, { schema }, async (request: FastifyRequest) => {
      const caller = await authenticate(request)
      const { limit, cursor = null, total } = request.query as Static<typeof PageQuery>
      const searchesContent = (await content.rightsOf(caller)).has('transcript')
      const page = await database.forApp(caller.id, queries =>
        list(queries, {
          appId: caller.id,
          query: request.query,
          params: request.params,
          page: { limit, offset: 0, cursor, total },
          searchesContent,
        }),
      )
      return {
        data: [...content.show(request, caller, content.rightsInLists(caller), page.data)],
        next_cursor: page.nextCursor,
        ...(page.total === null ? {} : { total: page.total, total_is_exact: page.isTotalExact ?? true }),
      }
    })
  }

  function addItem({ read, path, params, ...described }: RecordItem, tags: string[]): void {
    const schema: { params: TObject; response: Record<number, TSchema>; [name: string]: unknown } = {
      tags,
      operationId: described.operationId,
      summary: described.summary,
      params,
      response: { 200: component(server, described.component, described.schema) },
    }
    server.get(`/api/v1/${path}`, { schema }, async (request: FastifyRequest) => {
      const caller = await authenticate(request)
      const { params } = request
      const body = await database.forApp(caller.id, queries => read(queries, { appId: caller.id, params }))
      if (body === null) throw notFound(described.component)
      return content.show(request, caller, await content.rightsOf(caller), body)
    })
  }
}
