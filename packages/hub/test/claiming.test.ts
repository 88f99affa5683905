import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/access/apps.ts'
import { claimEvents, markApplied } from '../src/apply/claim.ts'
import { type Database, openDatabase } from '../src/database/database.ts'
import { hubUrl } from './postgres.ts'
import { type FreshDatabase, freshDatabase } from './support.ts'

let database: FreshDatabase
let tables: Database

beforeAll(async () => {
  database = await freshDatabase()
  tables = openDatabase(hubUrl(database.url), pino({ level: 'silent' }))
})
afterAll(async () => {
  await tables.close()
  await database.drop()
})

test('of a backlog of megabytes only so much is taken at once as memory holds, and in the end all of it', async () => {
  const { app } = await createApp(tables.all, 'Big', { actor: 'test' })
  const sizes = [40_000_000, ...Array.from({ length: 20 }, () => 4_000_000), 10]
  await sql`
    with logged as (
      insert into webhook_events (app_id, source, kind, payload)
      select ${app.id}, 'webhook', 'call', repeat('x', size) from unnest(${sizes}::int[]) with ordinality as t (size, place)
      order by place returning id, received_at
    )
    insert into pending_events (event_id, received_at) select id, received_at from logged`.execute(tables.all)
  const counts: number[] = []
  for (let isMore = true; isMore; ) {
    await tables.inTransaction(async (queries, later) => {
      const claimed = await claimEvents(queries, 1_000)
      counts.push(claimed.events.length)
      isMore = claimed.isMore
      later(markApplied(claimed.events))
    })
  }
  // The one that is larger than all that is allowed goes alone; nine of four megabytes pass 32 MiB.
  expect(counts).toEqual([1, 9, 9, 3])
})
