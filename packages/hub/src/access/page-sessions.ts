import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { hashSecret } from './api-key.ts'
import { type App, activeApp } from './app.ts'

export const SESSION_LIFETIME_S = 30 * 24 * 3600

/** Signs a browser in to an app. Returns the token for its cookie; only a hash of it is kept. */
export async function openSession(queries: Queries, appId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await queries
    .insertInto('page_sessions')
    .values({
      token_hash: hashSecret(token),
      app_id: appId,
      expires_at: new Date(Date.now() + SESSION_LIFETIME_S * 1000),
    })
    .execute()
  await queries.deleteFrom('page_sessions').where('expires_at', '<', sql<Date>`now()`).execute()
  return token
}

/** The app that a browser is signed in to; null when it is to none. @throws HubError APP_INACTIVE */
export async function appOfSession(queries: Queries, token: string): Promise<App | null> {
  const app = await queries
    .selectFrom('page_sessions')
    .innerJoin('apps', 'apps.id', 'page_sessions.app_id')
    .select(['apps.id', 'apps.name', 'apps.active'])
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return app === undefined ? null : activeApp(app)
}

export async function closeSession(queries: Queries, token: string): Promise<void> {
  await queries.deleteFrom('page_sessions').where('token_hash', '=', hashSecret(token)).execute()
}
