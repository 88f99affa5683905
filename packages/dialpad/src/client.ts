import { isRecord, type JsonRecord, readId, readText } from './json.ts'
import { DialpadError, type DialpadRequest, requestDialpad } from './request.ts'

export const SUBSCRIPTION_KINDS = ['call', 'sms', 'agent_status', 'contact', 'changelog'] as const
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number]

export interface Webhook {
  readonly id: string
  readonly hookUrl: string
  /** Dialpad gives the secret back in clear. */
  readonly secret: string | null
}

export interface Subscription {
  readonly id: string
  readonly enabled: boolean
  readonly webhookId: string | null
}

export interface DialpadClient {
  /** The company that the token belongs to. */
  company(): Promise<{ id: string; name: string | null }>
  createWebhook(hookUrl: string, secret: string): Promise<Webhook>
  deleteWebhook(id: string): Promise<void>
  webhooks(): AsyncIterable<Webhook>
  createSubscription(kind: SubscriptionKind, webhookId: string): Promise<Subscription>
  subscriptions(kind: SubscriptionKind): AsyncIterable<Subscription>
  /** Every shared contact, as Dialpad wrote it. */
  contacts(): AsyncIterable<JsonRecord>
}

/** What each kind of subscription must be told beside its webhook. */
const SUBSCRIPTION_OPTIONS: Record<SubscriptionKind, JsonRecord> = {
  call: { call_states: ['all'] },
  sms: { direction: 'all', include_internal: true, status: true },
  agent_status: { agent_type: 'callcenter' },
  contact: { contact_type: 'shared' },
  changelog: {},
}

/** Dialpad answers 400 now and then to a larger page of contacts. */
const CONTACTS_PAGE = 100

/**
 * Dialpad's REST API v2 with one access token. Every call throws DialpadError when Dialpad refuses,
 * answers nonsense or does not answer.
 */
export function createDialpadClient(options: { baseUrl: string; accessToken: string }): DialpadClient {
  const send = (method: DialpadRequest['method'], path: string, body?: JsonRecord) =>
    requestDialpad({
      method,
      url: new URL(`/api/v2/${path}`, options.baseUrl),
      accessToken: options.accessToken,
      ...(body === undefined ? {} : { body }),
    })

  /** A list is `{cursor?, items?}`; an empty one may be `{}`; the last page has no cursor. */
  async function* list(path: string, query: Record<string, string> = {}): AsyncIterable<JsonRecord> {
    let cursor: string | null = null
    do {
      const parameters = new URLSearchParams(cursor === null ? query : { ...query, cursor })
      const page = await send('GET', `${path}?${parameters}`)
      if (!isRecord(page)) throw new DialpadError(`GET ${path} (no list)`, 200)
      if (Array.isArray(page.items)) yield* page.items.filter(isRecord)
      cursor = readText(page.cursor)
    } while (cursor !== null)
  }

  return {
    async company() {
      const company = await send('GET', 'company')
      return {
        id: requireId(company, 'GET company'),
        name: isRecord(company) ? readText(company.name) : null,
      }
    },
    async createWebhook(hookUrl, secret) {
      return readWebhook(await send('POST', 'webhooks', { hook_url: hookUrl, secret }))
    },
    async deleteWebhook(id) {
      await send('DELETE', `webhooks/${id}`)
    },
    async *webhooks() {
      for await (const webhook of list('webhooks')) yield readWebhook(webhook)
    },
    async createSubscription(kind, webhookId) {
      const body = { ...SUBSCRIPTION_OPTIONS[kind], endpoint_id: asInteger(webhookId), enabled: true }
      return readSubscription(await send('POST', `subscriptions/${kind}`, body))
    },
    async *subscriptions(kind) {
      for await (const subscription of list(`subscriptions/${kind}`)) yield readSubscription(subscription)
    },
    contacts: () => list('contacts', { limit: String(CONTACTS_PAGE) }),
  }
}

/** Dialpad documents this field as an integer; one that a double would round can only go as text. */
function asInteger(id: string): number | string {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id
}

function requireId(value: unknown, what: string): string {
  const id = isRecord(value) ? readId(value.id) : null
  if (id === null) throw new DialpadError(`${what} (no id)`, 200)
  return id
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

function readSubscription(value: unknown): Subscription {
  const subscription = isRecord(value) ? value : {}
  const webhook = isRecord(subscription.webhook) ? subscription.webhook : {}
  return {
    id: requireId(subscription, 'subscription'),
    enabled: subscription.enabled !== false,
    webhookId: readId(webhook.id),
  }
}
