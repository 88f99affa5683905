import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecord, parseJson } from '@trunkline/dialpad'
import pino from 'pino'
import { ensureFirstApp } from '../packages/hub/src/access/apps.ts'
import { Applier } from '../packages/hub/src/apply/applier.ts'
import { RecentEvents } from '../packages/hub/src/apply/recent-events.ts'
import { openAsOwner, openDatabase } from '../packages/hub/src/database/database.ts'
import { startEmbeddedPostgres } from '../packages/hub/src/database/embedded/embedded.ts'
import { migrate } from '../packages/hub/src/database/migrate.ts'
import { createHealth } from '../packages/hub/src/health.ts'
import { EventLog } from '../packages/hub/src/ingest/event-log.ts'
import { insertEvents } from '../packages/hub/src/ingest/insert-events.ts'
import { createMetrics } from '../packages/hub/src/metrics.ts'
import { rebuild } from '../packages/hub/src/rebuild/rebuild.ts'
import { KINDS } from '../packages/hub/src/records/kinds.ts'
import { KindRegistry } from '../packages/hub/src/records/registry.ts'
import { usualEvents } from './events.ts'
import type { Report } from './report.ts'

const FOLDER = join(import.meta.dirname, '../.trunkline/bench')
const AT_ONCE = 500

/** How fast raw events become calls in one process without HTTP, and how fast all of them can be rebuilt. */
export async function benchApply(report: Report): Promise<void> {
  const calls = report.options.quick ? 1_000 : 5_000
  await mkdir(FOLDER, { recursive: true })
  const log = pino({ level: 'warn' })
  const postgres = await startEmbeddedPostgres(FOLDER, log)
  const database = openDatabase(postgres.hubUrl, log, { patient: true })
  try {
    await migrate(postgres.ownerUrl)
    const { app } = await ensureFirstApp(database.own)
    const events = await usualEvents(calls)
    const stored = await timed(async () => {
      const eventLog = new EventLog(insertEvents(database.all), createHealth(log).write)
      for (let from = 0; from < events.length; from += AT_ONCE) {
        await Promise.all(
          events.slice(from, from + AT_ONCE).map(payload => append(eventLog, app.id, payload)),
        )
      }
    })
    const applied = await timed(async () => {
      const applier = new Applier({
        database,
        kinds: new KindRegistry(KINDS),
        recent: new RecentEvents(),
        metrics: createMetrics(),
        health: createHealth(log).apply,
        log,
        missGraceMs: 15_000,
      })
      applier.wake()
      await applier.idle()
      await applier.stop()
    })
    const memory = process.memoryUsage().rss
    let differences = 0
    const owner = openAsOwner(postgres.ownerUrl)
    const rebuilding = await timed(async () => {
      differences = (await rebuild(owner, postgres.ownerUrl, true, () => undefined)).length
    })
    await owner.destroy()
    if (differences > 0) throw new Error('The rebuilt tables differ from the live ones')
    const rate = (seconds: number) => Math.round(events.length / seconds)
    report.note(`${events.length} events of ${calls} calls`)
    report.figure({ what: 'stored', unit: 'events/s', value: rate(stored) })
    report.figure({ what: 'applied', unit: 'events/s', value: rate(applied) })
    report.figure({ what: 'rebuilt', unit: 'events/s', value: rate(rebuilding) })
    report.figure({
      what: 'memory after the rebuild / before it',
      unit: '',
      value: process.memoryUsage().rss / memory,
    })
  } finally {
    await database.close()
    await postgres.stop()
    await rm(FOLDER, { recursive: true, force: true })
  }
}

function append(eventLog: EventLog, appId: string, payload: string): Promise<unknown> {
  const event = parseJson(payload)
  if (!isRecord(event)) throw new Error('No event')
  return eventLog.append({ appId, source: 'webhook', payload, event })
}

/** In seconds. */
async function timed(run: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await run()
  return (performance.now() - begun) / 1_000
}
