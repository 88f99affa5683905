import { type TSchema, Type } from 'typebox'
import { DIALPAD_ID } from './schemas.ts'

/** A schema whose ids are numbers, and the function that makes a body with string ids fit it. */
export interface Compatible {
  readonly schema: TSchema
  readonly convert: <Body>(body: Body) => Body
}

type Convert = (value: unknown) => unknown

/** An id where programs expect a number; one that would be rounded stays a string. */
const NumberOrText = Type.Union([Type.Integer(), Type.String()])

let idsGivenAsText = 0

/** How many ids were given as strings because a number would have rounded them. Dialpad's are small enough today. */
export function countIdsGivenAsText(): number {
  return idsGivenAsText
}

/** An id as a number if it is one that a number can hold, else as it is. */
export function numberId(id: string): number | string {
  if (!/^[1-9]\d*$/.test(id)) return id
  const number = Number(id)
  if (Number.isSafeInteger(number)) return number
  idsGivenAsText++
  return id
}

const known = new WeakMap<TSchema, Compatible>()

/** Derives the compatible form of a schema: every Dialpad id in it is a number where it can be one. */
export function withNumberIds(schema: TSchema): Compatible {
  const before = known.get(schema)
  if (before !== undefined) return before
  const convert = convertOf(schema)
  const made: Compatible = {
    schema: schemaOf(schema),
    convert: body => (convert === null ? body : (convert(body) as typeof body)),
  }
  known.set(schema, made)
  return made
}

interface Node extends TSchema {
  readonly properties?: Record<string, TSchema>
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
}

function schemaOf(schema: TSchema): TSchema {
  const { properties, items, anyOf, ...rest } = schema as Node
  if (DIALPAD_ID in rest)
    return { ...NumberOrText, description: (rest as { description?: string }).description }
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: mapValues(properties, schemaOf) }),
    ...(items === undefined ? {} : { items: schemaOf(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(schemaOf) }),
  } as TSchema
}

/** Null: there is no id in it. */
function convertOf(schema: TSchema): Convert | null {
  const { properties, items, anyOf } = schema as Node
  if (DIALPAD_ID in schema) return value => (typeof value === 'string' ? numberId(value) : value)
  if (items !== undefined) {
    const convert = convertOf(items)
    return convert === null ? null : value => (Array.isArray(value) ? value.map(convert) : value)
  }
  if (anyOf !== undefined) {
    const convert = anyOf.map(convertOf).find(one => one !== null)
    return convert === undefined ? null : value => (value === null ? null : convert(value))
  }
  if (properties === undefined) return null
  const fields = Object.entries(properties).flatMap(([name, inner]) => {
    const convert = convertOf(inner)
    return convert === null ? [] : [[name, convert] as const]
  })
  if (fields.length === 0) return null
  return value => {
    const copy: Record<string, unknown> = { ...(value as object) }
    for (const [name, convert] of fields) if (name in copy) copy[name] = convert(copy[name])
    return copy
  }
}

function mapValues(record: Record<string, TSchema>, map: (schema: TSchema) => TSchema) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
