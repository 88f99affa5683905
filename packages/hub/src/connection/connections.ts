import {
  createDialpadClient,
  DialpadError,
  type OAuthApp,
  refreshTokens,
  type TokenPair,
} from '@trunkline/dialpad'
import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'

/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 5 * 60_000

/** An app's connection to Dialpad as anybody may know it. */
export interface ConnectionStatus {
  readonly connected: boolean
  readonly dialpadOrgId: string | null
}

export async function connectionStatus(queries: Queries, appId: string): Promise<ConnectionStatus> {
  const connection = await queries
    .selectFrom('dialpad_connections')
    .select(['status', 'dialpad_org_id'])
    .where('app_id', '=', appId)
    .executeTakeFirst()
  return {
    connected: connection?.status === 'connected',
    dialpadOrgId: connection?.dialpad_org_id ?? null,
  }
}

/** Dialpad's tokens of all apps. They are encrypted at rest. */
export class Connections {
  readonly #queries: Queries
  readonly #sealer: Sealer
  readonly #oauth: OAuthApp
  readonly #environment: string

  constructor(queries: Queries, sealer: Sealer, oauth: OAuthApp, environment: string) {
    this.#queries = queries
    this.#sealer = sealer
    this.#oauth = oauth
    this.#environment = environment
  }

  /**
   * Keeps what an authorization brought.
   *
   * @throws HubError COMPANY_MISMATCH when the app is connected to another company: its calls would mix.
   */
  async save(appId: string, orgId: string, tokens: TokenPair): Promise<void> {
    const row = {
      ...this.#sealTokens(appId, tokens),
      environment: this.#environment,
      dialpad_org_id: orgId,
      status: 'connected' as const,
      updated_at: new Date(),
    }
    const saved = await this.#queries
      .insertInto('dialpad_connections')
      .values({ ...row, app_id: appId, connected_at: new Date() })
      .onConflict(conflict =>
        conflict.column('app_id').doUpdateSet(row).where('dialpad_connections.dialpad_org_id', '=', orgId),
      )
      .returning('app_id')
      .executeTakeFirst()
    if (saved === undefined) {
      throw new HubError(409, 'COMPANY_MISMATCH', 'The app is connected to another Dialpad company')
    }
  }

  /**
   * A client for Dialpad's REST API with a token that is valid for some minutes at least.
   *
   * @throws HubError NOT_CONNECTED, TOKENS_EXPIRED, DIALPAD_UNAVAILABLE
   */
  async clientOf(appId: string) {
    return createDialpadClient({ baseUrl: this.#oauth.baseUrl, accessToken: await this.#accessToken(appId) })
  }

  async markExpired(appId: string): Promise<void> {
    await this.#queries
      .updateTable('dialpad_connections')
      .set({ status: 'expired', updated_at: new Date() })
      .where('app_id', '=', appId)
      .execute()
  }

  /** The row is locked while a token is renewed: a second renewal with the same refresh token would fail. */
  async #accessToken(appId: string): Promise<string> {
    const token = await this.#queries.transaction().execute(async transaction => {
      const connection = await transaction
        .selectFrom('dialpad_connections')
        .selectAll()
        .where('app_id', '=', appId)
        .forUpdate()
        .executeTakeFirst()
      if (connection === undefined) {
        throw new HubError(409, 'NOT_CONNECTED', 'The app is not connected to Dialpad')
      }
      const endsAt = connection.token_expires_at?.getTime() ?? Number.POSITIVE_INFINITY
      if (endsAt - Date.now() > RENEW_BEFORE_MS) return this.#open(appId, connection.access_token)
      if (connection.refresh_token === null) return null
      const tokens = await this.#renew(this.#open(appId, connection.refresh_token))
      if (tokens === null) return null
      await transaction
        .updateTable('dialpad_connections')
        .set({ ...this.#sealTokens(appId, tokens), updated_at: new Date() })
        .where('app_id', '=', appId)
        .execute()
      return tokens.accessToken
    })
    if (token !== null) return token
    await this.markExpired(appId)
    throw new HubError(401, 'TOKENS_EXPIRED', 'OAuth tokens expired and refresh failed')
  }

  /** Null when Dialpad refuses; trouble of another kind passes. */
  async #renew(refreshToken: string): Promise<TokenPair | null> {
    try {
      return await refreshTokens(this.#oauth, refreshToken)
    } catch (error) {
      if (error instanceof DialpadError && (error.status === 400 || error.status === 401)) return null
      throw asHubError(error)
    }
  }

  #sealTokens(appId: string, tokens: TokenPair) {
    const seal = (token: string) => this.#sealer.seal(token, tokenContext(appId))
    return {
      access_token: seal(tokens.accessToken),
      refresh_token: tokens.refreshToken === null ? null : seal(tokens.refreshToken),
      token_expires_at: tokens.expiresAt,
    }
  }

  #open(appId: string, sealed: Buffer): string {
    return this.#sealer.open(sealed, tokenContext(appId))
  }
}

function tokenContext(appId: string): string {
  return `Dialpad token of ${appId}`
}

/** Trouble with Dialpad as a client of the hub may know it; anything else stays what it is. */
export function asHubError(error: unknown): unknown {
  if (!(error instanceof DialpadError)) return error
  return new HubError(503, 'DIALPAD_UNAVAILABLE', 'Dialpad did not do what was asked', error.message)
}
