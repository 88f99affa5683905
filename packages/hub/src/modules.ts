import { ApiKeyCache } from './access/api-keys.ts'
import { ContentAudit } from './access/content-audit.ts'
import { createEncryptor } from './access/encryption.ts'
import { RateLimits } from './access/rate-limits.ts'
import { ContentGate } from './api/content.ts'
import { LIVE_LIMITS, LiveConnections } from './api/live-connections.ts'
import { readQueue } from './api/status.ts'
import { Applier } from './apply/applier.ts'
import { RecentEvents } from './apply/recent-events.ts'
import { withTimeout } from './async.ts'
import { Connector } from './connection/connector.ts'
import { SocketReaders } from './connection/socket-readers.ts'
import { openDatabase } from './database/database.ts'
import { toLog } from './database/errors.ts'
import { Notifications } from './database/notifications.ts'
import { Feeds } from './feed/feeds.ts'
import { NOTICES } from './feed/notices.ts'
import { FeedTopics } from './feed/topics.ts'
import { createHealth } from './health.ts'
import type { HubOptions } from './hub-options.ts'
import { AppCache } from './ingest/app-cache.ts'
import { AppChanges } from './ingest/app-changes.ts'
import { assignEvents } from './ingest/assign-events.ts'
import { EventLog } from './ingest/event-log.ts'
import { insertEvents } from './ingest/insert-events.ts'
import { createReceiver } from './ingest/receive.ts'
import { countJobs, enqueue } from './jobs/queue.ts'
import { addGauges, createMetrics } from './metrics.ts'
import { Endpoints } from './outbound/endpoints.ts'
import { WebhookSender } from './outbound/sender.ts'
import { countCalls } from './records/calls/count.ts'
import { MissedCalls } from './records/calls/missed-calls.ts'
import { KINDS } from './records/kinds.ts'
import { KindRegistry } from './records/registry.ts'
import { SignInAttempts } from './staff/attempts.ts'
import { createSignIn } from './staff/sign-in.ts'
import { Staff } from './staff/staff.ts'
import { pullContacts } from './sync/pull-contacts.ts'

/** Gauges that are not counted by then are left out. */
const METRICS_WITHIN_MS = 1_000

/** Everything of a hub that lives while it runs. */
export type Modules = ReturnType<typeof createModules>

/** Creates every module. None of them does anything yet. */
export function createModules(options: HubOptions) {
  const storage = createStorage(options)
  const events = createEvents(options, storage)
  const publishing = createPublishing(options, storage)
  const access = createAccess(options, storage)
  const dialpad = createDialpad(options, { ...storage, ...events })
  const modules = { ...storage, ...events, ...publishing, ...access, ...dialpad }
  reactToNotifications(options, modules)
  measure(modules)
  return modules
}

type Storage = ReturnType<typeof createStorage>

function createStorage({ databaseUrl, encryptionKey, oldEncryptionKeys, kinds = KINDS, log }: HubOptions) {
  const health = createHealth(log)
  return {
    health,
    kinds: new KindRegistry(kinds),
    database: openDatabase(databaseUrl, log),
    notifications: new Notifications(databaseUrl, health.listen, log),
    encryptor: createEncryptor(encryptionKey, oldEncryptionKeys),
    metrics: createMetrics(),
  }
}

type Events = ReturnType<typeof createEvents>

/** From Dialpad's events to state. */
function createEvents(options: HubOptions, { database, kinds, health, encryptor, metrics }: Storage) {
  const { log, missedCallGraceMs, sharedWebhookSecret } = options
  const apps = new AppCache(database.all, encryptor)
  const recent = new RecentEvents()
  const eventLog = new EventLog(insertEvents(database.ingest), health.write, stored => recent.add(stored))
  return {
    apps,
    eventLog,
    receiver: createReceiver(apps, sharedWebhookSecret, eventLog),
    applier: new Applier({
      database,
      kinds,
      recent,
      metrics,
      health: health.apply,
      log,
      missGraceMs: missedCallGraceMs,
    }),
    missedCalls: new MissedCalls(database, log),
  }
}

/** From state to readers and webhook endpoints. */
function createPublishing(
  options: HubOptions,
  { database, kinds, notifications, health, encryptor }: Storage,
) {
  const topics = new FeedTopics([...kinds.topics, ...NOTICES])
  const { log, allowPrivateWebhooks } = options
  const liveLimits = { ...LIVE_LIMITS, ...options.liveLimits }
  const endpoints = new Endpoints(database, encryptor)
  return {
    endpoints,
    feeds: new Feeds(database, topics, notifications, log),
    connections: new LiveConnections(database.own, notifications, liveLimits, log),
    sender: new WebhookSender({
      queries: database.all,
      endpoints,
      topics,
      allowPrivate: allowPrivateWebhooks,
      health: health.deliveries,
      log,
    }),
  }
}

/** Who may do and read what. */
function createAccess(options: HubOptions, { database }: Storage) {
  const { publicUrl, encryptionKey, singleSignOn, rateLimits, log } = options
  const queries = database.own
  const attempts = new SignInAttempts(queries)
  const isHttps = usesHttps(options)
  const signIn = createSignIn({ queries, attempts, publicUrl, isHttps, encryptionKey, singleSignOn })
  const contentAudit = new ContentAudit(queries, log)
  return {
    attempts,
    signIn,
    contentAudit,
    keys: new ApiKeyCache(queries),
    staff: new Staff(queries, signIn, attempts, publicUrl, encryptionKey),
    contentGate: new ContentGate(queries, contentAudit),
    rateLimits: rateLimits === null ? null : new RateLimits(database.query, rateLimits),
  }
}

/** The connections of apps to Dialpad. */
function createDialpad(
  options: HubOptions,
  { database, encryptor, metrics, apps, receiver }: Storage & Events,
) {
  const { dialpad, environment, publicUrl, intake, log } = options
  const connector = new Connector({
    queries: database.all,
    encryptor,
    dialpad,
    environment,
    publicUrl,
    intake,
    log,
    observe: status => metrics.dialpadRequests.inc({ status: String(status ?? 'none') }),
    onSecrets: appId => apps.load([appId]),
    onConnected: (queries, appId, afterMs) => enqueue(queries, pullContacts, { appId }, { afterMs }),
  })
  const sockets = new SocketReaders({
    queries: database.all,
    address: async (appId, websocketId) => {
      const websocket = await (await connector.clientOf(appId)).websockets.get(websocketId)
      if (websocket === null) throw new Error('The WebSocket was deleted at Dialpad')
      return websocket.url
    },
    take: (text, appId) => receiver.receive(text, appId, 'websocket'),
    log,
  })
  const appChanges = new AppChanges(async appIds => {
    await apps.load(appIds)
    await sockets.refresh(appIds)
    // When changes were missed, this hub may have stored events of the changed apps as unassigned.
    if (appIds === null) await enqueue(database.all, assignEvents, {})
  }, log)
  return { connector, sockets, appChanges }
}

/** Commits of any hub are notified by the database. What was missed while that was away is looked up afterwards. */
function reactToNotifications({ log }: HubOptions, modules: Modules): void {
  const { notifications, appChanges, keys, applier, sender } = modules
  const reloadKeys = () => {
    keys.forget()
    keys.load().catch(error => log.warn(toLog(error), 'cannot reload the API keys'))
  }
  notifications.on('trunkline_apps', appId => appChanges.add(appId || null))
  notifications.on('trunkline_keys', reloadKeys)
  // Also when an app is deactivated or deleted.
  notifications.on('trunkline_rights', () => keys.forget())
  notifications.on('trunkline_events', appId => applier.wake(appId || undefined))
  notifications.on('trunkline_feed', () => sender.wake())
  notifications.on('reconnected', () => {
    appChanges.add(null)
    reloadKeys()
    applier.wake()
    sender.wake()
  })
}

function measure({ metrics, feeds, database }: Modules): void {
  addGauges(metrics, {
    feedReaders: () => feeds.readers(),
    pool: () => database.pool(),
    queue: () => withTimeout(METRICS_WITHIN_MS, readQueue(database.all)),
    calls: () => withTimeout(METRICS_WITHIN_MS, countCalls(database.all)),
    jobs: () => withTimeout(METRICS_WITHIN_MS, countJobs(database.all)),
  })
}

export function usesHttps({ publicUrl }: HubOptions): boolean {
  return publicUrl.startsWith('https:')
}
