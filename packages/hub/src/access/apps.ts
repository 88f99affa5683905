import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { HubError, notFound } from '../errors.ts'
import { createApiKey, hashSecret, looksLikeApiKey } from './api-key.ts'

/** A client application: whoever it is that reads this hub's data. */
export interface App {
  readonly id: string
  readonly name: string
}

/** Makes an app with its first key, which can never be read again. */
export async function createApp(queries: Queries, name: string): Promise<{ app: App; apiKey: string }> {
  return queries.transaction().execute(transaction => addApp(transaction, name))
}

async function addApp(transaction: Queries, name: string): Promise<{ app: App; apiKey: string }> {
  const app = await transaction
    .insertInto('apps')
    .values({ name })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()
  return { app, apiKey: await addKey(transaction, app.id) }
}

/** Gives an app a new key; the old ones are dead at once. @throws HubError NOT_FOUND */
export async function rotateKey(queries: Queries, appId: string): Promise<string> {
  return queries.transaction().execute(async transaction => {
    const app = await transaction
      .selectFrom('apps')
      .select('id')
      .where('id', '=', appId)
      .forUpdate()
      .executeTakeFirst()
    if (app === undefined) throw notFound('App')
    await transaction
      .updateTable('api_keys')
      .set({ revoked_at: new Date() })
      .where('app_id', '=', appId)
      .where('revoked_at', 'is', null)
      .execute()
    return addKey(transaction, appId)
  })
}

async function addKey(queries: Queries, appId: string): Promise<string> {
  const apiKey = createApiKey()
  await queries
    .insertInto('api_keys')
    .values({ app_id: appId, key_hash: hashSecret(apiKey) })
    .execute()
  return apiKey
}

/** The app of a key. @throws HubError INVALID_API_KEY, APP_INACTIVE */
export async function appOfKey(queries: Queries, apiKey: string): Promise<App> {
  if (!looksLikeApiKey(apiKey)) throw invalidKey()
  const app = await queries
    .selectFrom('api_keys')
    .innerJoin('apps', 'apps.id', 'api_keys.app_id')
    .select(['apps.id', 'apps.name', 'apps.active'])
    .where('key_hash', '=', hashSecret(apiKey))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (app === undefined) throw invalidKey()
  return activeApp(app)
}

function invalidKey(): HubError {
  return new HubError(401, 'INVALID_API_KEY', 'Invalid API key')
}

export function activeApp(app: App & { active: boolean }): App {
  if (!app.active) throw new HubError(403, 'APP_INACTIVE', 'App is not active')
  return { id: app.id, name: app.name }
}

/** An app that exists and is active. @throws HubError NOT_FOUND, APP_INACTIVE */
export async function findApp(queries: Queries, appId: string): Promise<App> {
  const app = await queries
    .selectFrom('apps')
    .select(['id', 'name', 'active'])
    .where('id', '=', appId)
    .executeTakeFirst()
  if (app === undefined) throw notFound('App')
  return activeApp(app)
}

/** The oldest app. */
export async function firstApp(queries: Queries): Promise<App | null> {
  const app = await queries
    .selectFrom('apps')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  return app ?? null
}

/** Any number that nothing else locks. */
const FIRST_APP_LOCK = 7_350_002

/** Makes an app at the very first start. The key is there only then: it can never be read again. */
export async function ensureFirstApp(queries: Queries): Promise<{ app: App; apiKey: string | null }> {
  return queries.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(${FIRST_APP_LOCK})`.execute(transaction)
    const app = await firstApp(transaction)
    return app === null ? addApp(transaction, 'First app') : { app, apiKey: null }
  })
}
