import { DialpadError } from '../error.ts'
import { isRecord, readId } from '../json.ts'

/** An id for a request body. Dialpad describes these fields as integers; one that a double would round is sent as text. */
export function asInteger(id: string): number | string {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id
}

/** @param what names the response in the error @throws DialpadError when the response has no id */
export function requireId(response: unknown, what: string, field = 'id'): string {
  const id = isRecord(response) ? readId(response[field]) : null
  if (id === null) throw new DialpadError(`${what} (no id)`, 200)
  return id
}
