import { sql } from 'kysely'
import type { AppTransaction } from '../../database/database.ts'

/** The most calls that a search finds, the newest. */
const CALLS_AT_MOST = 1_000

interface Search {
  /** Words, or beginnings of them; null: no search. */
  readonly text: string | null
  /** Whether words of recaps and transcripts count as well as those of names. */
  readonly searchesContent: boolean
}

/**
 * The ids of calls in which every word occurs; null: there is no search. Found first and on their own: joined to the rest,
 * the planner would read the whole log.
 */
export async function searchCalls(
  queries: AppTransaction,
  appId: string,
  { text, searchesContent }: Search,
): Promise<string[] | null> {
  if (text === null) return null
  const words = sql`to_tsquery('simple', ${toQuery(text)})`
  const { rows } = await sql<{ id: string }>`
    select calls_of_words(${appId}, ${words}, ${CALLS_AT_MOST}, ${searchesContent}) as id`.execute(queries)
  return rows.map(row => row.id)
}

/** Every word, or the beginning of one, must occur. */
function toQuery(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map(word => `${word}:*`).join(' & ')
}
