import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from './access/app.ts'
import { ensureFirstApp } from './access/apps.ts'
import { forgetOldKeys, resealAnswers } from './access/idempotency.ts'
import { reEncrypt } from './access/re-encrypt.ts'
import { SLOWEST_MS } from './api/live-reader.ts'
import { registerRoutes } from './api/register-routes.ts'
import { createServer, type Server } from './api/server.ts'
import { tokenContext } from './connection/connections.ts'
import type { Connector } from './connection/connector.ts'
import { isDatabaseUnavailable } from './database/errors.ts'
import { migrate } from './database/migrate.ts'
import { maintainPartitions, type Retention } from './database/retention.ts'
import { probeWriting } from './database/write-probe.ts'
import { renewFeedIdentity } from './feed/feed-identity.ts'
import type { Health } from './health.ts'
import type { HubOptions } from './hub-options.ts'
import { webhookSecretContext } from './ingest/app-cache.ts'
import { type AssignContext, assignEvents } from './ingest/assign-events.ts'
import { packRawEvents } from './ingest/packed-events.ts'
import { defineJob } from './jobs/define-job.ts'
import { migrateJobs, startJobs } from './jobs/jobs.ts'
import { enqueue, forgetFailedJobs } from './jobs/queue.ts'
import { createModules, type Modules, usesHttps } from './modules.ts'
import { secretContext } from './outbound/endpoints.ts'
import { checkEndpoints } from './outbound/sender.ts'
import { type Part, startParts, stopParts } from './parts.ts'
import { endStaleCalls } from './records/calls/stale-calls.ts'
import { type PullContext, pullContacts } from './sync/pull-contacts.ts'

const SEALED_TABLES = [
  {
    table: 'dialpad_connections',
    columns: ['access_token', 'refresh_token'],
    contextOf: tokenContext,
  },
  { table: 'dialpad_webhooks', columns: ['secret', 'previous_secret'], contextOf: webhookSecretContext },
  { table: 'dialpad_websockets', columns: ['secret'], contextOf: webhookSecretContext },
  { table: 'webhook_endpoints', columns: ['secret', 'previous_secret'], contextOf: secretContext },
]

const LOOK_FOR_DATABASE_EVERY_MS = 1_000

export interface Hub {
  /** The app that was made at the first start; its key is there only then. */
  readonly firstApp: { readonly app: App; readonly apiKey: string | null }
  /** Where its first administrator makes themselves known; null once there is one. */
  readonly firstAdminLink: string | null
  readonly connector: Connector
  /** Answers the requests under way, ends live connections, stores and applies what has begun. */
  stop(): Promise<void>
}

/**
 * Creates the modules and starts them. Listens at once, and answers 503 until the database is available and migrated.
 *
 * @throws when the port is in use, or when the database refuses the migrations
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const modules = createModules(options)
  const server = await createHubServer(options, modules)
  const prepared = Promise.withResolvers<Prepared>()
  const parts = listParts(options, modules, server, prepared.resolve)
  await startParts(parts, options.log)
  const { connector } = modules
  return { ...(await prepared.promise), connector, stop: () => stopParts(parts, options.log) }
}

/** Every part of a hub, in the order in which they start. */
function listParts(
  options: HubOptions,
  modules: Modules,
  server: Server,
  onPrepared: (prepared: Prepared) => void,
): Part[] {
  const { database, notifications, apps, appChanges, keys, feeds, applier, missedCalls } = modules
  const { eventLog, contentAudit, sender, sockets, health } = modules
  return [
    // All others work with it.
    { name: 'database', stop: () => database.close() },
    writeProbe(modules),
    {
      // Before the database is available: clients get a 503 that says so. Live connections are ended when it stops.
      name: 'http',
      start: async () => void (await server.listen({ host: options.host, port: options.port })),
      stop: () => server.close(),
      stopsFirst: true,
    },
    { name: 'stored data', start: async () => onPrepared(await prepare(options, modules)) },
    { name: 'notifications', start: () => notifications.open(), stop: () => notifications.close() },
    {
      // After listening for changes, of which none is missed so.
      name: 'apps',
      async start() {
        await apps.load()
        await enqueue(database.all, assignEvents, {})
      },
      stop: () => appChanges.stop(),
    },
    { name: 'api keys', start: () => keys.load() },
    { name: 'missed calls', start: () => missedCalls.start(), stop: () => missedCalls.stop() },
    { name: 'feeds', stop: () => feeds.stop() },
    { name: 'applier', start: () => applier.start(), stop: () => applier.stop() },
    // Stops after all who append to it (requests, sockets, jobs), and before the applier: what it stores last is notified.
    { name: 'event log', stop: () => eventLog.drain() },
    { name: 'content audit', start: () => contentAudit.start(), stop: () => contentAudit.stop() },
    jobs(options, modules),
    { name: 'webhook sender', start: () => sender.start(), stop: () => sender.stop() },
    // Events arrive here, too: everything that they pass through is running.
    { name: 'sockets', start: () => sockets.refresh(), stop: () => sockets.stop() },
    { name: 'readiness', start: () => health.start.ready() },
  ]
}

function writeProbe({ database, health }: Modules): Part {
  let stop = () => {}
  return {
    name: 'write probe',
    start() {
      stop = probeWriting(database.ingest, health)
    },
    stop: () => stop(),
  }
}

function timedJobs(options: HubOptions, { database, eventLog, attempts, connector }: Modules) {
  return [
    defineJob({
      name: 'maintain-partitions',
      cron: '7 * * * *',
      run: () => maintainPartitions(database.upkeep, retentionOf(options)),
    }),
    defineJob({
      name: 'pack-raw-events',
      cron: '13 * * * *',
      run: (_payload, { signal }) =>
        packRawEvents(database.upkeep, daysAgo(options.eventRetentionDays), signal),
    }),
    defineJob({ name: 'check-endpoints', cron: '27 * * * *', run: () => checkEndpoints(database.upkeep) }),
    defineJob({ name: 'forget-old-keys', cron: '17 * * * *', run: () => forgetOldKeys(database.upkeep) }),
    defineJob({ name: 'forget-old-failures', cron: '37 * * * *', run: () => attempts.forgetOld() }),
    defineJob({
      name: 'forget-failed-jobs',
      cron: '47 * * * *',
      run: () => forgetFailedJobs(database.upkeep),
    }),
    defineJob({
      name: 'end-stale-calls',
      cron: '*/5 * * * *',
      run: () =>
        endStaleCalls(
          database.upkeep,
          (appId, event) => eventLog.append({ appId, source: 'hub', payload: JSON.stringify(event), event }),
          Date.now(),
        ),
    }),
    defineJob({ name: 'connection-upkeep', cron: '*/5 * * * *', run: () => connector.upkeepAll() }),
  ]
}

function jobs(options: HubOptions, modules: Modules): Part {
  const { databaseUrl, log } = options
  const { database, apps, eventLog, connector, metrics, health } = modules
  let running: Awaited<ReturnType<typeof startJobs>> | null = null
  return {
    name: 'jobs',
    async start() {
      running = await startJobs<PullContext & AssignContext>({
        databaseUrl,
        jobs: [...timedJobs(options, modules), pullContacts, assignEvents],
        services: { queries: database.upkeep, apps, eventLog, clientOf: appId => connector.clientOf(appId) },
        observe: (job, outcome) => metrics.jobAttempts.inc({ job, outcome }),
        health: health.jobs,
        log,
      })
    },
    stop: async () => running?.stop(),
  }
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1_000)
}

function retentionOf({ feedRetentionDays }: HubOptions): Retention {
  return { feedDays: feedRetentionDays }
}

type Prepared = Pick<Hub, 'firstApp' | 'firstAdminLink'>

/** Waits for the database, migrates it, and reads what the hub must know before its first event. */
async function prepare(options: HubOptions, modules: Modules): Promise<Prepared> {
  const { database, health, encryptor, staff } = modules
  const { databaseOwnerUrl, environment } = options
  await whenDatabaseIsAvailable(health.start, async () => {
    await migrate(databaseOwnerUrl)
    await migrateJobs(databaseOwnerUrl)
  })
  await maintainPartitions(database.upkeep, retentionOf(options))
  await renewFeedIdentity(database.all)
  await reEncrypt(database.all, encryptor, SEALED_TABLES)
  await resealAnswers(database.all, encryptor)
  const firstApp = await ensureFirstApp(database.own)
  if (environment !== 'simulated') await staff.removeDemo()
  return { firstApp, firstAdminLink: await staff.firstAdminLink(firstApp.app.id) }
}

/** Retries until the database is available; the log states when it is not, and when it is again. */
async function whenDatabaseIsAvailable(health: Health['start'], run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await health.watch(run)
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error
      await sleep(LOOK_FOR_DATABASE_EVERY_MS)
    }
  }
}

async function createHubServer(options: HubOptions, modules: Modules): Promise<Server> {
  const { log, trustProxy, requestTimeoutMs } = options
  const isHttps = usesHttps(options)
  const server = createServer({
    log,
    trustProxy,
    isHttps,
    ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
  })
  const slowestReaderMs = options.slowestReaderMs ?? SLOWEST_MS
  await registerRoutes(server, modules, {
    ...options,
    isHttps,
    isReady: () => modules.health.start.isReady,
    slowestReaderMs,
  })
  return server
}
