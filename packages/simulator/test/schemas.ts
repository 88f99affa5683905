import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js'

const FOLDER = new URL('../../../../shared/dialpad/', import.meta.url)

/** Payloads as Dialpad sends them. */
export const SAMPLES = new URL('samples/', FOLDER)

/** Dialpad's own description of its API, where it lies beside the checkout. */
export const hasDescription = existsSync(new URL('openapi.json', FOLDER))

export function readSample(name: string): any {
  return JSON.parse(readFileSync(new URL(`samples/${name}.json`, FOLDER), 'utf8'))
}

type Node = Record<string, any>

/** In answers 64-bit integers are text, times have no zone, and nothing is there that is not described. */
function asAnswered(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asAnswered)
  if (typeof node !== 'object' || node === null) return node
  const schema = node as Node
  const { format } = schema
  if (format === 'int64') return { type: 'string', pattern: '^-?[0-9]+$' }
  if (format === 'date-time') {
    return { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?$' }
  }
  const changed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, asAnswered(value)]))
  return 'properties' in changed ? { ...changed, additionalProperties: false } : changed
}

export interface Descriptions {
  /** The schema of what a route answers with 200; null: it says nothing of it; undefined: there is no such route. */
  of(method: string, path: string): ValidateFunction | null | undefined
}

/** Fields that live answers have though nobody described them. */
const UNDESCRIBED: Record<string, Node> = {
  'protos.call.CallProto': {
    admin_recording_urls: { type: 'array', items: { type: 'string' } },
    recording_url: { type: 'array', items: { type: 'string' } },
  },
}

export function readDescriptions(): Descriptions {
  const description = JSON.parse(readFileSync(new URL('openapi.json', FOLDER), 'utf8')) as Node
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  for (const [name, fields] of Object.entries(UNDESCRIBED)) {
    Object.assign(description.components.schemas[name].properties, fields)
  }
  const changed = asAnswered({ $id: 'dialpad', components: description.components }) as AnySchema
  ajv.addSchema(changed)
  const plain = (path: string) => path.replace(/\{\w+\}|:\w+/g, ':')
  return {
    of(method, path) {
      const [, operations] =
        Object.entries<Node>(description.paths).find(([theirs]) => plain(theirs) === plain(path)) ?? []
      const operation = operations?.[method.toLowerCase()]
      if (operation === undefined) return undefined
      const schema = Object.values<Node>(operation.responses['200']?.content ?? {})[0]?.schema
      if (schema === undefined) return null
      return ajv.compile({ $ref: `dialpad${schema.$ref}` })
    },
  }
}
