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
/** The last instant that a JavaScript date can hold, which is within what PostgreSQL holds. */
const HIGHEST_MILLISECONDS = 8.64e15

/** A moment in whole milliseconds since 1970. Reads seconds, too, as some senders put them. */
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

export function readTexts(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.map(readText).filter(text => text !== null)
}
