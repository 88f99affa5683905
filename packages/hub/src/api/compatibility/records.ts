import type { FastifyRequest } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import { withNumberIds } from '../../compatible-ids.ts'
import type { Database } from '../../database/database.ts'
import type { KindRegistry } from '../../records/registry.ts'
import type { RecordList } from '../../records/resource.ts'
import type { Authenticate } from '../authenticate.ts'
import type { ContentGate } from '../content.ts'
import { OFFSET_PAGE } from '../paging.ts'
import type { Server } from '../server.ts'

/** Lists that had an address before `/api/v1`, and the field of the response that holds their records. */
const LISTS: readonly { readonly path: string; readonly field: string; readonly isWhole?: boolean }[] = [
  { path: 'messages', field: 'messages' },
  { path: 'voicemails', field: 'voicemails' },
  { path: 'contacts', field: 'contacts' },
  { path: 'agents', field: 'agents', isWhole: true },
  { path: 'agents/:user_id/history', field: 'history' },
  { path: 'changes', field: 'changes' },
]
const OffsetQuery = Type.Object(OFFSET_PAGE)
/** Of lists that have no pages at their older address. */
const WHOLE = { limit: 10_000, offset: 0 }

/** Lists at the addresses and in the form that they had before `/api/v1`: pages by offset, ids as numbers. */
export function compatibleRecordRoutes(
  server: Server,
  kinds: KindRegistry,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  const lists = new Map(kinds.all.flatMap(kind => kind.lists ?? []).map(list => [list.path, list]))
  for (const { path, field, isWhole = false } of LISTS) {
    const list = lists.get(path)
    if (list !== undefined) add(list, field, isWhole)
  }

  function add({ path, list, filter, params, ...described }: RecordList, field: string, isWhole: boolean) {
    const item = withNumberIds(described.schema)
    const paging = isWhole ? {} : OFFSET_PAGE
    const response: Record<string, TSchema> = {
      [field]: Type.Array(item.schema),
      ...(isWhole
        ? {}
        : { total: Type.Optional(Type.Integer()), limit: Type.Integer(), offset: Type.Integer() }),
    }
    const schema = {
      tags: ['compatibility'],
      operationId: `${described.operationId}Compatible`,
      summary: described.summary,
      querystring: Type.Object({ ...paging, ...filter }),
      ...(params === undefined ? {} : { params }),
      response: { 200: Type.Object(response) },
    }
    server.get(`/api/${path}`, { schema }, async (request: FastifyRequest) => {
      const caller = await authenticate(request)
      const { limit, offset } = isWhole ? WHOLE : (request.query as Static<typeof OffsetQuery>)
      const page = await database.forApp(caller.id, queries =>
        list(queries, {
          appId: caller.id,
          query: request.query,
          params: request.params,
          page: { limit, offset, cursor: null, total: true },
          searchesContent: false,
        }),
      )
      const shown = content.show(request, caller, content.rightsInLists(caller), page.data)
      const records = { [field]: shown.map(item.convert) }
      if (isWhole) return records
      return { ...records, ...(page.total === null ? {} : { total: page.total }), limit, offset }
    })
  }
}
