import { sql } from 'kysely'
import type { EngineQueries } from '../../database/database.ts'

export interface CallCount {
  readonly direction: string
  /** Null: they are in progress. */
  readonly disposition: string | null
  readonly count: number
}

/** How many calls there are in all apps, by direction and by how they ended. */
export async function countCalls(queries: EngineQueries): Promise<CallCount[]> {
  const { rows } = await sql<CallCount>`
    select direction, nullif(disposition, '') as disposition, sum(calls)::float8 as count
    from call_counts group by 1, 2`.execute(queries)
  return rows
}
