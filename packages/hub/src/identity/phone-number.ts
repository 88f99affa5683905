import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Parsing takes as long as reducing an event, and the same numbers come again and again. */
const MOST_KNOWN = 10_000
const known = new Map<string, string | null>()

/** E.164, or null for what is no international number: "blocked", an extension, a short code. */
export function toE164(number: string | null): string | null {
  if (number === null) return null
  if (/^\+[1-9]\d{6,14}$/.test(number)) return number
  const parsed = known.get(number)
  if (parsed !== undefined) return parsed
  if (known.size >= MOST_KNOWN) known.clear()
  const fresh = parsePhoneNumberFromString(number)?.number ?? null
  known.set(number, fresh)
  return fresh
}
