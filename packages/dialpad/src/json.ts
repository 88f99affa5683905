export type JsonRecord = Record<string, unknown>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * A number of 17 digits, or of 16 that start with 9, may lie beyond 2^53 and would be rounded. Looked for only
 * where a value can begin, since events are full of ids.
 */
const MAY_HOLD_UNSAFE_INTEGER = /[:[,]\s*-?(?:\d{17}|9\d{15})/

/**
 * Parses JSON without rounding a 64-bit integer: one that a double cannot hold comes out as a string of
 * its digits. Dialpad's ids are int64 by contract although today's stay below 2^53.
 *
 * @throws SyntaxError when the text is no JSON.
 */
export function parseJson(text: string): unknown {
  if (!MAY_HOLD_UNSAFE_INTEGER.test(text)) return JSON.parse(text)
  try {
    return JSON.parse(text, keepUnsafeIntegers)
  } catch (error) {
    // Nested deeper than the stack is: no event of Dialpad's, and rounded it is still better than refused.
    if (error instanceof RangeError) return JSON.parse(text)
    throw error
  }
}

function keepUnsafeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value
}

/**
 * An id as a string of digits, whether it came as a number or as a string. Dialpad puts null, "", 0, "0"
 * and "null" where there is no id; all of these, and anything that is no positive int64, read as null.
 */
export function readId(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value)) return null
  const id = BigInt(value)
  return id > 0n && id <= 9_223_372_036_854_775_807n ? String(id) : null
}

/**
 * Text that says something: an empty string reads as null. What PostgreSQL cannot hold is left out (NUL) or
 * replaced (half a surrogate pair).
 */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') {
    const text = value.includes('\0') ? value.replaceAll('\0', '') : value
    return text.toWellFormed() || null
  }
  return typeof value === 'number' ? String(value) : null
}

/** In characters: what an index of PostgreSQL holds is 2,704 bytes, and a character may have four. */
const LONGEST_NAME = 500
/** In characters. */
const LONGEST_NUMBER = 100
/** Nobody reads a longer list, and it would cost as much as all other events together. */
const LONGEST_LIST = 1_000

/** Text that is indexed or shown on one line: a name, an email address, a type, a state. What is too long is cut. */
export function readName(value: unknown, longest = LONGEST_NAME): string | null {
  const text = readText(value)
  // Cut within a surrogate pair, its half would be left.
  return text === null || text.length <= longest ? text : text.slice(0, longest).toWellFormed()
}

/** Text by which a thing is known. Cut, it would be that of another thing: what is too long reads as null. */
export function readKey(value: unknown): string | null {
  const text = readText(value)
  return text === null || text.length > LONGEST_NAME ? null : text
}

/** A phone number as it was written; null for what is too long to be one. */
export function readPhone(value: unknown): string | null {
  const text = readText(value)
  return text === null || text.length > LONGEST_NUMBER ? null : text
}

/** PostgreSQL and JavaScript can nest some thousand levels, settings have a few. */
const DEEPEST = 50

/** A record of any shape that PostgreSQL can hold as jsonb; null for none, and for one that is nested too deep. */
export function readDetails(value: unknown): JsonRecord | null {
  return isRecord(value) && !isDeeperThan(value, DEEPEST) ? (storable(value) as JsonRecord) : null
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some(one => isDeeperThan(one, levels - 1))
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return readText(value) ?? ''
  if (Array.isArray(value)) return value.map(storable)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [readText(name) ?? '', storable(one)]))
}

export function readBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

/** A finite number, also from its text form (REST answers carry int64 as strings). */
export function readNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** Three years: whatever says that it took longer says nothing. In ms. */
const LONGEST_DURATION = 1e11

/** A duration in milliseconds, with the fraction that Dialpad gives. */
export function readDuration(value: unknown): number | null {
  const duration = readNumber(value)
  return duration !== null && duration >= 0 && duration <= LONGEST_DURATION ? duration : null
}

/** 1e11 ms is March 1973 and 1e11 s is the year 5138: smaller values can only be seconds. */
const LOWEST_MILLISECONDS = 1e11
/** Years of more than four digits are written in another way; a duration may be added to a moment, too. */
const HIGHEST_MILLISECONDS = Date.UTC(9000, 0)

/** A moment in whole milliseconds since 1970, before the year 9000. Reads seconds, too, as some senders put them. */
export function readMoment(value: unknown): number | null {
  const number = readNumber(value)
  if (number === null || number <= 0) return null
  const milliseconds = Math.round(number < LOWEST_MILLISECONDS ? number * 1000 : number)
  return milliseconds <= HIGHEST_MILLISECONDS ? milliseconds : null
}

/**
 * An http(s) address that names a host; anything else, such as `javascript:…`, reads as null. Clients put these into
 * links and players.
 */
export function readWebAddress(value: unknown): string | null {
  const text = readText(value)?.trim() ?? null
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null
}

/** The texts in a list, the first thousand at most; each as `read` reads it. */
export function readTexts(value: unknown, read: (one: unknown) => string | null = readText): string[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, LONGEST_LIST)
    .map(one => read(one))
    .filter(text => text !== null)
}
