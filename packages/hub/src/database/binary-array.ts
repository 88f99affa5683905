/** The type of the elements, in PostgreSQL's catalogue. */
const TEXT = 25
const HEADER_BYTES = 20
const LENGTH_BYTES = 4
const NULL = -1

/**
 * Texts as a parameter of type `text[]` in PostgreSQL's binary format, which pg uses for a Buffer. As a JavaScript array, pg
 * would send a literal: every character is looked at on both sides, and each quote in a JSON text is escaped.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  let bytes = HEADER_BYTES
  for (const value of values) bytes += LENGTH_BYTES + (value === null ? 0 : Buffer.byteLength(value))
  const array = Buffer.allocUnsafe(bytes)
  // One dimension, which may have nulls; how many elements, counted from 1.
  for (const [place, word] of [1, 1, TEXT, values.length, 1].entries()) array.writeInt32BE(word, place * 4)
  let end = HEADER_BYTES
  for (const value of values) {
    const length = value === null ? NULL : array.write(value, end + LENGTH_BYTES)
    array.writeInt32BE(length, end)
    end += LENGTH_BYTES + Math.max(0, length)
  }
  return array
}
