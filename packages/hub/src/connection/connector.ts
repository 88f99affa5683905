import { type DialpadClient, DialpadError, type OAuthApp } from '@trunkline/dialpad'
import type { Logger } from 'pino'
import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'
import {
  type Authorization,
  type Authorized,
  beginAuthorization,
  finishAuthorization,
} from './authorization.ts'
import { asHubError, Connections } from './connections.ts'
import { ensureWebhook } from './webhooks.ts'

export interface Connector {
  /** @throws HubError NOT_FOUND, APP_INACTIVE */
  begin(request: { appId: string; returnTo: string | null }): Promise<Authorization>
  /**
   * Returns the app that is connected now, with its webhook and subscriptions made, and where to go from here.
   *
   * @throws HubError INVALID_STATE, COMPANY_MISMATCH, DIALPAD_UNAVAILABLE
   */
  finish(returned: { state: string; code: string; browserToken: string | undefined }): Promise<Authorized>
  /**
   * Repairs what was changed at Dialpad while the hub was away.
   *
   * @throws HubError TOKENS_EXPIRED when the app must be connected anew, NOT_CONNECTED, DIALPAD_UNAVAILABLE
   */
  upkeep(appId: string): Promise<void>
}

export interface ConnectorOptions {
  readonly queries: Queries
  readonly sealer: Sealer
  readonly oauth: OAuthApp
  readonly environment: string
  readonly publicUrl: string
  readonly log: Logger
  /** A webhook secret may be new: whoever verifies signatures must know. */
  readonly onWebhook: () => Promise<void>
  /** An app was connected: time to bring in what Dialpad has already. */
  readonly onConnected: (appId: string, client: DialpadClient) => Promise<void>
}

/** Connects apps to Dialpad and keeps them connected. */
export function createConnector(options: ConnectorOptions): Connector {
  const { queries, sealer, oauth, publicUrl, log } = options
  const connections = new Connections(queries, sealer, oauth, options.environment)

  const subscribe = async (appId: string, client: DialpadClient) => {
    await ensureWebhook(queries, sealer, client, { id: appId, publicUrl }, log)
    await options.onWebhook()
  }

  return {
    begin: request => beginAuthorization(queries, sealer, oauth, request),
    async finish(returned) {
      const authorized = await finishAuthorization(queries, sealer, oauth, connections, returned)
      const { appId } = authorized
      const client = await connections.clientOf(appId)
      await subscribe(appId, client).catch(rethrow)
      // Names may come a moment later than the connection: they hold nothing up.
      options.onConnected(appId, client).catch(error => log.warn({ err: error, appId }, 'no contacts'))
      return authorized
    },
    async upkeep(appId) {
      const client = await connections.clientOf(appId)
      try {
        await subscribe(appId, client)
      } catch (error) {
        if (error instanceof DialpadError && error.status === 401) await connections.markExpired(appId)
        rethrow(error)
      }
    },
  }
}

function rethrow(error: unknown): never {
  throw asHubError(error)
}
