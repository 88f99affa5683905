import { randomBytes } from 'node:crypto'
import type { DialpadClient } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { Encryptor } from '../access/encryption.ts'
import type { EngineQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { webhookSecretContext } from '../ingest/app-cache.ts'

/** Dialpad retries message events for hours, with the signature of the first attempt. */
const OLD_SECRET_LIVES_MS = 24 * 3_600_000

/** Where Dialpad sends an app's events. */
export function hookUrlOf(publicUrl: string, appId: string): string {
  return `${publicUrl}/webhooks/dialpad/${appId}`
}

/**
 * Ensures that an app has exactly one webhook at Dialpad, with its own secret. An existing one is left as it is.
 *
 * @returns the webhook's id
 * @throws DialpadError
 */
export async function ensureWebhook(
  queries: EngineQueries,
  encryptor: Encryptor,
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
  const found = await Array.fromAsync(client.webhooks.list())
  const ours = found.filter(webhook => webhook.hookUrl === hookUrl)
  if (kept !== undefined && ours.some(webhook => webhook.id === kept.webhook_id)) return kept.webhook_id
  // The secret of a webhook that is not in the database is lost: its events would be rejected.
  for (const webhook of ours) await client.webhooks.delete(webhook.id)
  const secret = randomBytes(32).toString('base64url')
  const webhook = await client.webhooks.create(hookUrl, secret)
  const row = {
    webhook_id: webhook.id,
    hook_url: hookUrl,
    secret: encryptor.encrypt(secret, webhookSecretContext(appId)),
  }
  await queries
    .insertInto('dialpad_webhooks')
    .values({ ...row, app_id: appId })
    .onConflict(conflict => conflict.column('app_id').doUpdateSet(row))
    .execute()
  return webhook.id
}

/**
 * Rotates the secret of an app's webhook. The hub accepts both secrets from before the change at Dialpad until a day after
 * it, so that no event is rejected.
 *
 * @throws HubError 409 NO_WEBHOOK; DialpadError, after which the old secret stays the current one
 */
export async function rotateWebhookSecret(
  queries: EngineQueries,
  encryptor: Encryptor,
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
  const encrypted = encryptor.encrypt(secret, webhookSecretContext(appId))
  await keepSecrets(queries, appId, encrypted, kept.secret)
  try {
    await client.webhooks.changeSecret(kept.webhook_id, secret)
  } catch (error) {
    // Dialpad may have changed it without responding: both secrets stay accepted.
    await keepSecrets(queries, appId, kept.secret, encrypted)
    throw error
  }
}

async function keepSecrets(
  queries: EngineQueries,
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

/** Deletes an app's webhook at Dialpad and in the database. @throws DialpadError */
export async function removeWebhook(
  queries: EngineQueries,
  client: DialpadClient,
  appId: string,
  hookUrl: string,
): Promise<void> {
  for (const webhook of await Array.fromAsync(client.webhooks.list())) {
    if (webhook.hookUrl === hookUrl) await client.webhooks.delete(webhook.id)
  }
  await queries.deleteFrom('dialpad_webhooks').where('app_id', '=', appId).execute()
}
