import { sql } from 'kysely'

/** U+001E, which JSON escapes: no text of ids, names of types or JSON contains it. */
const SEPARATOR = '\u001e'

/**
 * A list of texts without control characters as one parameter, which PostgreSQL splits. An array would be escaped element by
 * element on one side and parsed on the other, at many times the cost. Null is the empty text.
 */
export function textList(texts: readonly (string | null)[]) {
  return sql`string_to_array(${texts.map(text => text ?? '').join(SEPARATOR)}::text, ${sql.lit(SEPARATOR)})`
}
