import { expectTypeOf, test } from 'vitest'
import type { AppTransaction, Database, EngineQueries, EngineTransaction, Queries } from './database.ts'

declare const database: Database
declare function ingest(queries: EngineQueries): void
declare function append(transaction: EngineTransaction): void
declare function read(queries: AppTransaction): void
declare function any(queries: Queries): void

/** Compiled and never run: the compiler is what refuses. */
export async function handTheRightOnes(): Promise<void> {
  ingest(database.all)
  ingest(database.ingest)
  ingest(database.upkeep)
  await database.all.transaction().execute(async transaction => append(transaction))
  await database.inTransaction(async transaction => append(transaction))
  await database.forApp('app', async queries => read(queries))
  await database.changeForApp('app', async queries => read(queries))
  for (const queries of [database.all, database.own]) any(queries)
}

export async function handTheWrongOnes(): Promise<void> {
  // @ts-expect-error requests see nothing of any app
  ingest(database.own)
  // @ts-expect-error not a transaction
  append(database.all)
  // @ts-expect-error a transaction of requests is not one of the engine
  await database.own.transaction().execute(async transaction => append(transaction))
  // @ts-expect-error the engine sees every app
  await database.inTransaction(async queries => read(queries))
  // @ts-expect-error an app sees its own rows only
  await database.forApp('app', async queries => ingest(queries))
  // @ts-expect-error nor may what changes them
  await database.changeForApp('app', async queries => append(queries))
}

test('every handle of the database has the type of its role', () => {
  expectTypeOf<Database['all']>().not.toEqualTypeOf<Database['own']>()
  expectTypeOf<Database['all']>().toEqualTypeOf<Database['upkeep']>()
})
