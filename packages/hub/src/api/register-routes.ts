import type { IncomingMessage } from 'node:http'
import type { ApiKeyCache } from '../access/api-keys.ts'
import type { Encryptor } from '../access/encryption.ts'
import { Idempotency } from '../access/idempotency.ts'
import type { RateLimits } from '../access/rate-limits.ts'
import type { Connector } from '../connection/connector.ts'
import type { Database } from '../database/database.ts'
import { unavailable } from '../errors.ts'
import type { Feeds } from '../feed/feeds.ts'
import type { Health } from '../health.ts'
import type { HubOptions } from '../hub-options.ts'
import type { Receiver } from '../ingest/receive.ts'
import type { Metrics } from '../metrics.ts'
import type { Endpoints } from '../outbound/endpoints.ts'
import type { KindRegistry } from '../records/registry.ts'
import type { SignIn } from '../staff/sign-in.ts'
import type { Staff } from '../staff/staff.ts'
import { type Authenticate, createAuthenticate } from './authenticate.ts'
import { createAddressOf } from './client-address.ts'
import { compatibleCallRoutes } from './compatibility/calls.ts'
import { compatibleFeedRoute } from './compatibility/feed.ts'
import { compatibleOperationRoutes } from './compatibility/operations.ts'
import { phoneLogRoutes } from './compatibility/phone-log.ts'
import { compatibleRecordRoutes } from './compatibility/records.ts'
import type { ContentGate } from './content.ts'
import { dialpadAuthorizationRoutes } from './dialpad-authorization.ts'
import { eventStreamRoute } from './event-stream.ts'
import { internalAppRoutes } from './internal-apps.ts'
import { internalConnectionRoutes } from './internal-connections.ts'
import { internalEventRoutes } from './internal-events.ts'
import { internalJobRoutes } from './internal-jobs.ts'
import { createIsInternalRequest, type IsInternalRequest, requireInternalSecret } from './internal-secret.ts'
import { type CountRequest, createCountRequest, limitRequests, requireAllowed } from './limit-requests.ts'
import type { LiveConnections } from './live-connections.ts'
import { describeRoutes } from './openapi.ts'
import { addOperations, type Operation } from './operation.ts'
import { createIsOwnOrigin, type IsOwnOrigin } from './own-origin.ts'
import { configOf } from './routes.ts'
import type { Server } from './server.ts'
import { sessionRoutes } from './session.ts'
import { statusRoutes } from './status.ts'
import { actingOperations } from './v1/acting.ts'
import { callOperations } from './v1/calls.ts'
import { feedOperations } from './v1/feed.ts'
import { recordOperations } from './v1/records.ts'
import { pinOperations, staffOperations } from './v1/staff.ts'
import { webhookEndpointOperations } from './v1/webhook-endpoints.ts'
import { pageRoutes } from './web-app.ts'
import { webSocketRoute } from './web-socket.ts'
import { webhookRoutes } from './webhooks.ts'

/** What the routes work with. */
export interface RouteModules {
  readonly database: Database
  readonly kinds: KindRegistry
  readonly encryptor: Encryptor
  readonly keys: ApiKeyCache
  /** Null: requests are not limited. */
  readonly rateLimits: RateLimits | null
  readonly receiver: Receiver
  readonly metrics: Metrics
  readonly health: Health
  readonly feeds: Feeds
  readonly connections: LiveConnections
  readonly contentGate: ContentGate
  readonly connector: Connector
  readonly endpoints: Endpoints
  readonly sender: { wake(): void }
  readonly signIn: SignIn
  readonly staff: Staff
}

export interface RouteOptions
  extends Pick<HubOptions, 'environment' | 'publicUrl' | 'trustProxy' | 'internalApiSecret'>,
    Pick<HubOptions, 'returnOrigins' | 'allowPrivateWebhooks'>,
    Required<Pick<HubOptions, 'slowestReaderMs'>> {
  readonly isHttps: boolean
  /** False while the hub starts: 503 STARTING on every route that is not `whileStarting`. */
  readonly isReady: () => boolean
}

/** Registers every route of the hub, and the hooks that act on their configs. */
export async function registerRoutes(
  server: Server,
  modules: RouteModules,
  options: RouteOptions,
): Promise<void> {
  const { keys, rateLimits, signIn, staff } = modules
  const isInternal = createIsInternalRequest(options.internalApiSecret)
  const isOwnOrigin = createIsOwnOrigin(options.publicUrl)
  const authenticate = createAuthenticate(keys, signIn, staff, isOwnOrigin)
  const countRequest = rateLimits === null ? null : createCountRequest(rateLimits, keys, isInternal)

  if (countRequest !== null) limitRequests(server, countRequest)
  refuseWhileStarting(server, options.isReady)
  requireInternalSecret(server, isInternal)
  await describeRoutes(server, options.publicUrl)

  const shared = { isInternal, isOwnOrigin, authenticate, countRequest }
  registerResources(server, modules, options, shared)
  registerLive(server, modules, options, shared)
  registerInternal(server, modules, options)
  registerPeople(server, modules, options, shared)
  pageRoutes(server)
}

interface Shared {
  readonly isInternal: IsInternalRequest
  readonly isOwnOrigin: IsOwnOrigin
  readonly authenticate: Authenticate
  readonly countRequest: CountRequest | null
}

function refuseWhileStarting(server: Server, isReady: () => boolean): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (!isReady() && !configOf(request).whileStarting) throw unavailable('STARTING', 'The hub is starting')
    done()
  })
}

function registerResources(
  server: Server,
  modules: RouteModules,
  { environment, allowPrivateWebhooks }: RouteOptions,
  { authenticate }: Shared,
): void {
  const { database, kinds, contentGate, metrics, health } = modules
  webhookRoutes(server, modules.receiver, authenticate, metrics)
  const operations = operationsOf(modules, allowPrivateWebhooks)
  const performing = { authenticate, idempotency: new Idempotency(database, modules.encryptor) }
  addOperations(server, operations, performing)
  compatibleOperationRoutes(server, operations, performing)
  compatibleCallRoutes(server, database, authenticate, contentGate)
  compatibleRecordRoutes(server, kinds, database, authenticate, contentGate)
  phoneLogRoutes(server, database, authenticate, contentGate)
  statusRoutes(server, database, authenticate, environment, metrics, health)
}

/** Everything that `/api/v1` does, except for live connections. */
function operationsOf(modules: RouteModules, allowPrivate: boolean): Operation[] {
  const { database, kinds, contentGate, connector, sender, staff, signIn } = modules
  return [
    ...recordOperations(kinds, database, contentGate),
    ...callOperations(database, contentGate),
    ...actingOperations(database, appId => connector.clientOf(appId)),
    ...feedOperations(database.own, modules.feeds, contentGate),
    ...webhookEndpointOperations(database, modules.endpoints, contentGate, {
      allowPrivate,
      wake: () => sender.wake(),
    }),
    ...staffOperations(database, staff),
    ...pinOperations(database, signIn),
  ]
}

function registerLive(
  server: Server,
  modules: RouteModules,
  { trustProxy, slowestReaderMs }: RouteOptions,
  { authenticate, countRequest, isOwnOrigin }: Shared,
): void {
  const { database, feeds, connections, contentGate } = modules
  const addressOf = createAddressOf(trustProxy)
  const live = {
    queries: database.own,
    feeds,
    connections,
    authenticate,
    contentGate,
    slowestMs: slowestReaderMs,
  }
  eventStreamRoute(server, live)
  webSocketRoute(server, {
    ...live,
    isOwnOrigin,
    log: server.log,
    async limitHandshake(request: IncomingMessage, apiKey: string | undefined) {
      const client = { headers: request.headers, address: addressOf(request), apiKey }
      const allowance = await countRequest?.('connection', client)
      if (allowance != null) requireAllowed(allowance)
    },
  })
  server.addHook('preClose', async () => connections.stop())
  compatibleFeedRoute(server, feeds, authenticate, contentGate)
}

function registerInternal(server: Server, modules: RouteModules, { publicUrl }: RouteOptions): void {
  const { database, connector, keys } = modules
  internalAppRoutes(server, database.all, keys)
  internalConnectionRoutes(server, database.all, connector, publicUrl)
  internalEventRoutes(server, database.all)
  internalJobRoutes(server, database.all)
}

function registerPeople(
  server: Server,
  { database, connector, signIn, staff }: RouteModules,
  { environment, publicUrl, isHttps, returnOrigins }: RouteOptions,
  { authenticate, isInternal, isOwnOrigin }: Shared,
): void {
  const pages = { environment, publicUrl, secureCookies: isHttps, isOwnOrigin }
  sessionRoutes(server, database.own, signIn, staff, pages)
  dialpadAuthorizationRoutes(server, connector, {
    ...pages,
    queries: database.all,
    authenticate,
    isInternal,
    signIn,
    staff,
    returnOrigins,
  })
}
