import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hashSecret } from '../access/api-key.ts'
import { findApp } from '../access/app.ts'
import { type Actor, audit } from '../access/audit.ts'
import type { EngineQueries } from '../database/database.ts'
import { invalidLink } from '../errors.ts'

const LIFETIME_HOURS = 24

export interface ConnectLink {
  /** Holds the token behind the `#`, which browsers send to no server. */
  readonly url: string
  readonly expiresAt: Date
}

/** Makes a single-use link for connecting an app to Dialpad, valid for a day. @throws HubError NOT_FOUND, APP_INACTIVE */
export async function createConnectLink(
  queries: EngineQueries,
  publicUrl: string,
  appId: string,
  by: Actor,
): Promise<ConnectLink> {
  const app = await findApp(queries, appId)
  const token = randomBytes(32).toString('base64url')
  await queries.deleteFrom('connect_links').where('expires_at', '<', sql<Date>`now()`).execute()
  const { expires_at: expiresAt } = await queries
    .insertInto('connect_links')
    .values({
      token_hash: hashSecret(token),
      app_id: app.id,
      expires_at: sql<Date>`now() + make_interval(hours => ${LIFETIME_HOURS})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  await audit(queries, { appId: app.id, ...by, action: 'connection.link_created' })
  return { url: `${publicUrl}/connect#${token}`, expiresAt }
}

/** Uses a link up. @returns the app that it connects @throws HubError 404 LINK_INVALID */
export async function useConnectLink(queries: EngineQueries, token: string): Promise<string> {
  const link = await queries
    .deleteFrom('connect_links')
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('app_id')
    .executeTakeFirst()
  if (link === undefined) throw invalidLink()
  return link.app_id
}
