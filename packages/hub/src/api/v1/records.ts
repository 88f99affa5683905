import type { TObject } from 'typebox'
import type { Database } from '../../database/database.ts'
import { notFound } from '../../errors.ts'
import type { KindRegistry } from '../../records/registry.ts'
import type { RecordItem, RecordList } from '../../records/resource.ts'
import { named } from '../components.ts'
import type { ContentGate } from '../content.ts'
import { defineListOperation, defineOperation, type Operation } from '../operation.ts'

/**
 * Every kind of record: its lists and single records. What can be listed, by which filters, is said by the kinds.
 */
export function recordOperations(kinds: KindRegistry, database: Database, content: ContentGate): Operation[] {
  return kinds.all.flatMap(({ name, lists = [], items = [] }) => [
    ...lists.map(list => toListOperation(name, list)),
    ...items.map(item => toOperation(name, item)),
  ])

  function toListOperation(tag: string, { list, path, filter, params, ...described }: RecordList): Operation {
    return defineListOperation<TObject, NonNullable<typeof filter>, typeof described.schema>({
      id: described.operationId,
      path,
      tag,
      summary: described.summary,
      config: { errors: ['AUDIT_UNAVAILABLE'] },
      ...(filter === undefined ? {} : { query: filter }),
      ...(params === undefined ? {} : { params }),
      list: named(described.component, described.schema),
      async handle({ request, caller, params, query, page }) {
        const searchesContent = (await content.rightsOf(caller)).has('transcript')
        const found = await database.forApp(caller.id, queries =>
          list(queries, { appId: caller.id, query, params, page, searchesContent }),
        )
        return { ...found, data: content.show(request, caller, content.rightsInLists(caller), found.data) }
      },
    })
  }

  function toOperation(tag: string, { read, path, params, ...described }: RecordItem): Operation {
    return defineOperation({
      id: described.operationId,
      method: 'GET',
      path,
      tag,
      summary: described.summary,
      config: { errors: ['NOT_FOUND', 'AUDIT_UNAVAILABLE'] },
      params,
      answer: named(described.component, described.schema),
      async handle({ request, caller, params }) {
        const body = await database.forApp(caller.id, queries => read(queries, { appId: caller.id, params }))
        if (body === null) throw notFound(described.component)
        return content.show(request, caller, await content.rightsOf(caller), body)
      },
    })
  }
}
