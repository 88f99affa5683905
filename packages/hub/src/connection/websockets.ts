import { randomBytes } from 'node:crypto'
import type { DialpadClient } from '@trunkline/dialpad'
import type { Encryptor } from '../access/encryption.ts'
import type { EngineQueries } from '../database/database.ts'
import { webhookSecretContext } from '../ingest/app-cache.ts'

/**
 * Ensures that an app has a websocket at Dialpad, with its own secret. An existing one is left as it is.
 *
 * @returns the websocket's id
 * @throws DialpadError
 */
export async function ensureWebsocket(
  queries: EngineQueries,
  encryptor: Encryptor,
  client: DialpadClient,
  appId: string,
): Promise<string> {
  const kept = await queries
    .selectFrom('dialpad_websockets')
    .select('websocket_id')
    .where('app_id', '=', appId)
    .executeTakeFirst()
  if (kept !== undefined && (await client.websockets.get(kept.websocket_id)) !== null)
    return kept.websocket_id
  const secret = randomBytes(32).toString('base64url')
  const websocket = await client.websockets.create(secret)
  const row = { websocket_id: websocket.id, secret: encryptor.encrypt(secret, webhookSecretContext(appId)) }
  await queries
    .insertInto('dialpad_websockets')
    .values({ ...row, app_id: appId })
    .onConflict(conflict => conflict.column('app_id').doUpdateSet(row))
    .execute()
  return websocket.id
}

/** Deletes an app's websocket at Dialpad and in the database. @throws DialpadError */
export async function removeWebsocket(
  queries: EngineQueries,
  client: DialpadClient,
  appId: string,
): Promise<void> {
  const kept = await queries
    .selectFrom('dialpad_websockets')
    .select('websocket_id')
    .where('app_id', '=', appId)
    .executeTakeFirst()
  if (kept === undefined) return
  if ((await client.websockets.get(kept.websocket_id)) !== null)
    await client.websockets.delete(kept.websocket_id)
  await queries.deleteFrom('dialpad_websockets').where('app_id', '=', appId).execute()
}
