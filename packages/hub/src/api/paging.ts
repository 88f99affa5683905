import { type TProperties, type TSchema, Type } from 'typebox'
import { Nullable } from '../schemas.ts'

const limit = Type.Integer({ minimum: 1, maximum: 500, default: 50 })

/** Query parameters of every list of `/api/v1`. */
export const PAGE = {
  limit,
  cursor: Type.Optional(Type.String({ maxLength: 4_000, description: 'next_cursor of the previous page' })),
  total: Type.Boolean({ default: false, description: 'Whether to count all records that match' }),
}

/** Query parameters of the lists of older addresses. */
export const OFFSET_PAGE = {
  limit,
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
}

/** The one shape of a page of `/api/v1`. */
export function pageSchema(item: TSchema) {
  return Type.Object({
    data: Type.Array(item),
    next_cursor: Nullable(
      Type.String({ description: 'Pass it as cursor to get the next page; null on the last page' }),
    ),
    total: Type.Optional(Type.Integer({ description: 'How many records match; only with total=true' })),
    total_is_exact: Type.Optional(
      Type.Boolean({ description: 'false if more than total match; only with total=true' }),
    ),
  })
}

export function pageQuery(filter: TProperties = {}) {
  return Type.Object({ ...PAGE, ...filter })
}
