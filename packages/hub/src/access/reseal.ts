import { sql } from 'kysely'
import type { EngineQueries } from '../database/database.ts'
import type { Sealer } from './sealing.ts'

/** A table that holds sealed secrets of apps, and what they were sealed for. */
export interface SealedTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly contextOf: (appId: string) => string
}

/**
 * Seals with today's key whatever an older one sealed, so that the older one can be thrown away.
 *
 * @throws when something opens with none of the keys: better at the start than when it is needed
 */
export async function reseal(
  queries: EngineQueries,
  sealer: Sealer,
  tables: readonly SealedTable[],
): Promise<void> {
  await queries.transaction().execute(async transaction => {
    for (const { table, columns, contextOf } of tables) {
      for (const column of columns) {
        const { rows } = await sql<{ place: string; appId: string; sealed: Buffer }>`
          select ctid::text as place, app_id as "appId", ${sql.ref(column)} as sealed
          from ${sql.table(table)} where ${sql.ref(column)} is not null for update`.execute(transaction)
        for (const { place, appId, sealed } of rows) {
          if (sealer.isCurrent(sealed)) continue
          const anew = sealer.seal(sealer.open(sealed, contextOf(appId)), contextOf(appId))
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${anew} where ctid = ${place}::tid`.execute(
            transaction,
          )
        }
      }
    }
  })
}
