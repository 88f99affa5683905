import { type DialpadClient, hasStatus, type OAuthApp } from '@trunkline/dialpad'
import type { Logger } from 'pino'
import { type Static, Type } from 'typebox'
import { findApp } from '../access/app.ts'
import { type Actor, audit } from '../access/audit.ts'
import type { Encryptor } from '../access/encryption.ts'
import type { EngineQueries } from '../database/database.ts'
import { toLog } from '../database/errors.ts'
import type { Intake } from '../database/tables.ts'
import { HubError } from '../errors.ts'
import { Instant, Nullable } from '../schemas.ts'
import { asHubError, Connections, connectionStatus, type DialpadAccess } from './connections.ts'
import { type Authorization, type Authorized, beginAuthorization, finishAuthorization } from './oauth.ts'
import { ensureSubscriptions, listSubscriptions } from './subscriptions.ts'
import { ensureWebhook, hookUrlOf, removeWebhook, rotateWebhookSecret } from './webhooks.ts'
import { ensureWebsocket, removeWebsocket } from './websockets.ts'

export interface ConnectorOptions {
  readonly queries: EngineQueries
  readonly encryptor: Encryptor
  readonly dialpad: DialpadAccess
  readonly environment: string
  readonly publicUrl: string
  /** How events are received, unless an app has its own setting. */
  readonly intake: Intake
  readonly log: Logger
  /** Called with the status of each of Dialpad's responses; null when there was none. */
  readonly observe?: (status: number | null) => void
  /** Called when an app's secrets may have changed, for those who verify signatures. */
  readonly onSecrets: (appId: string) => Promise<void>
  /**
   * Called to have what exists in Dialpad pulled: in the transaction that stores a connection, and again when the app
   * receives events, so that no change falls between.
   *
   * @param afterMs how long that may wait for the second call
   */
  readonly onConnected: (queries: EngineQueries, appId: string, afterMs: number) => Promise<void>
}

/** Creating webhooks and subscriptions at Dialpad takes seconds. Should the hub be killed meanwhile, in ms. */
const PULL_AFTER_MS = 60_000

const EndpointBodySchema = Type.Object({
  id: Type.String(),
  hook_url: Type.Optional(Type.String()),
  created_at: Instant,
  subscriptions: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), enabled: Type.Boolean() })),
})
/** How an app's events are received, as configured at Dialpad. */
export const IntakeBodySchema = Type.Object({
  intake: Type.Enum(['webhook', 'websocket', 'both', 'none']),
  webhook: Nullable(EndpointBodySchema),
  websocket: Nullable(EndpointBodySchema),
})
type IntakeBody = Static<typeof IntakeBodySchema>

/** Connects apps to Dialpad and keeps them connected. */
export class Connector {
  readonly #options: ConnectorOptions
  readonly #connections: Connections

  constructor(options: ConnectorOptions) {
    this.#options = options
    const { queries, encryptor, dialpad, environment, observe, onConnected } = options
    const onSaved = (transaction: EngineQueries, appId: string) =>
      onConnected(transaction, appId, PULL_AFTER_MS)
    this.#connections = new Connections(queries, encryptor, dialpad, environment, observe, onSaved)
  }

  /** @throws HubError NOT_FOUND, APP_INACTIVE, 409 OAUTH_NOT_CONFIGURED */
  begin(request: { appId: string; returnTo: string | null }): Promise<Authorization> {
    const { queries, encryptor } = this.#options
    return beginAuthorization(queries, encryptor, this.#oauth(), request)
  }

  /**
   * Finishes an authorization, and creates the webhook and the subscriptions.
   *
   * @returns the connected app, and where to redirect the browser
   * @throws HubError INVALID_STATE, COMPANY_MISMATCH, DIALPAD_UNAVAILABLE
   */
  async finish(
    returned: { state: string; code: string; browserToken: string | undefined },
    by: Actor,
  ): Promise<Authorized> {
    const { queries, encryptor } = this.#options
    const authorized = await finishAuthorization(
      queries,
      encryptor,
      this.#oauth(),
      this.#connections,
      returned,
    )
    await this.#begun(authorized.appId, 'oauth', by)
    return authorized
  }

  /** Connects an app with the hub's own API key. @throws HubError NO_SYSTEM_KEY, COMPANY_MISMATCH, … */
  async connectBySystemKey(appId: string, by: Actor): Promise<void> {
    const app = await findApp(this.#options.queries, appId)
    const company = await this.#connections.systemClient().company.get().catch(rethrow)
    await this.#connections.save(app.id, company.id, null)
    await this.#begun(app.id, 'api_key', by)
  }

  async #begun(appId: string, method: string, by: Actor): Promise<void> {
    const { queries, onConnected } = this.#options
    await audit(queries, { appId, ...by, action: 'connection.made', details: { method } })
    const client = await this.#connections.clientOf(appId)
    await this.#ensureIntake(appId, client).catch(rethrow)
    await onConnected(queries, appId, 0)
  }

  /**
   * Repairs the webhook and subscriptions, should they have changed at Dialpad, and renews a token that is about to expire.
   *
   * @throws HubError TOKENS_EXPIRED when the app must be connected again, NOT_CONNECTED, DIALPAD_UNAVAILABLE
   */
  async upkeep(appId: string): Promise<void> {
    const client = await this.#connections.clientOf(appId)
    try {
      await this.#ensureIntake(appId, client)
    } catch (error) {
      if (hasStatus(error, 401)) await this.#connections.markExpired(appId, 'Dialpad rejected the token')
      rethrow(error)
    }
  }

  /** Runs `upkeep` for every connected app; the failure of one does not affect the others. */
  async upkeepAll(): Promise<void> {
    const { queries, log } = this.#options
    const rows = await queries
      .selectFrom('dialpad_connections')
      .innerJoin('apps', 'apps.id', 'app_id')
      .select('app_id')
      .where('status', '=', 'connected')
      .where('active', '=', true)
      .execute()
    for (const { app_id: appId } of rows) {
      await this.upkeep(appId).catch(error =>
        log.error({ ...toLog(error), appId }, 'a connection to Dialpad needs attention'),
      )
    }
  }

  /** A client for Dialpad on behalf of an app. @throws HubError NOT_CONNECTED, TOKENS_EXPIRED */
  clientOf(appId: string): Promise<DialpadClient> {
    return this.#connections.clientOf(appId)
  }

  /**
   * Disconnects an app: it receives no more events, and its tokens are revoked. Where Dialpad does not cooperate, because the
   * tokens have expired or it is not reachable, the app is disconnected all the same.
   *
   * @throws HubError NOT_CONNECTED
   */
  async disconnect(appId: string, by: Actor): Promise<void> {
    const { queries, publicUrl, log } = this.#options
    const { method } = await connectionStatus(queries, appId)
    if (method === null) throw new HubError(409, 'NOT_CONNECTED', 'The app is not connected to Dialpad')
    const client = this.#connections.rawClient(appId)
    try {
      await removeWebhook(queries, client, appId, hookUrlOf(publicUrl, appId))
      await removeWebsocket(queries, client, appId)
      // All apps of the hub share one OAuth app: this revokes the tokens of all of them in this company.
      if (method === 'oauth' && (await this.#isAloneInCompany(appId))) await client.oauth.deauthorize()
    } catch (error) {
      log.warn({ err: error, appId }, 'could not notify Dialpad that an app was disconnected')
    }
    await queries.deleteFrom('dialpad_webhooks').where('app_id', '=', appId).execute()
    await queries.deleteFrom('dialpad_websockets').where('app_id', '=', appId).execute()
    await this.#connections.forget(appId)
    await audit(queries, { appId, ...by, action: 'connection.ended' })
  }

  async #isAloneInCompany(appId: string): Promise<boolean> {
    const other = await this.#options.queries
      .selectFrom('dialpad_connections as own')
      .innerJoin('dialpad_connections as other', 'other.dialpad_org_id', 'own.dialpad_org_id')
      .select('other.app_id')
      .where('own.app_id', '=', appId)
      .where('other.app_id', '!=', appId)
      .where('other.method', '=', 'oauth')
      .executeTakeFirst()
    return other === undefined
  }

  /** @throws HubError NOT_CONNECTED, TOKENS_EXPIRED, DIALPAD_UNAVAILABLE */
  async describeIntake(appId: string): Promise<IntakeBody> {
    const { queries } = this.#options
    const client = await this.#connections.clientOf(appId)
    const [webhook] = await queries
      .selectFrom('dialpad_webhooks')
      .selectAll()
      .where('app_id', '=', appId)
      .execute()
    const [websocket] = await queries
      .selectFrom('dialpad_websockets')
      .selectAll()
      .where('app_id', '=', appId)
      .execute()
    const describe = async (id: string, createdAt: Date) => ({
      id,
      created_at: createdAt.toISOString(),
      subscriptions: await listSubscriptions(client, id).catch(rethrow),
    })
    return {
      intake: await this.#intakeOf(appId),
      webhook:
        webhook === undefined
          ? null
          : { ...(await describe(webhook.webhook_id, webhook.created_at)), hook_url: webhook.hook_url },
      websocket:
        websocket === undefined ? null : await describe(websocket.websocket_id, websocket.created_at),
    }
  }

  /** Sets how an app's events are received; null: as the hub is configured. Throws as `upkeep` does. */
  async setIntake(appId: string, intake: Intake | null, by: Actor): Promise<void> {
    const { queries } = this.#options
    await this.#connections.clientOf(appId)
    await queries.updateTable('dialpad_connections').set({ intake }).where('app_id', '=', appId).execute()
    await audit(queries, { appId, ...by, action: 'connection.intake_set', details: { intake } })
    await this.upkeep(appId)
  }

  /** @throws HubError NO_WEBHOOK, NOT_CONNECTED, TOKENS_EXPIRED, DIALPAD_UNAVAILABLE */
  async rotateWebhookSecret(appId: string, by: Actor): Promise<void> {
    const { queries, encryptor, onSecrets } = this.#options
    const client = await this.#connections.clientOf(appId)
    await rotateWebhookSecret(queries, encryptor, client, appId).catch(rethrow)
    await onSecrets(appId)
    await audit(queries, { appId, ...by, action: 'webhook.secret_rotated' })
  }

  async #ensureIntake(appId: string, client: DialpadClient): Promise<void> {
    const { queries, encryptor, publicUrl, log } = this.#options
    const intake = await this.#intakeOf(appId)
    const offices = await queries
      .selectFrom('app_offices')
      .select('office_id')
      .where('app_id', '=', appId)
      .execute()
    const officeIds = offices.map(office => office.office_id)
    const hookUrl = hookUrlOf(publicUrl, appId)
    if (intake === 'webhook' || intake === 'both') {
      const webhookId = await ensureWebhook(queries, encryptor, client, appId, hookUrl)
      await ensureSubscriptions(client, webhookId, officeIds, log)
    }
    if (intake === 'websocket' || intake === 'both') {
      const websocketId = await ensureWebsocket(queries, encryptor, client, appId)
      await ensureSubscriptions(client, websocketId, officeIds, log)
    }
    // Removals come last, so that events can be received at any time.
    if (intake === 'websocket' || intake === 'none') await removeWebhook(queries, client, appId, hookUrl)
    if (intake === 'webhook' || intake === 'none') await removeWebsocket(queries, client, appId)
    await this.#options.onSecrets(appId)
  }

  async #intakeOf(appId: string): Promise<Intake> {
    const row = await this.#options.queries
      .selectFrom('dialpad_connections')
      .select('intake')
      .where('app_id', '=', appId)
      .executeTakeFirst()
    return row?.intake ?? this.#options.intake
  }

  #oauth(): OAuthApp {
    const { oauth } = this.#options.dialpad
    if (oauth === null) {
      throw new HubError(409, 'OAUTH_NOT_CONFIGURED', 'The hub has no OAuth app: it uses a Dialpad API key')
    }
    return oauth
  }
}

function rethrow(error: unknown): never {
  throw asHubError(error)
}
