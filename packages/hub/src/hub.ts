import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { KeyRing } from './access/api-keys.ts'
import type { App } from './access/app.ts'
import { ensureFirstApp } from './access/apps.ts'
import { type Limits, RateLimits } from './access/rate-limits.ts'
import { reseal } from './access/reseal.ts'
import { createSealer } from './access/sealing.ts'
import { forgetOldKeys } from './acting/idempotency.ts'
import { actingRoutes } from './api/acting.ts'
import { createAuthenticate } from './api/authenticate.ts'
import { callRoutes } from './api/calls.ts'
import { dialpadAuthorizationRoutes } from './api/dialpad-authorization.ts'
import { eventStreamRoute } from './api/event-stream.ts'
import { feedRoutes } from './api/feed.ts'
import { internalAppRoutes } from './api/internal-apps.ts'
import { internalConnectionRoutes } from './api/internal-connections.ts'
import { internalEventRoutes } from './api/internal-events.ts'
import { createRequireInternalSecret } from './api/internal-secret.ts'
import { limitRequests } from './api/limit-requests.ts'
import { describeRoutes } from './api/openapi.ts'
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
import type { Environment } from './config.ts'
import { type DialpadAccess, tokenContext } from './connection/connections.ts'
import { Connector } from './connection/connector.ts'
import { SocketReaders } from './connection/socket-readers.ts'
import { isDatabaseAway, openDatabase } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { Notifications } from './database/notifications.ts'
import type { Intake } from './database/tables.ts'
import { unavailable } from './errors.ts'
import { Feeds } from './feed/feeds.ts'
import { EventLog } from './ingest/event-log.ts'
import { keepWeeks } from './ingest/keep-weeks.ts'
import { KnownApps, webhookSecretContext } from './ingest/known-apps.ts'
import { placeAgain } from './ingest/place-again.ts'
import { createReceiver } from './ingest/receive.ts'
import { migrateJobs, startJobs } from './jobs/jobs.ts'
import { addGauges, createMetrics } from './metrics.ts'
import { Endpoints, secretContext } from './outbound/endpoints.ts'
import { lookAfterEndpoints, WebhookSender } from './outbound/sender.ts'
import { createSignIn, type SingleSignOn } from './staff/sign-in.ts'
import { Staff } from './staff/staff.ts'
import { pullContacts } from './sync/pull-contacts.ts'

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
  readonly singleSignOn: SingleSignOn | null
  /** Whether webhooks may lead to addresses of this house. */
  readonly allowPrivateWebhooks: boolean
  /** How long a reader of the feed may take for what it was sent, in ms. */
  readonly slowestReaderMs?: number
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
  const notifications = new Notifications(databaseUrl, log)
  const sealer = createSealer(options.encryptionKey, options.oldEncryptionKeys)
  const metrics = createMetrics()
  const apps = new KnownApps(database.all, sealer)
  const eventLog = new EventLog(database.all)
  const applier = new Applier(database, metrics, log)
  const receiver = createReceiver(apps, options.sharedWebhookSecret, eventLog)
  const feeds = new Feeds(database, notifications, log)
  const endpoints = new Endpoints(database, sealer)
  const sender = new WebhookSender({
    queries: database.all,
    endpoints,
    allowPrivate: options.allowPrivateWebhooks,
    log,
  })
  const keys = new KeyRing(database.own)
  const signIn = createSignIn({
    queries: database.own,
    publicUrl,
    isHttps,
    encryptionKey: options.encryptionKey,
    singleSignOn: options.singleSignOn,
  })
  const staff = new Staff(database.own, signIn, publicUrl, options.encryptionKey)
  addGauges(metrics, {
    feedReaders: () => feeds.readers(),
    pool: () => database.pool(),
    queue: () => readQueue(database.all),
  })
  const authenticate = createAuthenticate(keys, signIn, staff)
  const connector = new Connector({
    queries: database.all,
    sealer,
    dialpad: options.dialpad,
    environment,
    publicUrl,
    intake: options.intake,
    log,
    observe: status => metrics.dialpadRequests.inc({ status: String(status ?? 'none') }),
    onSecrets: () => apps.load(),
    onConnected: (appId, client) => pullContacts(client, eventLog, appId),
  })
  const sockets = new SocketReaders({
    queries: database.all,
    address: async (appId, websocketId) => {
      const websocket = await (await connector.clientOf(appId)).websocket(websocketId)
      if (websocket === null) throw new Error('The WebSocket was deleted at Dialpad')
      return websocket.url
    },
    take: (text, appId) => receiver.receive(text, appId),
    log,
  })
  const relearnApps = async () => {
    await apps.load()
    await sockets.refresh()
    await placeAgain(database.all, apps.directory)
  }
  notifications.on('trunkline_apps', () => {
    relearnApps().catch(error => log.warn({ err: error }, 'cannot read the apps, retrying'))
  })
  notifications.on('trunkline_events', () => applier.wake())
  notifications.on('trunkline_feed', () => sender.wake())
  notifications.on('reconnected', () => applier.wake())

  const server = createServer({ log, trustProxy: options.trustProxy, isHttps })
  if (options.rateLimits !== null) limitRequests(server, new RateLimits(database.query, options.rateLimits))
  await describeRoutes(server, publicUrl)
  const requireSecret = createRequireInternalSecret(options.internalApiSecret)
  const pages = { environment, secureCookies: isHttps }
  let isReady = false
  server.addHook('onRequest', async request => {
    if (!isReady && request.routeOptions.url?.startsWith('/health') !== true)
      throw unavailable('STARTING', 'The hub is starting')
  })
  webhookRoutes(server, receiver, authenticate, metrics)
  callRoutes(server, database, authenticate)
  recordRoutes(server, database, authenticate)
  eventStreamRoute(server, database.own, feeds, authenticate)
  webSocketRoute(server, {
    queries: database.own,
    feeds,
    authenticate,
    log,
    ...(options.slowestReaderMs === undefined ? {} : { slowestMs: options.slowestReaderMs }),
  })
  feedRoutes(server, database.own, feeds, authenticate)
  dialpadAuthorizationRoutes(server, connector, authenticate, {
    ...pages,
    returnOrigins: options.returnOrigins,
  })
  internalAppRoutes(server, database.all, requireSecret)
  internalConnectionRoutes(server, database.all, connector, requireSecret)
  internalEventRoutes(server, database.all, requireSecret)
  sessionRoutes(server, database.own, signIn, staff, pages)
  staffRoutes(server, database, signIn, staff, authenticate)
  phoneLogRoutes(server, database, authenticate)
  webhookEndpointRoutes(server, database, endpoints, authenticate, {
    allowPrivate: options.allowPrivateWebhooks,
    wake: () => sender.wake(),
  })
  actingRoutes(server, database, authenticate, appId => connector.clientOf(appId))
  statusRoutes(server, database, authenticate, environment, metrics)
  pageRoutes(server)

  const timetable = [
    { name: 'keep-weeks', cron: '7 * * * *', run: () => keepWeeks(database.all, options.eventRetentionDays) },
    { name: 'look-after-endpoints', cron: '27 * * * *', run: () => lookAfterEndpoints(database.all) },
    { name: 'forget-old-keys', cron: '17 * * * *', run: () => forgetOldKeys(database.all) },
    { name: 'connection-upkeep', cron: '*/5 * * * *', run: () => connector.upkeepAll() },
  ]
  let jobs: Awaited<ReturnType<typeof startJobs>> | null = null

  const stop = async () => {
    await server.close()
    await sockets.stop()
    await sender.stop()
    await jobs?.stop()
    await eventLog.drain()
    await applier.stop()
    await notifications.close()
    await database.close()
  }
  try {
    await server.listen({ host: options.host, port: options.port })
    await whenDatabaseIsThere(log, async () => {
      await migrate(options.databaseOwnerUrl)
      await migrateJobs(options.databaseOwnerUrl)
    })
    await keepWeeks(database.all, options.eventRetentionDays)
    await reseal(database.all, sealer, SEALED_TABLES)
    const firstApp = await ensureFirstApp(database.own)
    await apps.load()
    await placeAgain(database.all, apps.directory)
    await notifications.open()
    applier.start()
    sender.start()
    await sockets.refresh()
    jobs = await startJobs(databaseUrl, timetable, log)
    isReady = true
    if (environment !== 'simulated') await staff.removeDemo()
    const firstAdminLink = await staff.firstAdminLink(firstApp.app.id)
    return { firstApp, firstAdminLink, connector, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function whenDatabaseIsThere(log: Logger, run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      log.warn({ err: error }, 'waiting for the database')
      await sleep(LOOK_FOR_DATABASE_EVERY_MS)
    }
  }
}
