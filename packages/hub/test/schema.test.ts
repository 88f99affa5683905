import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { openAsOwner } from '../src/database/database.ts'
import { describeTables } from '../src/database/describe-tables.ts'
import { migrate } from '../src/database/migrate.ts'
import { maintainPartitions } from '../src/database/retention.ts'
import { NOTICES } from '../src/feed/notices.ts'
import { KINDS } from '../src/records/kinds.ts'
import { useTestDatabase, useTestHub } from './support.ts'

const database = useTestDatabase()
const hub = useTestHub(database)
const DAY_MS = 24 * 3_600_000

test('the types of the tables are those of the database', async () => {
  const owner = openAsOwner(database.url)
  const generated = await describeTables(owner as never)
  await owner.destroy()
  const committed = await readFile(new URL('../src/database/tables.generated.ts', import.meta.url), 'utf8')
  expect(committed === generated, 'The tables have changed: run npm run generate').toBe(true)
})

/** Entries that are stored have no names: these lists may only get longer. */
test('bodies in the feed keep the order of their fields', () => {
  const topics = [...KINDS.flatMap(({ topic }) => topic ?? []), ...NOTICES]
  const fields = Object.fromEntries(
    topics.map(({ name, schema }) => [
      name,
      Object.keys((schema as { properties?: object }).properties ?? {}),
    ]),
  )
  expect(fields).toMatchInlineSnapshot(`
    {
      "agent": [
        "user_id",
        "name",
        "email",
        "status",
        "reason",
        "is_available",
        "call_center_ids",
        "since",
      ],
      "call": [
        "id",
        "call_id",
        "direction",
        "status",
        "disposition",
        "from_number",
        "from_name",
        "from_organization",
        "to_number",
        "to_name",
        "to_organization",
        "department",
        "user",
        "started_at",
        "rang_at",
        "answered_at",
        "ended_at",
        "duration_ms",
        "was_recorded",
        "recording_url",
        "voicemail_url",
        "voicemail_duration_seconds",
        "voicemail_transcript",
        "recap_summary",
        "mos_score",
        "provisional",
        "redacted",
      ],
      "change": [
        "action",
        "note",
        "details",
        "target",
        "changed_by",
        "changed_at",
      ],
      "connection": [
        "connected",
        "environment",
        "reason",
      ],
      "contact": [
        "id",
        "type",
        "name",
        "organization",
        "job_title",
        "phones",
        "emails",
      ],
      "message": [
        "id",
        "conversation_id",
        "direction",
        "status",
        "delivery_result",
        "from",
        "to",
        "contact",
        "target",
        "sender_id",
        "text",
        "mms",
        "media_url",
        "is_internal",
        "sent_at",
        "status_at",
      ],
      "webhook": [
        "id",
        "url",
        "reason",
      ],
    }
  `)
})

test('a database of the schema before this one is refused with what to do', async () => {
  const name = 'test_old_schema'
  const server = new pg.Client({ connectionString: inject('superuserUrl') })
  await server.connect()
  await server.query(`drop database if exists ${name}`)
  await server.query(`create database ${name} owner trunkline`)
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${name}`
  const old = openAsOwner(url.href)
  await sql`create table trunkline_migrations (name text primary key, timestamp text)`.execute(old)
  await sql`insert into trunkline_migrations values ('0001_foundation', '')`.execute(old)
  await old.destroy()
  await expect(migrate(url.href)).rejects.toMatchObject({
    code: 'OLD_SCHEMA',
    message: expect.stringContaining('another DATA_DIR'),
  })
  await server.query(`drop database ${name} with (force)`)
  await server.end()
})

test('past their retention, partitions are dropped, and older cursors are refused with what to do', async () => {
  await database.asOwner.query(`
    select create_partitions(now() - interval '300 days', now());
    insert into feed (app_id, seq, created_at, type, payload)
      select '${hub.appId}', n, now() - (300 - n) * interval '1 day', 'settings.changed', '["2026-03-02T01:00:00Z",0,"old"]'
      from generate_series(1, 300) as n;
    insert into feed_heads (app_id, last_seq) values ('${hub.appId}', 300)`)
  const entries = async () =>
    (await database.asOwner.query('select min(seq)::int as first from feed')).rows[0].first
  expect(await entries()).toBe(1)
  const dropped = await maintainPartitions(database.tables.upkeep, { feedDays: 90 })
  expect(dropped).toBeGreaterThan(0)
  const first = await entries()
  // Whole months are dropped, and nothing that is younger than the retention.
  expect(first).toBeGreaterThan(150)
  expect(first).toBeLessThanOrEqual(300 - 90)

  const gone = await hub.get(`/api/feed?since=${first - 2}`)
  expect(gone.status).toBe(410)
  expect(gone.body).toMatchObject({
    code: 'CURSOR_GONE',
    details: { cursor: 300, first_cursor: first - 1, resume: expect.any(String) },
  })
  const kept = await hub.get(`/api/feed?since=${first - 1}&limit=1`)
  expect(kept.body.entries).toMatchObject([{ cursor: first }])
  // From the beginning: of what is kept.
  expect((await hub.get('/api/feed?since=0&limit=1')).body.entries).toMatchObject([{ cursor: first }])
  const { rows } = await database.asOwner.query(
    `select keep, dropped_before from partitioned_tables where name = 'feed'`,
  )
  expect(rows[0].dropped_before.getTime()).toBeLessThanOrEqual(Date.now() - 90 * DAY_MS)
})
