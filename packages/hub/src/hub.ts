import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { KeyRing } from './access/api-keys.ts'
import type { App } from './access/app.ts'
import { ensureFirstApp } from './access/apps.ts'
import { ContentAudit } from './access/content-audit.ts'
import { type Limits, RateLimits } from './access/rate-limits.ts'
import { reseal } from './access/reseal.ts'
import { createSealer } from './access/sealing.ts'
import { forgetOldKeys } from './acting/idempotency.ts'
import { actingRoutes } from './api/acting.ts'
import { createAuthenticate } from './api/authenticate.ts'
import { callRoutes } from './api/calls.ts'
import { createAddressOf } from './api/client-address.ts'
import { ContentGate } from './api/content.ts'
import { dialpadAuthorizationRoutes } from './api/dialpad-authorization.ts'
import { eventStreamRoute } from './api/event-stream.ts'
import { feedRoutes } from './api/feed.ts'
import { internalAppRoutes } from './api/internal-apps.ts'
import { internalConnectionRoutes } from './api/internal-connections.ts'
import { internalEventRoutes } from './api/internal-events.ts'
import { internalJobRoutes } from './api/internal-jobs.ts'
import { createIsInternalRequest, createRequireInternalSecret } from './api/internal-secret.ts'
import { createCountRequest, limitRequests, requireAllowed } from './api/limit-requests.ts'
import { LIVE_LIMITS, LiveConnections, type LiveLimits } from './api/live-connections.ts'
import { SLOWEST_MS } from './api/live-reader.ts'
import { describeRoutes } from './api/openapi.ts'
import { createIsOwnOrigin } from './api/own-origin.ts'
import { pageRoutes } from './api/page.ts'
import { phoneLogRoutes } from './api/phone-log.ts'
import { recordRoutes } from './api/records.ts'
import { createServer, type TrustProxy } from './api/server.ts'
import { sessionRoutes } from './api/session.ts'
import { staffRoutes } from './api/staff.ts'
import { readQueue, statusRoutes } from './api/status.ts'
import { webSocketRoute } from './api/web-socket.ts'
import { webhookEndpointRoutes } from './api/webhook-endpoints.ts'
import { webhookRoutes } from './api/webhooks.ts'
import { Applier } from './apply/applier.ts'
import { MissedCalls } from './apply/missed-calls.ts'
import { countCalls } from './calls/count-calls.ts'
import type { Environment } from './config.ts'
import { type DialpadAccess, tokenContext } from './connection/connections.ts'
import { Connector } from './connection/connector.ts'
import { SocketReaders } from './connection/socket-readers.ts'
import { openDatabase } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { Notifications } from './database/notifications.ts'
import type { Intake } from './database/tables.ts'
import { isDatabaseAway, toLog } from './database/trouble.ts'
import { probeWriting } from './database/write-probe.ts'
import { unavailable } from './errors.ts'
import { renewFeedIdentity } from './feed/feed-identity.ts'
import { Feeds } from './feed/feeds.ts'
import { createHealth, type Part } from './health.ts'
import { AppChanges } from './ingest/app-changes.ts'
import { EventLog } from './ingest/event-log.ts'
import { keepWeeks } from './ingest/keep-weeks.ts'
import { KnownApps, webhookSecretContext } from './ingest/known-apps.ts'
import { type AssignContext, assignEvents } from './ingest/place-again.ts'
import { createReceiver } from './ingest/receive.ts'
import { defineJob } from './jobs/define-job.ts'
import { migrateJobs, startJobs } from './jobs/jobs.ts'
import { countJobs, enqueue, forgetFailedJobs } from './jobs/queue.ts'
import { addGauges, createMetrics } from './metrics.ts'
import { Endpoints, secretContext } from './outbound/endpoints.ts'
import { lookAfterEndpoints, WebhookSender } from './outbound/sender.ts'
import { within } from './patience.ts'
import { SignInAttempts } from './staff/attempts.ts'
import { createSignIn, type SingleSignOn } from './staff/sign-in.ts'
import { Staff } from './staff/staff.ts'
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
/** Gauges that are not counted by then are left out. */
const METRICS_WITHIN_MS = 1_000

export interface HubOptions {
  readonly environment: Environment
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  /** Null: as often as they like. */
  readonly rateLimits: Limits | null
  /** Whose word about a client's address counts. */
  readonly trustProxy: TrustProxy
  readonly databaseUrl: string
  /** Where the owner of the tables logs in: at the start only, to bring them up to date. */
  readonly databaseOwnerUrl: string
  readonly dialpad: DialpadAccess
  /** How events come in, unless an app's own setting says otherwise. */
  readonly intake: Intake
  /** Where, beside this hub's own pages, a browser may be sent after it connected an app. */
  readonly returnOrigins: readonly string[]
  readonly sharedWebhookSecret: string | null
  readonly internalApiSecret: string
  /** 32 bytes. */
  readonly encryptionKey: Buffer
  /** Those that it took the place of. */
  readonly oldEncryptionKeys: readonly Buffer[]
  /** After so many days events move to the archive. */
  readonly eventRetentionDays: number
  /** How long a leg that answered may lag behind those that did not, in ms: `call.missed` waits for it. 0: not at all. */
  readonly missedCallGraceMs: number
  readonly singleSignOn: SingleSignOn | null
  /** Whether webhooks may lead to addresses of this house. */
  readonly allowPrivateWebhooks: boolean
  /** How long a reader of the feed may take for what it was sent, in ms. */
  readonly slowestReaderMs?: number
  /** How many live connections may be open on this hub. */
  readonly liveLimits?: Partial<LiveLimits>
  /** How long a request may take to arrive, in ms. */
  readonly requestTimeoutMs?: number
  readonly log: Logger
}

export interface Hub {
  /** The app that was made at the first start; its key is there only then. */
  readonly firstApp: { readonly app: App; readonly apiKey: string | null }
  /** Where its first administrator makes themselves known; null once there is one. */
  readonly firstAdminLink: string | null
  readonly connector: Connector
  /** Answers what has come in, applies the batch at hand, says goodbye to readers. */
  stop(): Promise<void>
}

/**
 * Wires the modules together and starts them. Listens at once, and answers 503 until the database is there
 * and up to date.
 *
 * @throws when the port is in use, or when the database refuses the migrations.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { environment, databaseUrl, publicUrl, log } = options
  const isHttps = publicUrl.startsWith('https:')
  const database = openDatabase(databaseUrl, log)
  const health = createHealth(log)
  const notifications = new Notifications(databaseUrl, health.listen, log)
  const sealer = createSealer(options.encryptionKey, options.oldEncryptionKeys)
  const metrics = createMetrics()
  const apps = new KnownApps(database.all, sealer)
  const eventLog = new EventLog(database.ingest, health.write)
  const stopProbing = probeWriting(database.ingest, health)
  const applier = new Applier(database, metrics, health.apply, log, options.missedCallGraceMs)
  const missedCalls = new MissedCalls(database, log)
  const receiver = createReceiver(apps, options.sharedWebhookSecret, eventLog)
  const feeds = new Feeds(database, notifications, log)
  const liveLimits = { ...LIVE_LIMITS, ...options.liveLimits }
  const connections = new LiveConnections(database.own, notifications, liveLimits, log)
  const endpoints = new Endpoints(database, sealer)
  const sender = new WebhookSender({
    queries: database.all,
    endpoints,
    allowPrivate: options.allowPrivateWebhooks,
    health: health.deliveries,
    log,
  })
  const keys = new KeyRing(database.own)
  const attempts = new SignInAttempts(database.own)
  const signIn = createSignIn({
    queries: database.own,
    attempts,
    publicUrl,
    isHttps,
    encryptionKey: options.encryptionKey,
    singleSignOn: options.singleSignOn,
  })
  const staff = new Staff(database.own, signIn, attempts, publicUrl, options.encryptionKey)
  addGauges(metrics, {
    feedReaders: () => feeds.readers(),
    pool: () => database.pool(),
    queue: () => within(METRICS_WITHIN_MS, readQueue(database.all)),
    calls: () => within(METRICS_WITHIN_MS, countCalls(database.all)),
    jobs: () => within(METRICS_WITHIN_MS, countJobs(database.all)),
  })
  const isOwnOrigin = createIsOwnOrigin(publicUrl)
  const authenticate = createAuthenticate(keys, signIn, staff, isOwnOrigin)
  const contentAudit = new ContentAudit(database.own, log)
  const contentGate = new ContentGate(database.own, contentAudit)
  const connector = new Connector({
    queries: database.all,
    sealer,
    dialpad: options.dialpad,
    environment,
    publicUrl,
    intake: options.intake,
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
    take: (text, appId) => receiver.receive(text, appId),
    log,
  })
  const appChanges = new AppChanges(async appIds => {
    await apps.load(appIds)
    await sockets.refresh(appIds)
    // When changes were missed, this hub may have stored events of the changed apps as unassigned.
    if (appIds === null) await enqueue(database.all, assignEvents, {})
  }, log)
  const reloadKeys = () => {
    keys.load().catch(error => log.warn(toLog(error), 'cannot reload the API keys'))
  }
  notifications.on('trunkline_apps', appId => appChanges.add(appId || null))
  notifications.on('trunkline_keys', reloadKeys)
  notifications.on('trunkline_events', () => applier.wake())
  notifications.on('trunkline_feed', () => sender.wake())
  notifications.on('reconnected', () => {
    appChanges.add(null)
    reloadKeys()
    applier.wake()
    sender.wake()
  })

  const server = createServer({
    log,
    trustProxy: options.trustProxy,
    isHttps,
    ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
  })
  const isInternalRequest = createIsInternalRequest(options.internalApiSecret)
  const requireSecret = createRequireInternalSecret(isInternalRequest)
  const countRequest =
    options.rateLimits === null
      ? null
      : createCountRequest(new RateLimits(database.query, options.rateLimits), keys, isInternalRequest)
  if (countRequest !== null) limitRequests(server, countRequest)
  const addressOf = createAddressOf(options.trustProxy)
  await describeRoutes(server, publicUrl)
  const pages = { environment, publicUrl, secureCookies: isHttps, isOwnOrigin }
  let isReady = false
  server.addHook('onRequest', async request => {
    if (!isReady && request.routeOptions.url?.startsWith('/health') !== true)
      throw unavailable('STARTING', 'The hub is starting')
  })
  webhookRoutes(server, receiver, authenticate, metrics)
  callRoutes(server, database, authenticate, contentGate)
  recordRoutes(server, database, authenticate, contentGate)
  const live = {
    queries: database.own,
    feeds,
    connections,
    authenticate,
    limitHandshake: async (request: IncomingMessage, apiKey: string | undefined) => {
      const client = { headers: request.headers, address: addressOf(request), apiKey }
      const allowance = await countRequest?.('connection', client)
      if (allowance != null) requireAllowed(allowance)
    },
    contentGate,
    isOwnOrigin,
    log,
    slowestMs: options.slowestReaderMs ?? SLOWEST_MS,
  }
  eventStreamRoute(server, live)
  webSocketRoute(server, live)
  server.addHook('preClose', async () => connections.stop())
  feedRoutes(server, database.own, feeds, authenticate, contentGate)
  dialpadAuthorizationRoutes(server, connector, {
    ...pages,
    queries: database.all,
    authenticate,
    isInternal: isInternalRequest,
    signIn,
    staff,
    returnOrigins: options.returnOrigins,
  })
  internalAppRoutes(server, database.all, requireSecret)
  internalConnectionRoutes(server, database.all, connector, requireSecret, publicUrl)
  internalEventRoutes(server, database.all, requireSecret)
  internalJobRoutes(server, database.all, requireSecret)
  sessionRoutes(server, database.own, signIn, staff, pages)
  staffRoutes(server, database, signIn, staff, authenticate)
  phoneLogRoutes(server, database, authenticate, contentGate)
  webhookEndpointRoutes(server, database, endpoints, authenticate, contentGate, {
    allowPrivate: options.allowPrivateWebhooks,
    wake: () => sender.wake(),
  })
  actingRoutes(server, database, authenticate, appId => connector.clientOf(appId))
  statusRoutes(server, database, authenticate, environment, metrics, health)
  pageRoutes(server)

  const timetable = [
    defineJob({
      name: 'keep-weeks',
      cron: '7 * * * *',
      run: () => keepWeeks(database.upkeep, options.eventRetentionDays),
    }),
    defineJob({
      name: 'look-after-endpoints',
      cron: '27 * * * *',
      run: () => lookAfterEndpoints(database.upkeep),
    }),
    defineJob({ name: 'forget-old-keys', cron: '17 * * * *', run: () => forgetOldKeys(database.upkeep) }),
    defineJob({ name: 'forget-old-failures', cron: '37 * * * *', run: () => attempts.forgetOld() }),
    defineJob({
      name: 'forget-failed-jobs',
      cron: '47 * * * *',
      run: () => forgetFailedJobs(database.upkeep),
    }),
    defineJob({ name: 'connection-upkeep', cron: '*/5 * * * *', run: () => connector.upkeepAll() }),
  ]
  let jobs: Awaited<ReturnType<typeof startJobs>> | null = null

  const stop = async () => {
    stopProbing()
    await server.close()
    await appChanges.stop()
    await sockets.stop()
    await sender.stop()
    await jobs?.stop()
    await contentAudit.stop()
    await eventLog.drain()
    await applier.stop()
    feeds.stop()
    await missedCalls.stop()
    await notifications.close()
    await database.close()
  }
  try {
    await server.listen({ host: options.host, port: options.port })
    await whenDatabaseIsThere(health.start, async () => {
      await migrate(options.databaseOwnerUrl)
      await migrateJobs(options.databaseOwnerUrl)
    })
    await keepWeeks(database.upkeep, options.eventRetentionDays)
    await renewFeedIdentity(database.all)
    await reseal(database.all, sealer, SEALED_TABLES)
    const firstApp = await ensureFirstApp(database.own)
    await notifications.open()
    await apps.load()
    await enqueue(database.all, assignEvents, {})
    await keys.load()
    applier.start()
    contentAudit.start()
    missedCalls.start()
    sender.start()
    await sockets.refresh()
    jobs = await startJobs<PullContext & AssignContext>({
      databaseUrl,
      jobs: [...timetable, pullContacts, assignEvents],
      services: { queries: database.upkeep, apps, eventLog, clientOf: appId => connector.clientOf(appId) },
      observe: (job, outcome) => metrics.jobAttempts.inc({ job, outcome }),
      health: health.jobs,
      log,
    })
    isReady = true
    health.start.ready()
    if (environment !== 'simulated') await staff.removeDemo()
    const firstAdminLink = await staff.firstAdminLink(firstApp.app.id)
    return { firstApp, firstAdminLink, connector, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Retries until the database is available; the log states when it is not, and when it is again. */
async function whenDatabaseIsThere(health: Part, run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await health.watch(run)
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      await sleep(LOOK_FOR_DATABASE_EVERY_MS)
    }
  }
}
