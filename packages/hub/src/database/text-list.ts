/** U+001E, which JSON escapes: no text of ids, names of types or JSON contains it. */
const SEPARATOR = '\u001e'

/**
 * A list of texts without control characters as one parameter, which `splitTexts` takes apart. An array would be escaped
 * element by element on one side and parsed on the other, at many times the cost. Null is the empty text.
 */
export function joinTexts(texts: readonly (string | null)[]): string {
  return texts.map(text => text ?? '').join(SEPARATOR)
}

/** SQL for the list in a parameter, such as `$1`. */
export function splitTexts(parameter: string): string {
  return `string_to_array(${parameter}::text, e'\\x1e')`
}
