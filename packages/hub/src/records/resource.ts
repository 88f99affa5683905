import type { Static, TObject, TProperties, TSchema } from 'typebox'
import type { Page, PageRequest } from '../database/cursor-pagination.ts'
import type { AppTransaction } from '../database/database.ts'

export type { Page } from '../database/cursor-pagination.ts'

/** What a caller asks of a list or a record. */
export interface Wanted<Query, Params> {
  readonly appId: string
  readonly query: Query
  readonly params: Params
  readonly page: PageRequest
  /** Whether words in recaps and transcripts may be searched. */
  readonly searchesContent: boolean
}

/** A list that the API serves at `/api/v1/<path>`. */
export interface RecordList<Query = unknown, Params = unknown, Body = unknown> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  /** Of one record. */
  readonly schema: TSchema
  /** Names the schema among the components of the OpenAPI description. */
  readonly component: string
  /** Query parameters that filter the list. */
  readonly filter?: TProperties
  readonly params?: TObject
  list(queries: AppTransaction, wanted: Wanted<Query, Params>): Promise<Page<Body>>
}

/** A record that the API serves at `/api/v1/<path>`. */
export interface RecordItem<Params = unknown, Body = unknown> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly schema: TSchema
  readonly component: string
  readonly params: TObject
  /** Null: there is none. */
  read(
    queries: AppTransaction,
    wanted: { readonly appId: string; readonly params: Params },
  ): Promise<Body | null>
}

/** Ties the types of a list's parameters to its schemas. */
export function defineList<Filter extends TProperties, Params extends TObject, Body>(
  list: RecordList<Static<TObject<Filter>>, Static<Params>, Body> & {
    readonly filter?: Filter
    readonly params?: Params
  },
): RecordList {
  return list as RecordList
}

export function defineItem<Params extends TObject, Body>(
  item: RecordItem<Static<Params>, Body> & { readonly params: Params },
): RecordItem {
  return item as RecordItem
}
