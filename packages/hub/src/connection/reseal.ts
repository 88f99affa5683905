import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'
import { webhookSecretContext } from '../ingest/known-apps.ts'
import { tokenContext } from './connections.ts'

/**
 * Seals with today's key whatever an older one sealed, so that the older one can be thrown away.
 *
 * @throws when something opens with none of the keys: better at the start than when it is needed
 */
export async function reseal(queries: Queries, sealer: Sealer): Promise<void> {
  const anew = (sealed: Buffer, context: string) =>
    sealer.isCurrent(sealed) ? sealed : sealer.seal(sealer.open(sealed, context), context)
  const anewOrNone = (sealed: Buffer | null, context: string) => sealed && anew(sealed, context)
  await queries.transaction().execute(async transaction => {
    const connections = await transaction.selectFrom('dialpad_connections').selectAll().forUpdate().execute()
    for (const { app_id: appId, access_token, refresh_token } of connections) {
      const context = tokenContext(appId)
      const set = {
        access_token: anewOrNone(access_token, context),
        refresh_token: anewOrNone(refresh_token, context),
      }
      if (set.access_token === access_token && set.refresh_token === refresh_token) continue
      await transaction.updateTable('dialpad_connections').set(set).where('app_id', '=', appId).execute()
    }
    const webhooks = await transaction.selectFrom('dialpad_webhooks').selectAll().forUpdate().execute()
    for (const { app_id: appId, secret, previous_secret } of webhooks) {
      const context = webhookSecretContext(appId)
      const set = {
        secret: anewOrNone(secret, context),
        previous_secret: anewOrNone(previous_secret, context),
      }
      if (set.secret === secret && set.previous_secret === previous_secret) continue
      await transaction.updateTable('dialpad_webhooks').set(set).where('app_id', '=', appId).execute()
    }
    const endpoints = await transaction.selectFrom('webhook_endpoints').selectAll().forUpdate().execute()
    for (const { id, app_id: appId, secret, previous_secret } of endpoints) {
      const context = `outbound webhook secret of ${appId}`
      const set = { secret: anew(secret, context), previous_secret: anewOrNone(previous_secret, context) }
      if (set.secret === secret && set.previous_secret === previous_secret) continue
      await transaction.updateTable('webhook_endpoints').set(set).where('id', '=', id).execute()
    }
    const websockets = await transaction.selectFrom('dialpad_websockets').selectAll().forUpdate().execute()
    for (const { app_id: appId, secret } of websockets) {
      const set = { secret: anew(secret, webhookSecretContext(appId)) }
      if (set.secret === secret) continue
      await transaction.updateTable('dialpad_websockets').set(set).where('app_id', '=', appId).execute()
    }
  })
}
