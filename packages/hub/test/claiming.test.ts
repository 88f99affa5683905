import { sql } from 'kysely'
import pino from 'pino'
import { expect, test } from 'vitest'
import { createApp } from '../src/access/apps.ts'
import { Applier } from '../src/apply/applier.ts'
import { claimEvents, markApplied } from '../src/apply/claim.ts'
import { RecentEvents } from '../src/apply/recent-events.ts'
import type { Database } from '../src/database/database.ts'
import { compose } from '../src/database/statement.ts'
import { createHealth } from '../src/health.ts'
import { createMetrics } from '../src/metrics.ts'
import { KINDS } from '../src/records/kinds.ts'
import { KindRegistry } from '../src/records/registry.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { until, useTestDatabase } from './support.ts'

const database = useTestDatabase()

test('of a backlog of megabytes only so much is taken at once as memory holds, and in the end all of it', async () => {
  const { app } = await createApp(database.tables.all, 'Big', { actor: 'test' })
  const sizes = [40_000_000, ...Array.from({ length: 20 }, () => 4_000_000), 10]
  await sql`
    with logged as (
      insert into raw_events (app_id, source, kind, payload)
      select ${app.id}, 'webhook', 'call', repeat('x', size) from unnest(${sizes}::int[]) with ordinality as t (size, place)
      order by place returning id, received_at
    )
    insert into pending_events (app_id, event_id, received_at) select ${app.id}, id, received_at from logged`.execute(
    database.tables.all,
  )
  const counts: number[] = []
  for (let isMore = true; isMore; ) {
    await database.tables.inTransaction(async (queries, later) => {
      const claimed = await claimEvents(queries, app.id, 1_000, '0', new RecentEvents())
      counts.push(claimed.events.length)
      isMore = claimed.isMore
      if (claimed.events.length > 0) later(compose([markApplied(claimed.events)]))
    })
  }
  // The one that is larger than all that is allowed goes alone; nine of four megabytes pass 32 MiB.
  expect(counts).toEqual([1, 9, 9, 3])
})

test('a backlog that takes PostgreSQL too long at once is applied in smaller parts', async () => {
  const { app } = await createApp(database.tables.all, 'Slow', { actor: 'test' })
  const payloads = Array.from({ length: 1_000 }, (_, index) =>
    JSON.stringify(callEvent({ call_id: 6_760_000_000_000_000 + index })),
  )
  await sql`
    with logged as (
      insert into raw_events (app_id, source, kind, payload)
      select ${app.id}, 'webhook', 'call', payload from unnest(${payloads}::text[]) as t (payload)
      returning id, received_at
    )
    insert into pending_events (app_id, event_id, received_at) select ${app.id}, id, received_at from logged`.execute(
    database.tables.all,
  )
  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pending_events`.execute(
      database.tables.all,
    )
    return rows[0]?.count ?? 0
  }
  /** A PostgreSQL that is too slow for more than 300 events in one transaction. */
  const slow: Pick<Database, 'all' | 'inTransaction'> = {
    all: database.tables.all,
    inTransaction: run =>
      database.tables.inTransaction(async (queries, later) => {
        const before = await queries.selectFrom('pending_events').select('event_id').execute()
        const result = await run(queries, later)
        const after = await queries.selectFrom('pending_events').select('event_id').execute()
        if (before.length - after.length <= 300) return result
        throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })
      }),
  }
  const log = pino({ level: 'silent' })
  const applier = new Applier({
    database: slow,
    kinds: new KindRegistry(KINDS),
    recent: new RecentEvents(),
    metrics: createMetrics(),
    health: createHealth(log).apply,
    log,
    missGraceMs: 0,
  })
  applier.start()
  await until(async () => (await waiting()) === 0, 'everything to be applied', 15_000)
  await applier.stop()
})
