import { isRecord } from '@trunkline/dialpad'
import type { TSchema } from 'typebox'
import Format from 'typebox/format'
import { Compile } from 'typebox/schema'
import { HubError } from './errors.ts'

/**
 * Validation of all input of clients: Fastify uses it for requests, the WebSocket for its query string. Invalid input is
 * answered with 400 INVALID_REQUEST and all problems as `details`: `[{field, expected | allowed, given?}]`. The `x-expected`
 * of a schema is reported instead of its pattern.
 */

/** What is wrong with one field. */
interface Problem {
  readonly field: string
  /** What it must be. */
  readonly expected?: string
  /** The known fields, where this is not one of them. */
  readonly allowed?: readonly string[]
  /** Cut when it is long; left out where it may be a secret. */
  readonly given?: unknown
}

export type Part = 'body' | 'querystring' | 'params' | 'headers'

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly additionalProperties?: unknown
  readonly 'x-expected'?: string
}

type Checked<Value> = { readonly value: Value } | { readonly error: HubError }
type Values = Readonly<Record<string, unknown>>

// JavaScript and PostgreSQL do not support leap seconds, and PostgreSQL has no year 0.
Format.Set(
  'date-time',
  text => /^(?!0000)\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text)),
)

/** A check of one part of a request. Outside the body, values are text and are converted to the type in the schema. */
export function createCheck(schema: TSchema, part: Part): (given: unknown) => Checked<Values> {
  const { properties = {}, required = [], additionalProperties } = closed(schema as Schema)
  const fields = Object.entries(properties).map(([name, field]) => ({
    name,
    schema: field,
    isRequired: required.includes(name) && field.default === undefined,
    validator: Compile(field as TSchema),
  }))
  const isText = part !== 'body'
  return given => {
    if (!isRecord(given)) return { error: invalid([{ field: part, expected: 'a JSON object' }]) }
    const isOpen = additionalProperties === true || part === 'params'
    const problems: Problem[] = isOpen ? [] : unknownFields(given, properties, '')
    const value: Record<string, unknown> = {}
    for (const { name, schema, isRequired, validator } of fields) {
      const raw = Object.hasOwn(given, name) ? given[name] : undefined
      const read = raw === undefined ? schema.default : isText ? readText(schema, raw) : raw
      if (read === undefined) {
        if (isRequired) problems.push({ field: name, expected: describe(schema) })
      } else if (!validator.Check(read)) problems.push(...explain(name, schema, raw))
      else value[name] = read
    }
    return problems.length === 0 ? { value } : { error: invalid(problems) }
  }
}

/** Reports an invalid field, where a schema cannot express the rule. */
export function invalidField(field: string, expected: string, given?: unknown): HubError {
  return invalid([{ field, expected, ...present(field, given) }])
}

/** The first field with text that PostgreSQL cannot store. @returns its name and value; null if there is none */
export function findUnstorable(values: unknown): { field: string; given: unknown } | null {
  if (!isRecord(values)) return isStorable(values) ? null : { field: 'body', given: undefined }
  const found = Object.entries(values).find(([name, value]) => !isStorable(name) || !isStorable(value))
  return found === undefined ? null : { field: found[0], given: found[1] }
}

export const STORABLE_TEXT = 'text without NUL characters or unpaired surrogates'

/** Without recursion: input that has not been checked may be nested to any depth. */
function isStorable(value: unknown): boolean {
  const rest = [value]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string' && (next.includes('\0') || !next.isWellFormed())) return false
    if (Array.isArray(next)) for (const one of next) rest.push(one ?? null)
    else if (isRecord(next)) for (const [name, one] of Object.entries(next)) rest.push(name, one ?? null)
  }
  return true
}

/** A copy of a schema that allows no fields other than those it names. */
export function closed<T extends object>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(one => (isRecord(one) ? closed(one) : one)) as unknown as T
  const copy = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? closed(value) : value,
    ]),
  )
  const isOpen = 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema)
  return (isOpen ? { ...copy, additionalProperties: false } : copy) as T
}

/** Converts text to the type in the schema; left as it is where that is not possible. */
function readText(schema: Schema, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw
  const kinds = [schema, ...(schema.anyOf ?? [])].map(one => one.type)
  if (kinds.includes('integer') && /^-?\d+$/.test(raw) && Number.isSafeInteger(Number(raw)))
    return Number(raw)
  if (kinds.includes('boolean') && (raw === 'true' || raw === 'false')) return raw === 'true'
  return raw
}

/** Reports the innermost fields that are invalid. */
function explain(field: string, schema: Schema, given: unknown): Problem[] {
  if (schema.properties !== undefined && isRecord(given)) {
    const { properties, required = [] } = schema
    const inner = Object.entries(properties).flatMap(([name, one]) => {
      const value = given[name]
      const path = `${field}.${name}`
      if (value === undefined)
        return required.includes(name) ? [{ field: path, expected: describe(one) }] : []
      return Compile(one as TSchema).Check(value) ? [] : explain(path, one, value)
    })
    return [...unknownFields(given, properties, `${field}.`), ...inner]
  }
  const { items } = schema
  if (items !== undefined && Array.isArray(given)) {
    const validator = Compile(items as TSchema)
    const wrong = given.findIndex(one => !validator.Check(one))
    if (wrong >= 0) return explain(`${field}[${wrong}]`, items, given[wrong])
  }
  return [{ field, expected: describe(schema), ...present(field, given) }]
}

function unknownFields(given: Values, known: Readonly<Record<string, unknown>>, prefix: string): Problem[] {
  // The value is not reported: it may be a secret under a misspelt name.
  return Object.keys(given)
    .filter(name => !Object.hasOwn(known, name))
    .map(name => ({ field: cut(`${prefix}${name}`), allowed: Object.keys(known) }))
}

const FORMATS: ReadonlyMap<string | undefined, string> = new Map([
  ['uuid', 'a UUID'],
  ['email', 'an email address'],
  ['date-time', 'an ISO 8601 time such as 2026-01-31T09:00:00Z'],
])

/** What a schema allows, in words. */
function describe(schema: Schema): string {
  if (schema['x-expected'] !== undefined) return schema['x-expected']
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return either(schema.enum.map(one => JSON.stringify(one)))
  if (schema.anyOf !== undefined) return either([...new Set(schema.anyOf.map(describe))])
  switch (schema.type) {
    case 'integer':
    case 'number':
      return `${schema.type === 'integer' ? 'an integer' : 'a number'}${range(schema.minimum, schema.maximum)}`
    case 'boolean':
      return 'true or false'
    case 'null':
      return 'null'
    case 'array':
      return `a list${range(schema.minItems, schema.maxItems, ' of', ' entries')}${schema.items === undefined ? '' : `, each ${describe(schema.items)}`}`
    case 'object':
      return `an object with ${Object.keys(schema.properties ?? {}).join(', ')}`
    default: {
      const lengths = range(schema.minLength || undefined, schema.maxLength, ' of', ' characters')
      return `${FORMATS.get(schema.format) ?? 'text'}${lengths}`
    }
  }
}

function range(lowest: number | undefined, highest: number | undefined, of = '', what = ''): string {
  if (lowest === undefined && highest === undefined) return ''
  if (lowest === undefined) return `${of} at most ${highest}${what}`
  if (highest === undefined) return `${of} at least ${lowest}${what}`
  return of === '' ? ` from ${lowest} to ${highest}` : `${of} ${lowest} to ${highest}${what}`
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** In one response. */
const MOST_PROBLEMS = 10

function invalid(problems: readonly Problem[]): HubError {
  const reported = problems.slice(0, MOST_PROBLEMS)
  return new HubError(400, 'INVALID_REQUEST', reported.map(sentence).join('; '), reported)
}

function sentence({ field, expected, allowed, given }: Problem): string {
  if (allowed !== undefined) {
    const known = allowed.length === 0 ? 'no fields are allowed' : `allowed: ${allowed.join(', ')}`
    return `${field} is not a known field (${known})`
  }
  return given === undefined
    ? `${field} must be ${expected}`
    : `${field} must be ${expected}, not ${JSON.stringify(given)}`
}

const SECRETS = new Set([
  'password',
  'pin',
  'token',
  'secret',
  'key',
  'ticket',
  'code',
  'state',
  'authorization',
])
const LONGEST_GIVEN = 100

/** The given value, as far as it may be reported. */
function present(field: string, given: unknown): { given?: unknown } {
  const name =
    field
      .replace(/\[\d+\]$/, '')
      .split('.')
      .at(-1) ?? ''
  if (
    name
      .toLowerCase()
      .split(/[_-]/)
      .some(word => SECRETS.has(word))
  )
    return {}
  if (given === undefined) return {}
  if (typeof given === 'string') return { given: cut(given) }
  if (Array.isArray(given)) {
    const isPlain = given.length <= MOST_PROBLEMS && given.every(one => typeof one !== 'object')
    return { given: isPlain ? given.map(one => (typeof one === 'string' ? cut(one) : one)) : 'a list' }
  }
  return { given: typeof given === 'object' && given !== null ? 'an object' : given }
}

function cut(text: string): string {
  return text.length <= LONGEST_GIVEN ? text : `${text.slice(0, LONGEST_GIVEN)}…`
}
