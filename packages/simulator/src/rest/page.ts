import { fieldsOf, isText, Refusal } from '../http.ts'

const PAGE = 50

/** How many a list gives at once. @throws Refusal 400 */
export function readLimit(query: unknown, fallback: number, most: number): number {
  const { limit } = fieldsOf(query)
  if (limit === undefined) return fallback
  const size = Number(limit)
  if (!Number.isInteger(size) || size < 1) throw new Refusal(400, 'limit is invalid')
  if (size > most) throw new Refusal(400, `Limit cannot be greater than ${most}`)
  return size
}

/** A page of a list: `{cursor?, items}`; the last one has no cursor. @throws Refusal 400 on a cursor that is none */
export function page<T>(all: readonly T[], query: unknown, most = 1_000): { cursor?: string; items?: T[] } {
  const size = readLimit(query, PAGE, most)
  const { cursor } = fieldsOf(query)
  const start = cursor === undefined ? 0 : Number(readCursor(cursor))
  if (!Number.isInteger(start) || start < 0) throw new Refusal(400, 'cursor is invalid')
  const end = start + size
  const items = all.slice(start, end)
  return {
    ...(end < all.length ? { cursor: writeCursor(String(end)) } : {}),
    // An empty list is not there at all.
    ...(items.length === 0 ? {} : { items }),
  }
}

export function readCursor(cursor: unknown): string {
  return Buffer.from(String(cursor), 'base64url').toString()
}

export function writeCursor(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** One of many by its id. @throws Refusal 404 */
export function findById<T extends { readonly id: number | string }>(
  all: readonly T[],
  id: unknown,
  what: string,
): T {
  const found = all.find(one => String(one.id) === String(id))
  if (found === undefined) throw new Refusal(404, `No such ${what}`)
  return found
}

/** The value of a query or a body that may be left out. @throws Refusal 400 when it is not valid */
function optional<Value>(
  source: unknown,
  name: string,
  isValid: (value: unknown) => value is Value,
): Value | undefined {
  const value = fieldsOf(source)[name] ?? undefined
  if (value === undefined || isValid(value)) return value
  throw new Refusal(400, `${name} is invalid`)
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isFlag = (value: unknown) => typeof value === 'boolean'

/** @throws Refusal 400 when it is no text */
export function optionalText(source: unknown, name: string): string | undefined {
  return optional(source, name, isText)
}

/** @throws Refusal 400 when it is no list of texts */
export function optionalTexts(source: unknown, name: string): string[] | undefined {
  return optional(source, name, isTexts)
}

/** @throws Refusal 400 when it is neither true nor false */
export function optionalFlag(source: unknown, name: string): boolean | undefined {
  return optional(source, name, isFlag)
}

/** A phone number, with or without spaces and the like. @throws Refusal 400 */
export function requirePhone(text: string, name: string): string {
  if (!/^\+?[\d ()-]{3,20}$/.test(text)) throw new Refusal(400, `${name} is not a phone number`)
  return text
}

/** @throws Refusal 400 */
export function requireE164(text: string, name: string): string {
  if (!/^\+[1-9]\d{6,14}$/.test(text)) throw new Refusal(400, `${name} must be in E.164 format`)
  return text
}

/** An http(s) URL. @throws Refusal 400 */
export function requireWebAddress(text: string, name: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Refusal(400, `${name} is invalid`)
  return text
}

/** @throws Refusal 400 when it is none of the words */
export function optionalOneOf<Word extends string>(
  source: unknown,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = optionalText(source, name)
  const word = words.find(one => one === text)
  if (text !== undefined && word === undefined) throw new Refusal(400, `${name} is invalid`)
  return word
}

/** Without the fields that are undefined: what a body does not name stays as it is. */
export function givenFields<Fields extends object>(
  fields: {
    readonly [Name in keyof Fields]: Fields[Name] | undefined
  },
): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>
}

/** A 64-bit integer, which may come as a number or as text. @throws Refusal 400 */
export function optionalInteger(source: unknown, name: string): number | undefined {
  const value = fieldsOf(source)[name]
  if (value === undefined || value === null) return undefined
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,16}$/.test(value))
  const number = isNumeric ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new Refusal(400, `${name} is invalid`)
  return number
}
