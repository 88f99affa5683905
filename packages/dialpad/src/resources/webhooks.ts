import { isRecord, readText } from '../json.ts'
import type { Requester } from '../request.ts'
import { requireId } from './ids.ts'

interface Webhook {
  readonly id: string
  readonly hookUrl: string
  /** Dialpad returns the secret in clear text: keep it out of logs. */
  readonly secret: string | null
}

/** URLs that Dialpad posts events to, signed with the webhook's secret. */
export function webhooksOf({ send, list }: Requester) {
  return {
    /** `POST /webhooks`. Dialpad's documented limit is 100 per minute and company. */
    async create(hookUrl: string, secret: string): Promise<Webhook> {
      return readWebhook(await send('POST', 'webhooks', { hook_url: hookUrl, secret }))
    },

    /** `GET /webhooks`: all of the company. */
    async *list(): AsyncGenerator<Webhook, void> {
      for await (const webhook of list('webhooks')) yield readWebhook(webhook)
    },

    /**
     * `PATCH /webhooks/{id}`: events are signed with the new secret from then on; retries may still be signed with the old
     * one.
     *
     * @throws DialpadError 404 when the webhook does not exist
     */
    async changeSecret(id: string, secret: string): Promise<void> {
      await send('PATCH', `webhooks/${id}`, { secret })
    },

    /** `DELETE /webhooks/{id}`. @throws DialpadError 404 when the webhook does not exist */
    async delete(id: string): Promise<void> {
      await send('DELETE', `webhooks/${id}`)
    },
  }
}

function readWebhook(value: unknown): Webhook {
  const webhook = isRecord(value) ? value : {}
  const signature = isRecord(webhook.signature) ? webhook.signature : {}
  return {
    id: requireId(webhook, 'webhook'),
    hookUrl: readText(webhook.hook_url) ?? '',
    secret: readText(signature.secret),
  }
}
