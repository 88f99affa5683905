import { randomBytes } from 'node:crypto'
import {
  type DialpadClient,
  DialpadError,
  SUBSCRIPTION_KINDS,
  type SubscriptionKind,
} from '@trunkline/dialpad'
import type { Logger } from 'pino'
import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'
import { webhookSecretContext } from '../ingest/known-apps.ts'

/**
 * Sees to it that Dialpad sends an app's events here: one webhook with a secret of its own, and a
 * subscription of every kind to it. What is there already is left as it is, so this may run at any time.
 *
 * @param publicUrl where Dialpad reaches the hub
 * @throws DialpadError when the webhook or the call subscription cannot be made; the other kinds may need
 *   scopes that were not granted, and are done without then
 */
export async function ensureWebhook(
  queries: Queries,
  sealer: Sealer,
  client: DialpadClient,
  app: { id: string; publicUrl: string },
  log: Logger,
): Promise<void> {
  const hookUrl = `${app.publicUrl}/webhooks/dialpad/${app.id}`
  const webhookId =
    (await findWebhook(queries, client, app.id, hookUrl)) ??
    (await createWebhook(queries, sealer, client, app.id, hookUrl))
  for (const kind of SUBSCRIPTION_KINDS) {
    try {
      await ensureSubscription(client, kind, webhookId)
    } catch (error) {
      if (kind === 'call' || !isRefusal(error)) throw error
      log.warn({ err: error, kind, appId: app.id }, 'Dialpad refuses a subscription: is its scope granted?')
    }
  }
}

/** Dialpad's id of the webhook, if both sides still know it under this address. */
async function findWebhook(
  queries: Queries,
  client: DialpadClient,
  appId: string,
  hookUrl: string,
): Promise<string | null> {
  const kept = await queries
    .selectFrom('dialpad_webhooks')
    .select('webhook_id')
    .where('app_id', '=', appId)
    .where('hook_url', '=', hookUrl)
    .executeTakeFirst()
  if (kept === undefined) return null
  for await (const webhook of client.webhooks()) {
    if (webhook.id === kept.webhook_id && webhook.hookUrl === hookUrl) return webhook.id
  }
  return null
}

async function createWebhook(
  queries: Queries,
  sealer: Sealer,
  client: DialpadClient,
  appId: string,
  hookUrl: string,
): Promise<string> {
  // One that the hub lost track of has a secret that nobody knows any more: its events would be refused.
  for await (const webhook of client.webhooks()) {
    if (webhook.hookUrl === hookUrl) await client.deleteWebhook(webhook.id)
  }
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

async function ensureSubscription(
  client: DialpadClient,
  kind: SubscriptionKind,
  webhookId: string,
): Promise<void> {
  for await (const subscription of client.subscriptions(kind)) {
    if (subscription.webhookId === webhookId && subscription.enabled) return
  }
  await client.createSubscription(kind, webhookId)
}

function isRefusal(error: unknown): boolean {
  return error instanceof DialpadError && error.status !== null && error.status >= 400 && error.status < 500
}
