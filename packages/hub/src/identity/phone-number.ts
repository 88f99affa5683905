import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** E.164, or null where it is no number of the world: "blocked", an extension, a short code. */
export function toE164(number: string | null): string | null {
  if (number === null) return null
  if (/^\+[1-9]\d{6,14}$/.test(number)) return number
  return parsePhoneNumberFromString(number)?.number ?? null
}
