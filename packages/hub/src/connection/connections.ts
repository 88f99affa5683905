import {
  createDialpadClient,
  type DialpadClient,
  DialpadError,
  fixedToken,
  hasStatus,
  type OAuthApp,
  refreshTokens,
  type TokenPair,
  type TokenSource,
} from '@trunkline/dialpad'
import type { Selectable } from 'kysely'
import type { Encryptor } from '../access/encryption.ts'
import type { EngineQueries, EngineTransaction, Queries } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { HubError } from '../errors.ts'
import { type Announcement, announce } from './announce.ts'

/** A token this close to its end is renewed before it is used: the upkeep looks every five minutes. */
const RENEW_BEFORE_MS = 10 * 60_000

/** How the hub gets at Dialpad: by OAuth, each app on its own, or by one key for the whole system. */
export interface DialpadAccess {
  readonly baseUrl: string
  readonly oauth: OAuthApp | null
  readonly apiKey: string | null
}

/** An app's connection to Dialpad as it is shown: without secrets. */
export interface ConnectionStatus {
  readonly connected: boolean
  /** It was connected, and must be so anew. */
  readonly expired: boolean
  readonly method: 'oauth' | 'api_key' | null
  readonly dialpadOrgId: string | null
}

export async function connectionStatus(queries: Queries, appId: string): Promise<ConnectionStatus> {
  const connection = await queries
    .selectFrom('dialpad_connections')
    .select(['status', 'method', 'dialpad_org_id'])
    .where('app_id', '=', appId)
    .executeTakeFirst()
  return {
    connected: connection?.status === 'connected',
    expired: connection?.status === 'expired',
    method: connection?.method ?? null,
    dialpadOrgId: connection?.dialpad_org_id ?? null,
  }
}

type Row = Selectable<Tables['dialpad_connections']>

/** Dialpad's tokens of all apps. They are encrypted at rest, and renewed by one process at a time. */
export class Connections {
  readonly #queries: EngineQueries
  readonly #encryptor: Encryptor
  readonly #dialpad: DialpadAccess
  readonly #environment: string
  readonly #observe: ((status: number | null) => void) | undefined
  readonly #onSaved: ((transaction: EngineQueries, appId: string) => Promise<void>) | undefined
  readonly #renewing = new Map<string, Promise<string>>()

  /**
   * @param observe called with the status of each of Dialpad's responses; null: there was none
   * @param onSaved called in the transaction that stores a connection
   */
  constructor(
    queries: EngineQueries,
    encryptor: Encryptor,
    dialpad: DialpadAccess,
    environment: string,
    observe?: (status: number | null) => void,
    onSaved?: (transaction: EngineQueries, appId: string) => Promise<void>,
  ) {
    this.#observe = observe
    this.#onSaved = onSaved
    this.#queries = queries
    this.#encryptor = encryptor
    this.#dialpad = dialpad
    this.#environment = environment
  }

  /**
   * Keeps what an authorization brought; without tokens, the key of the whole system is used.
   *
   * @throws HubError COMPANY_MISMATCH when the app is connected to another company: its calls would mix.
   */
  async save(appId: string, orgId: string, tokens: TokenPair | null): Promise<void> {
    const row = {
      ...(tokens === null
        ? { access_token: null, refresh_token: null, token_expires_at: null }
        : this.#sealTokens(appId, tokens)),
      method: tokens === null ? ('api_key' as const) : ('oauth' as const),
      environment: this.#environment,
      dialpad_org_id: orgId,
      status: 'connected' as const,
      updated_at: new Date(),
    }
    await this.#queries.transaction().execute(async transaction => {
      const saved = await transaction
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
      await this.#publish(transaction, appId, 'connection.connected', null)
      await this.#onSaved?.(transaction, appId)
    })
  }

  /** A client for Dialpad's REST API that renews its token by itself. What it asks may throw as `clientOf` does. */
  rawClient(appId: string): DialpadClient {
    return createDialpadClient({
      baseUrl: this.#dialpad.baseUrl,
      tokens: this.#tokensOf(appId),
      observe: this.#observe,
    })
  }

  /**
   * A client with a token that is valid for some minutes at least.
   *
   * @throws HubError NOT_CONNECTED, TOKENS_EXPIRED, DIALPAD_UNAVAILABLE
   */
  async clientOf(appId: string): Promise<DialpadClient> {
    await this.#tokensOf(appId).current()
    return this.rawClient(appId)
  }

  /** The client of the key of the whole system. @throws HubError 409 NO_SYSTEM_KEY */
  systemClient(): DialpadClient {
    const { apiKey, baseUrl } = this.#dialpad
    if (apiKey === null)
      throw new HubError(409, 'NO_SYSTEM_KEY', 'The hub has no Dialpad API key (DIALPAD_API_KEY)')
    return createDialpadClient({ baseUrl, tokens: fixedToken(apiKey) })
  }

  /** Forgets an app's tokens. The company stays known to nobody. */
  async forget(appId: string): Promise<void> {
    await this.#queries.transaction().execute(async transaction => {
      const { numDeletedRows } = await transaction
        .deleteFrom('dialpad_connections')
        .where('app_id', '=', appId)
        .executeTakeFirst()
      if (numDeletedRows > 0n) await this.#publish(transaction, appId, 'connection.disconnected', null)
    })
  }

  /** Says once, to all who follow, that an app must be connected anew. */
  async markExpired(appId: string, reason: string): Promise<void> {
    await this.#queries.transaction().execute(async transaction => {
      const { numUpdatedRows } = await transaction
        .updateTable('dialpad_connections')
        .set({ status: 'expired', updated_at: new Date() })
        .where('app_id', '=', appId)
        .where('status', '=', 'connected')
        .executeTakeFirst()
      if (numUpdatedRows > 0n) await this.#publish(transaction, appId, 'connection.expired', reason)
    })
  }

  #publish(
    transaction: EngineTransaction,
    appId: string,
    type: Announcement,
    reason: string | null,
  ): Promise<void> {
    return announce(transaction, appId, type, { environment: this.#environment, reason })
  }

  #tokensOf(appId: string): TokenSource {
    return {
      current: async () => {
        const row = await this.#read(this.#queries, appId)
        if (row.method === 'api_key') return this.#systemKey()
        return this.#usable(row, null) ?? this.#renew(appId, null)
      },
      renewed: refused => this.#renew(appId, refused),
    }
  }

  /** One renewal at a time for each app in this process: whoever else needs it waits without a connection. */
  #renew(appId: string, refused: string | null): Promise<string> {
    const known = this.#renewing.get(appId)
    if (known !== undefined) return known
    const renewing = this.#renewAlone(appId, refused).finally(() => this.#renewing.delete(appId))
    this.#renewing.set(appId, renewing)
    return renewing
  }

  /**
   * The row is locked meanwhile, across all hubs: a second renewal with the same refresh token would fail. Who comes
   * second finds the new token.
   *
   * @throws HubError TOKENS_EXPIRED, NOT_CONNECTED, DIALPAD_UNAVAILABLE
   */
  async #renewAlone(appId: string, refused: string | null): Promise<string> {
    const token = await this.#queries.transaction().execute(async transaction => {
      const row = await this.#read(transaction, appId)
      const usable = row.method === 'oauth' ? this.#usable(row, refused) : null
      if (usable !== null) return usable
      if (row.refresh_token === null || this.#dialpad.oauth === null) return null
      const tokens = await renew(this.#dialpad.oauth, this.#decrypt(appId, row.refresh_token))
      if (tokens === null) return null
      await transaction
        .updateTable('dialpad_connections')
        .set({ ...this.#sealTokens(appId, tokens), updated_at: new Date() })
        .where('app_id', '=', appId)
        .execute()
      return tokens.accessToken
    })
    if (token !== null) return token
    await this.markExpired(appId, 'Dialpad rejected the token and did not renew it')
    throw expired()
  }

  /** @throws HubError NOT_CONNECTED, TOKENS_EXPIRED */
  async #read(queries: EngineQueries, appId: string): Promise<Row> {
    const row = await queries
      .selectFrom('dialpad_connections')
      .selectAll()
      .where('app_id', '=', appId)
      .$if(queries.isTransaction, query => query.forUpdate())
      .executeTakeFirst()
    if (row === undefined) throw new HubError(409, 'NOT_CONNECTED', 'The app is not connected to Dialpad')
    if (row.status === 'expired') throw expired()
    return row
  }

  /** The token of a row, unless it nears its end or is the one that was refused. */
  #usable(row: Row, refused: string | null): string | null {
    if (row.access_token === null) return null
    const endsAt = row.token_expires_at?.getTime() ?? Number.POSITIVE_INFINITY
    const token = this.#decrypt(row.app_id, row.access_token)
    return endsAt - Date.now() > RENEW_BEFORE_MS && token !== refused ? token : null
  }

  #systemKey(): string {
    if (this.#dialpad.apiKey === null) throw expired()
    return this.#dialpad.apiKey
  }

  #sealTokens(appId: string, tokens: TokenPair) {
    const encrypt = (token: string) => this.#encryptor.encrypt(token, tokenContext(appId))
    return {
      access_token: encrypt(tokens.accessToken),
      refresh_token: tokens.refreshToken === null ? null : encrypt(tokens.refreshToken),
      token_expires_at: tokens.expiresAt,
    }
  }

  #decrypt(appId: string, encrypted: Buffer): string {
    return this.#encryptor.decrypt(encrypted, tokenContext(appId))
  }
}

export function tokenContext(appId: string): string {
  return `Dialpad token of ${appId}`
}

/** Null when Dialpad refuses; trouble of another kind passes. */
async function renew(oauth: OAuthApp, refreshToken: string): Promise<TokenPair | null> {
  try {
    return await refreshTokens(oauth, refreshToken)
  } catch (error) {
    if (hasStatus(error, 400, 401)) return null
    throw asHubError(error)
  }
}

function expired(): HubError {
  return new HubError(401, 'TOKENS_EXPIRED', 'OAuth tokens expired and refresh failed')
}

/** A failure of Dialpad as a client of the hub may know it; anything else stays what it is. */
export function asHubError(error: unknown): unknown {
  if (!(error instanceof DialpadError)) return error
  return new HubError(503, 'DIALPAD_UNAVAILABLE', 'The request to Dialpad failed', error.message)
}
