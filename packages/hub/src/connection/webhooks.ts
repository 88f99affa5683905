import { randomBytes } from 'node:crypto'
import type { DialpadClient } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { webhookSecretContext } from '../ingest/known-apps.ts'

/** Dialpad goes on repeating messages for hours, signed as they were when they first were sent. */
const OLD_SECRET_LIVES_MS = 24 * 3_600_000

/** Where Dialpad sends an app's events. */
export function hookUrlOf(publicUrl: string, appId: string): string {
  return `${publicUrl}/webhooks/dialpad/${appId}`
}

/**
 * Sees to it that an app has a webhook at Dialpad, one only, with a secret of its own. One that is there is left as
 * it is. Returns its id.
 *
 * @throws DialpadError
 */
export async function ensureWebhook(
  queries: Queries,
  sealer: Sealer,
  client: DialpadClient,
  appId: string,
  hookUrl: string,
): Promise<string> {
  const kept = await queries
    .selectFrom('dialpad_webhooks')
    .select('webhook_id')
    .where('app_id', '=', appId)
    .where('hook_url', '=', hookUrl)
    .executeTakeFirst()
  const found = await Array.fromAsync(client.webhooks())
  const ours = found.filter(webhook => webhook.hookUrl === hookUrl)
  if (kept !== undefined && ours.some(webhook => webhook.id === kept.webhook_id)) return kept.webhook_id
  // One that the hub lost track of has a secret that nobody knows any more: its events would be refused.
  for (const webhook of ours) await client.deleteWebhook(webhook.id)
  const secret = randomBytes(32).toString('base64url')
  const webhook = await client.createWebhook(hookUrl, secret)
  const row = {
    webhook_id: webhook.id,
    hook_url: hookUrl,
    secret: sealer.seal(secret, webhookSecretContext(appId)),
  }
  await queries
    .insertInto('dialpad_webhooks')
    .values({ ...row, app_id: appId })
    .onConflict(conflict => conflict.column('app_id').doUpdateSet(row))
    .execute()
  return webhook.id
}

/**
 * Gives an app's webhook a new secret. The hub takes either from the moment before Dialpad is told until a day later,
 * so that no event is refused.
 *
 * @throws HubError 409 NO_WEBHOOK; DialpadError, after which the old secret goes on
 */
export async function rotateWebhookSecret(
  queries: Queries,
  sealer: Sealer,
  client: DialpadClient,
  appId: string,
): Promise<void> {
  const kept = await queries
    .selectFrom('dialpad_webhooks')
    .select(['webhook_id', 'secret'])
    .where('app_id', '=', appId)
    .executeTakeFirst()
  if (kept === undefined) throw new HubError(409, 'NO_WEBHOOK', 'The app has no webhook')
  const secret = randomBytes(32).toString('base64url')
  const sealed = sealer.seal(secret, webhookSecretContext(appId))
  await keepSecrets(queries, appId, sealed, kept.secret)
  try {
    await client.changeWebhookSecret(kept.webhook_id, secret)
  } catch (error) {
    // No answer may still be a yes: the new one goes on being taken.
    await keepSecrets(queries, appId, kept.secret, sealed)
    throw error
  }
}

async function keepSecrets(
  queries: Queries,
  appId: string,
  secret: Buffer | null,
  previous: Buffer | null,
): Promise<void> {
  await queries
    .updateTable('dialpad_webhooks')
    .set({
      secret,
      previous_secret: previous,
      previous_secret_until: sql<Date>`now() + ${OLD_SECRET_LIVES_MS} * interval '1 ms'`,
    })
    .where('app_id', '=', appId)
    .execute()
}

/** Removes an app's webhook, at Dialpad and here. @throws DialpadError */
export async function removeWebhook(
  queries: Queries,
  client: DialpadClient,
  appId: string,
  hookUrl: string,
): Promise<void> {
  for (const webhook of await Array.fromAsync(client.webhooks())) {
    if (webhook.hookUrl === hookUrl) await client.deleteWebhook(webhook.id)
  }
  await queries.deleteFrom('dialpad_webhooks').where('app_id', '=', appId).execute()
}
