import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Queries } from '../database/database.ts'
import type { Scope } from '../database/tables.ts'
import { HubError, notFound } from '../errors.ts'
import { Instant, Nullable, Uuid } from '../schemas.ts'
import { createApiKey, HINT_LENGTH, hashSecret, looksLikeApiKey } from './api-key.ts'
import { type App, activeApp } from './app.ts'
import { type Actor, audit } from './audit.ts'

export const SCOPES: readonly Scope[] = ['read', 'write', 'content', 'admin']

/** The key that an app has from its beginning, and that rotation renews when it names no other. */
export const DEFAULT_KEY = 'default'

/** An app as some key, page or person speaks for it. */
export interface Caller extends App {
  readonly scopes: readonly Scope[]
  /** As the audit log names them. */
  readonly actor: string
  /** Null: a person. */
  readonly keyId: string | null
}

export interface NewKey {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

/** What may be known of a key: all but the key. */
export const KeyBodySchema = Type.Object({
  key_id: Uuid,
  name: Type.String(),
  hint: Type.Union([Type.String(), Type.Null()], { description: 'Prefix of the key' }),
  scopes: Type.Array(Type.Enum([...SCOPES])),
  created_at: Instant,
  expires_at: Nullable(Instant),
  last_used_at: Nullable(Instant),
})
export type KeyBody = Static<typeof KeyBodySchema>

/** Makes a key, which can never be read again. @throws HubError 409 KEY_EXISTS */
export async function addKey(
  transaction: Queries,
  appId: string,
  { name, scopes, expiresAt }: NewKey,
  by: Actor,
): Promise<{ keyId: string; apiKey: string }> {
  const apiKey = createApiKey()
  const { id } = await transaction
    .insertInto('api_keys')
    .values({
      app_id: appId,
      name,
      scopes: [...scopes],
      expires_at: expiresAt,
      key_hash: hashSecret(apiKey),
      hint: apiKey.slice(0, HINT_LENGTH),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(transaction, { appId, ...by, action: 'key.created', subject: id, details: { name, scopes } })
  return { keyId: id, apiKey }
}

/** Gives an app a further key, beside those that it has. @throws HubError NOT_FOUND, KEY_EXISTS */
export async function createNamedKey(
  queries: Queries,
  appId: string,
  key: NewKey,
  by: Actor,
): Promise<{ keyId: string; apiKey: string }> {
  return queries.transaction().execute(async transaction => {
    await lockApp(transaction, appId)
    const namesake = await alive(transaction, appId).where('name', '=', key.name).executeTakeFirst()
    if (namesake !== undefined)
      throw new HubError(
        409,
        'KEY_EXISTS',
        'The app already has an API key with this name: rotate or revoke it',
      )
    return addKey(transaction, appId, key, by)
  })
}

/**
 * Renews an app's key of a name, with the scopes that it had. The old one is dead at once or, with a grace,
 * lives so many ms longer.
 *
 * @throws HubError NOT_FOUND
 */
export async function rotateKey(
  queries: Queries,
  appId: string,
  { name = DEFAULT_KEY, graceMs = 0 }: { name?: string; graceMs?: number },
  by: Actor,
): Promise<{ keyId: string; apiKey: string }> {
  return queries.transaction().execute(async transaction => {
    await lockApp(transaction, appId)
    const old = await alive(transaction, appId).where('name', '=', name).execute()
    const [newest] = old
    if (newest === undefined && name !== DEFAULT_KEY) throw notFound('API key')
    const ids = old.map(key => key.id)
    if (ids.length > 0) {
      await transaction
        .updateTable('api_keys')
        .set(
          graceMs === 0
            ? { revoked_at: sql<Date>`now()` }
            : { expires_at: sql<Date>`least(expires_at, now() + ${graceMs} * interval '1 ms')` },
        )
        .where('id', 'in', ids)
        .execute()
    }
    await audit(transaction, { appId, ...by, action: 'key.rotated', details: { name, grace_ms: graceMs } })
    const scopes = newest === undefined ? SCOPES : newest.scopes
    return addKey(transaction, appId, { name, scopes, expiresAt: null }, by)
  })
}

/** Ends a key at once. @throws HubError NOT_FOUND */
export async function revokeKey(queries: Queries, appId: string, keyId: string, by: Actor): Promise<void> {
  await queries.transaction().execute(async transaction => {
    const revoked = await transaction
      .updateTable('api_keys')
      .set({ revoked_at: sql<Date>`now()` })
      .where('app_id', '=', appId)
      .where('id', '=', keyId)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (revoked === undefined) throw notFound('API key')
    await audit(transaction, { appId, ...by, action: 'key.revoked', subject: keyId, details: revoked })
  })
}

/** The keys that open something today. @throws HubError NOT_FOUND */
export async function listKeys(queries: Queries, appId: string): Promise<KeyBody[]> {
  const keys = await alive(queries, appId).execute()
  return keys.map(key => ({
    key_id: key.id,
    name: key.name,
    hint: key.hint,
    scopes: key.scopes,
    created_at: key.created_at.toISOString(),
    expires_at: key.expires_at?.toISOString() ?? null,
    last_used_at: key.last_used_at?.toISOString() ?? null,
  }))
}

function alive(queries: Queries, appId: string) {
  return queries
    .selectFrom('api_keys')
    .select(['id', 'name', 'hint', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('app_id', '=', appId)
    .where('revoked_at', 'is', null)
    .where(isCurrent)
    .orderBy('created_at', 'desc')
}

const isCurrent = sql<boolean>`(expires_at is null or expires_at > now())`

async function lockApp(transaction: Queries, appId: string): Promise<void> {
  const app = await transaction
    .selectFrom('apps')
    .select('id')
    .where('id', '=', appId)
    .forUpdate()
    .executeTakeFirst()
  if (app === undefined) throw notFound('App')
}

/** A key's last use is written down once in so many ms: to the minute is close enough. */
const NOTE_USE_EVERY_MS = 60_000
/**
 * How long the answer to whom a key speaks for is kept, in ms. A change of keys or apps is notified and ends it at once;
 * this bounds how long a revoked key still opens something at a hub that the notification does not reach.
 */
export const CACHED_FOR_MS = 3_000

/** Whom a key speaks for, until a moment of the process's own clock, in ms. */
interface Remembered {
  readonly caller: Caller
  readonly until: number
}

/** Finds whom keys speak for, and notes when they were used. */
export class ApiKeyCache {
  readonly #queries: Queries
  readonly #notedAt = new Map<string, number>()
  readonly #remembered = new Map<string, Remembered>()
  #ids: ReadonlyMap<string, string> = new Map()
  /** Counts what was forgotten: an answer that was asked for before then is not kept. */
  #epoch = 0

  constructor(queries: Queries) {
    this.#queries = queries
  }

  /** Reads which keys there are. */
  async load(): Promise<void> {
    const keys = await this.#queries
      .selectFrom('api_keys')
      .select(['id', 'key_hash'])
      .where('revoked_at', 'is', null)
      .where(isCurrent)
      .execute()
    this.#ids = new Map(keys.map(({ id, key_hash }) => [key_hash.toString('base64url'), id]))
  }

  /** From now on, every key is looked up again. For whenever keys or apps have changed. */
  forget(): void {
    this.#epoch++
    this.#remembered.clear()
  }

  /**
   * The id of a key as of the last load; null: there is none, or it is very new. For counting only: what a key may do,
   * and whether it still may, `callerOf` says.
   */
  idOf(apiKey: string): string | null {
    return this.#ids.get(nameKey(apiKey)) ?? null
  }

  /** Whom a key speaks for. @throws HubError INVALID_API_KEY, APP_INACTIVE */
  async callerOf(apiKey: string): Promise<Caller> {
    if (!looksLikeApiKey(apiKey)) throw invalidKey()
    const name = nameKey(apiKey)
    const remembered = this.#remembered.get(name)
    if (remembered !== undefined && performance.now() < remembered.until) return remembered.caller
    this.#remembered.delete(name)
    const epoch = this.#epoch
    const askedAt = performance.now()
    const { caller, endsInMs } = await this.#read(apiKey)
    this.#noteUse(caller.keyId)
    // Its last moment is the database's to say: nearer than this hub's clock can tell, it is asked each time.
    const until = askedAt + Math.min(CACHED_FOR_MS, endsInMs ?? Number.POSITIVE_INFINITY)
    if (epoch === this.#epoch) this.#remembered.set(name, { caller, until })
    return caller
  }

  /** @returns endsInMs by the database's clock; null: it does not expire */
  async #read(
    apiKey: string,
  ): Promise<{ caller: Caller & { readonly keyId: string }; endsInMs: number | null }> {
    const found = await this.#queries
      .selectFrom('api_keys')
      .innerJoin('apps', 'apps.id', 'api_keys.app_id')
      .select(['apps.id', 'apps.name', 'apps.active', 'api_keys.scopes', 'api_keys.id as keyId'])
      .select(sql<number | null>`(extract(epoch from expires_at - now()) * 1000)::float8`.as('endsInMs'))
      .where('key_hash', '=', hashSecret(apiKey))
      .where('revoked_at', 'is', null)
      .where(isCurrent)
      .executeTakeFirst()
    if (found === undefined) throw invalidKey()
    const { keyId, scopes, endsInMs } = found
    return { caller: { ...activeApp(found), scopes, actor: `key:${keyId}`, keyId }, endsInMs }
  }

  /** Nobody waits for it, and nothing is lost if it fails. */
  #noteUse(keyId: string): void {
    if (Date.now() - (this.#notedAt.get(keyId) ?? 0) < NOTE_USE_EVERY_MS) return
    this.#notedAt.set(keyId, Date.now())
    this.#queries
      .updateTable('api_keys')
      .set({ last_used_at: new Date() })
      .where('id', '=', keyId)
      .execute()
      .catch(() => this.#notedAt.delete(keyId))
  }
}

/** As memory has a key: by its hash. */
function nameKey(apiKey: string): string {
  return hashSecret(apiKey).toString('base64url')
}

function invalidKey(): HubError {
  return new HubError(401, 'INVALID_API_KEY', 'Invalid API key')
}
