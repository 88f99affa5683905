import { sql } from 'kysely'
import type { EngineQueries } from '../database/database.ts'
import type { Encryptor } from './encryption.ts'

/** A table that holds encrypted secrets of apps, and what they were encrypted for. */
export interface EncryptedTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly contextOf: (appId: string) => string
}

/**
 * Encrypts again with today's key what an older one encrypted, so that the older one can be thrown away.
 *
 * @throws when something cannot be decrypted with any of the keys: better at the start than when it is needed
 */
export async function reEncrypt(
  queries: EngineQueries,
  encryptor: Encryptor,
  tables: readonly EncryptedTable[],
): Promise<void> {
  await queries.transaction().execute(async transaction => {
    for (const { table, columns, contextOf } of tables) {
      for (const column of columns) {
        const { rows } = await sql<{ place: string; appId: string; encrypted: Buffer }>`
          select ctid::text as place, app_id as "appId", ${sql.ref(column)} as encrypted
          from ${sql.table(table)} where ${sql.ref(column)} is not null for update`.execute(transaction)
        for (const { place, appId, encrypted } of rows) {
          if (encryptor.isCurrent(encrypted)) continue
          const renewed = encryptor.encrypt(encryptor.decrypt(encrypted, contextOf(appId)), contextOf(appId))
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${renewed} where ctid = ${place}::tid`.execute(
            transaction,
          )
        }
      }
    }
  })
}
