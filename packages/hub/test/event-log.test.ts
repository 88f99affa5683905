import pg from 'pg'
import pino from 'pino'
import { expect, test } from 'vitest'
import { createHealth } from '../src/health.ts'
import { EventLog } from '../src/ingest/event-log.ts'
import { insertEvents } from '../src/ingest/insert-events.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { until, useTestDatabase } from './support.ts'

const database = useTestDatabase()

function append(log: EventLog, call_id: number) {
  const event = callEvent({ call_id })
  return log.append({ appId: null, source: 'webhook', payload: JSON.stringify(event), event })
}

test('many events are written beside those that still are; one that is in both batches is stored once', async () => {
  const log = new EventLog(
    insertEvents(database.tables.ingest),
    createHealth(pino({ level: 'silent' })).write,
  )
  const locker = new pg.Client({ connectionString: database.url })
  await locker.connect()
  await locker.query('begin; lock table raw_events in access exclusive mode')
  const waiting = (batches: number) =>
    until(async () => {
      const { rows } = await database.asOwner.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length === batches
    }, `${batches} batches to wait for a lock`)
  const first = append(log, 1)
  await waiting(1)
  const others = Array.from({ length: 100 }, (_, n) => append(log, n + 1))
  await waiting(2)
  await locker.query('commit')
  const outcomes = await Promise.all([first, ...others])
  expect(outcomes.slice(0, 2).sort()).toEqual(['repeat', 'stored'])
  expect(new Set(outcomes.slice(2))).toEqual(new Set(['stored']))
  const { rows } = await database.asOwner.query('select count(*)::int as stored from raw_events')
  expect(rows).toEqual([{ stored: 100 }])
  await locker.end()
})

test('an event that is appended as soon as another is stored is stored, too', async () => {
  const log = new EventLog(
    async () => ({ repeats: new Set(), ids: [] }),
    createHealth(pino({ level: 'silent' })).write,
  )
  for (let turns = 0; turns < 20; turns++) {
    await append(log, turns)
    for (let turn = 0; turn < turns; turn++) await null
    expect(await append(log, turns + 100)).toBe('stored')
  }
})
