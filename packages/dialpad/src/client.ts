import { isRecord, type JsonRecord, readId, readText } from './json.ts'
import { DialpadError, type DialpadRequest, hasStatus, type Observe, requestDialpad } from './request.ts'

export const SUBSCRIPTION_KINDS = ['call', 'sms', 'agent_status', 'contact', 'changelog'] as const
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number]

export interface Webhook {
  readonly id: string
  readonly hookUrl: string
  /** Dialpad gives the secret back in clear. */
  readonly secret: string | null
}

/** For those whom Dialpad cannot reach: they connect to it, and read. */
export interface Websocket {
  readonly id: string
  /** Good for an hour, and as good as a password. */
  readonly url: string
}

export interface Subscription {
  readonly id: string
  readonly enabled: boolean
  /** Of the webhook or the websocket that its events go to. */
  readonly endpointId: string | null
  /** Null: the whole company. */
  readonly target: { readonly type: string; readonly id: string } | null
}

/** What a subscription is limited to; it is for the whole company otherwise. */
export interface SubscriptionTarget {
  readonly type: 'office'
  readonly id: string
}

/** Where a call goes on. */
export type CallDestination =
  | { readonly number: string }
  | { readonly targetType: string; readonly targetId: string }

/** Where a client has its access token from. */
export interface TokenSource {
  current(): Promise<string>
  /** Another one, after Dialpad refused this one. @throws when there is none */
  renewed(refused: string): Promise<string>
}

/** A token that cannot be renewed. */
export function fixedToken(token: string): TokenSource {
  const refused = () => Promise.reject(new DialpadError('The access token', 401))
  return { current: () => Promise.resolve(token), renewed: refused }
}

export interface DialpadClient {
  /** The company that the token belongs to. */
  company(): Promise<{ id: string; name: string | null }>
  createWebhook(hookUrl: string, secret: string): Promise<Webhook>
  /** Events are signed with the new secret from then on; retries may still be signed with the old one. */
  changeWebhookSecret(id: string, secret: string): Promise<void>
  deleteWebhook(id: string): Promise<void>
  webhooks(): AsyncIterable<Webhook>
  createWebsocket(secret: string): Promise<Websocket>
  /** With an address that is good for an hour from now; null when there is none of this id. */
  websocket(id: string): Promise<Websocket | null>
  deleteWebsocket(id: string): Promise<void>
  createSubscription(
    kind: SubscriptionKind,
    endpointId: string,
    target: SubscriptionTarget | null,
  ): Promise<Subscription>
  /** All of the company. */
  subscriptions(kind: SubscriptionKind): AsyncIterable<Subscription>
  deleteSubscription(kind: SubscriptionKind, id: string): Promise<void>
  /** Ends every token of this OAuth app. */
  deauthorize(): Promise<void>
  /** Rings a user, then whom they call. @returns the call's id */
  placeCall(call: {
    userId: string
    to: string
    callerId: string | null
    customData: string | null
  }): Promise<string>
  hangUp(callId: string): Promise<void>
  transferCall(callId: string, to: CallDestination): Promise<void>
  labelCall(callId: string, labels: readonly string[]): Promise<void>
  /** @returns the message's id */
  sendMessage(message: {
    userId: string
    to: readonly string[]
    text: string
    /** A number of the company; null: the user's own. */
    from: string | null
  }): Promise<string>
  /** Opens an address on a user's screen. */
  popScreen(userId: string, url: string): Promise<void>
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
 * Dialpad's REST API v2. A token that ends meanwhile is renewed once. Every call throws DialpadError when Dialpad
 * refuses, answers nonsense or does not answer.
 */
export function createDialpadClient(options: {
  baseUrl: string
  tokens: TokenSource
  observe?: Observe | undefined
}): DialpadClient {
  const request = async (method: DialpadRequest['method'], path: string, body?: JsonRecord) => {
    const sendWith = (accessToken: string) =>
      requestDialpad({
        method,
        url: new URL(path, options.baseUrl),
        accessToken,
        ...(options.observe === undefined ? {} : { observe: options.observe }),
        ...(body === undefined ? {} : { body }),
      })
    const token = await options.tokens.current()
    try {
      return await sendWith(token)
    } catch (error) {
      if (!hasStatus(error, 401)) throw error
      return sendWith(await options.tokens.renewed(token))
    }
  }
  const send = (method: DialpadRequest['method'], path: string, body?: JsonRecord) =>
    request(method, `/api/v2/${path}`, body)

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
    async changeWebhookSecret(id, secret) {
      await send('PATCH', `webhooks/${id}`, { secret })
    },
    async createWebsocket(secret) {
      return readWebsocket(await send('POST', 'websockets', { secret }))
    },
    async websocket(id) {
      try {
        return readWebsocket(await send('GET', `websockets/${id}`))
      } catch (error) {
        if (hasStatus(error, 404)) return null
        throw error
      }
    },
    async deleteWebsocket(id) {
      await send('DELETE', `websockets/${id}`)
    },
    async createSubscription(kind, endpointId, target) {
      const body = {
        ...SUBSCRIPTION_OPTIONS[kind],
        endpoint_id: asInteger(endpointId),
        enabled: true,
        ...(target === null ? {} : { target_type: target.type, target_id: asInteger(target.id) }),
      }
      return readSubscription(await send('POST', `subscriptions/${kind}`, body))
    },
    async *subscriptions(kind) {
      for await (const subscription of list(`subscriptions/${kind}`)) yield readSubscription(subscription)
    },
    async deleteSubscription(kind, id) {
      await send('DELETE', `subscriptions/${kind}/${id}`)
    },
    async deauthorize() {
      await request('POST', '/oauth2/deauthorize')
    },
    async placeCall({ userId, to, callerId, customData }) {
      const answer = await send('POST', 'call', {
        user_id: asInteger(userId),
        phone_number: to,
        ...(callerId === null ? {} : { outbound_caller_id: callerId }),
        ...(customData === null ? {} : { custom_data: customData }),
      })
      const id = isRecord(answer) ? readId(answer.call_id) : null
      if (id === null) throw new DialpadError('POST call (no id)', 200)
      return id
    },
    async hangUp(callId) {
      await send('PUT', `call/${callId}/actions/hangup`)
    },
    async transferCall(callId, to) {
      const destination =
        'number' in to
          ? { number: to.number }
          : { target_type: to.targetType, target_id: asInteger(to.targetId) }
      await send('POST', `call/${callId}/transfer`, { to: destination })
    },
    async labelCall(callId, labels) {
      await send('PUT', `call/${callId}/labels`, { labels: [...labels] })
    },
    async sendMessage({ userId, to, text, from }) {
      const sender = from === null ? {} : { from_number: from }
      const body = { user_id: asInteger(userId), to_numbers: [...to], text, ...sender }
      return requireId(await send('POST', 'sms', body), 'POST sms')
    },
    async popScreen(userId, url) {
      await send('POST', `users/${userId}/screenpop`, { screen_pop_uri: url })
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

function readWebsocket(value: unknown): Websocket {
  const url = isRecord(value) ? readText(value.websocket_url) : null
  if (url === null || !/^wss?:/.test(url)) throw new DialpadError('websocket (no address)', 200)
  return { id: requireId(value, 'websocket'), url }
}

function readSubscription(value: unknown): Subscription {
  const subscription = isRecord(value) ? value : {}
  const { webhook, websocket } = subscription
  const endpoint = [webhook, websocket].find(isRecord) ?? {}
  return {
    id: requireId(subscription, 'subscription'),
    enabled: subscription.enabled !== false,
    endpointId: readId(endpoint.id),
    target: readTarget(subscription),
  }
}

function readTarget({ target_type, target_id }: JsonRecord): Subscription['target'] {
  const [type, id] = [readText(target_type), readId(target_id)]
  return type === null || id === null ? null : { type, id }
}
