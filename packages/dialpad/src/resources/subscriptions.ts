import { isRecord, type JsonRecord, readId, readText } from '../json.ts'
import type { Requester } from '../request.ts'
import { asInteger, requireId } from './ids.ts'

export const SUBSCRIPTION_KINDS = ['call', 'sms', 'agent_status', 'contact', 'changelog'] as const
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number]

export interface Subscription {
  readonly id: string
  readonly enabled: boolean
  /** The id of the webhook or websocket that the events go to. */
  readonly endpointId: string | null
  /** Null: the whole company. */
  readonly target: { readonly type: string; readonly id: string } | null
}

/** What a subscription is limited to. */
export interface SubscriptionTarget {
  readonly type: 'office'
  readonly id: string
}

/** What a subscription of each kind requires besides its endpoint, chosen so that no event is left out. */
const OPTIONS: Record<SubscriptionKind, JsonRecord> = {
  call: { call_states: ['all'] },
  sms: { direction: 'all', include_internal: true, status: true },
  agent_status: { agent_type: 'callcenter' },
  contact: { contact_type: 'shared' },
  changelog: {},
}

/** Which events Dialpad sends to a webhook or websocket. */
export function subscriptionsOf({ send, list }: Requester) {
  return {
    /**
     * `POST /subscriptions/{kind}`: subscribes an endpoint to all events of a kind. As Dialpad documents it, a company has
     * at most 100 subscriptions of a kind, 10 of them without a target; the text of messages requires the scope
     * `message_content_export` (for the whole company `message_content_export:all`), recordings `recordings_export`, the
     * change log `change_log`.
     *
     * @param endpointId the id of a webhook or websocket
     * @param target null: the whole company; only calls and messages can be limited to a target
     */
    async create(
      kind: SubscriptionKind,
      endpointId: string,
      target: SubscriptionTarget | null,
    ): Promise<Subscription> {
      const body = {
        ...OPTIONS[kind],
        endpoint_id: asInteger(endpointId),
        enabled: true,
        ...(target === null ? {} : { target_type: target.type, target_id: asInteger(target.id) }),
      }
      return readSubscription(await send('POST', `subscriptions/${kind}`, body))
    },

    /** `GET /subscriptions/{kind}`: all of the company, whichever endpoint they belong to. */
    async *list(kind: SubscriptionKind): AsyncGenerator<Subscription, void> {
      for await (const subscription of list(`subscriptions/${kind}`)) yield readSubscription(subscription)
    },

    /** `DELETE /subscriptions/{kind}/{id}`. @throws DialpadError 404 when the subscription does not exist */
    async delete(kind: SubscriptionKind, id: string): Promise<void> {
      await send('DELETE', `subscriptions/${kind}/${id}`)
    },
  }
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
