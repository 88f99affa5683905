import type { FastifyRequest } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import { type Compatible, withNumberIds } from '../../compatible-ids.ts'
import type { Database } from '../../database/database.ts'
import { compatibleMessage } from '../../records/messages/compatible.ts'
import type { KindRegistry } from '../../records/registry.ts'
import type { RecordList } from '../../records/resource.ts'
import type { Authenticate } from '../authenticate.ts'
import type { ContentGate } from '../content.ts'
import { OFFSET_PAGE } from '../paging.ts'
import type { Server } from '../server.ts'

interface Older {
  readonly path: string
  readonly field: string
  /** Without pages. */
  readonly isWhole?: boolean
  /** With how many records there are. */
  readonly isCounted?: boolean
  /** The form of a record there; default: ids are numbers. */
  readonly item?: Compatible
  /** A filter that is new in `/api/v1`. */
  readonly without?: string
}

/** Lists that had an address before `/api/v1`, and the field of the response that holds their records. */
const LISTS: readonly Older[] = [
  {
    path: 'messages',
    field: 'messages',
    isCounted: true,
    item: compatibleMessage,
    without: 'conversation_id',
  },
  { path: 'voicemails', field: 'voicemails', isCounted: true },
  { path: 'contacts', field: 'contacts', isCounted: true },
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
  for (const older of LISTS) {
    const list = lists.get(older.path)
    if (list !== undefined) add(list, older)
  }

  function add({ path, list, filter, params, ...described }: RecordList, older: Older) {
    const { field, isWhole = false, isCounted = false, without = '' } = older
    const { [without]: _, ...filters } = filter ?? {}
    const item = older.item ?? withNumberIds(described.schema)
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
      querystring: Type.Object({ ...paging, ...filters }),
      ...(params === undefined ? {} : { params }),
      response: { 200: Type.Object(response) },
    }
    const config = {
      canonical: `/api/v1/${path.replace(/:(\w+)/g, '{$1}')}`,
      errors: ['AUDIT_UNAVAILABLE'] as const,
    }
    server.get(`/api/${path}`, { config, schema }, async (request: FastifyRequest) => {
      const caller = await authenticate(request)
      const { limit, offset } = isWhole ? WHOLE : (request.query as Static<typeof OffsetQuery>)
      const page = await database.forApp(caller.id, queries =>
        list(queries, {
          appId: caller.id,
          query: request.query,
          params: request.params,
          page: { limit, offset, cursor: null, total: isCounted },
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
