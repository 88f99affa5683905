import type { FastifyInstance } from 'fastify'
import { fieldsOf, Refusal } from '../http.ts'
import { requireGrant } from '../oauth/oauth.ts'
import { EVENT_KINDS, type EventKind, type State, type Subscription } from '../state.ts'
import { page } from './page.ts'
import { findWebhook, presentWebhook } from './webhooks.ts'

/** Of one kind, on the company. */
const LIMIT = 10

/** What a kind must be told, and what its answers show of it. */
const OPTIONS: Record<EventKind, { required: string | null; shown: readonly string[] }> = {
  call: { required: null, shown: ['call_states', 'group_calls_only'] },
  sms: { required: 'direction', shown: ['direction', 'include_internal', 'status'] },
  agent_status: { required: 'agent_type', shown: ['agent_type'] },
  contact: { required: 'contact_type', shown: ['contact_type'] },
  changelog: { required: null, shown: [] },
}

type WithId = { Params: { id: string } }

/** Subscriptions of the five kinds: which events go to which webhook. */
export function subscriptionRoutes(
  http: FastifyInstance,
  state: State,
  onSubscribed: (kind: EventKind) => void,
): void {
  http.register(async scope => {
    for (const kind of EVENT_KINDS) {
      const path = `/api/v2/subscriptions/${kind}`
      const ofKind = () => state.subscriptions.filter(one => one.kind === kind)

      scope.get(path, async request => {
        requireGrant(state, request)
        return page(
          ofKind().map(one => present(state, one)),
          request.query,
        )
      })
      scope.post(path, async request => {
        const { scopes } = requireGrant(state, request)
        if (kind === 'changelog' && !scopes.includes('change_log'))
          throw new Refusal(403, 'The scope change_log is required')
        if (ofKind().length >= LIMIT)
          throw new Refusal(400, `At most ${LIMIT} subscriptions of this type are allowed`)
        const body = fieldsOf(request.body)
        const { required, shown } = OPTIONS[kind]
        if (required !== null && typeof body[required] !== 'string')
          throw new Refusal(400, `${required} is required`)
        if (body.endpoint_id === undefined) throw new Refusal(400, 'endpoint_id is required')
        const subscription: Subscription = {
          id: state.newId(),
          kind,
          webhookId: findWebhook(state, body.endpoint_id).id,
          enabled: body.enabled !== false,
          options: Object.fromEntries(
            shown.filter(name => body[name] !== undefined).map(name => [name, body[name]]),
          ),
          scopes,
        }
        state.subscriptions.push(subscription)
        state.save()
        onSubscribed(kind)
        return present(state, subscription)
      })
      scope.get<WithId>(`${path}/:id`, async request => {
        requireGrant(state, request)
        return present(state, find(ofKind(), request.params.id))
      })
      scope.patch<WithId>(`${path}/:id`, async request => {
        requireGrant(state, request)
        const subscription = find(ofKind(), request.params.id)
        const { enabled } = fieldsOf(request.body)
        if (typeof enabled === 'boolean') subscription.enabled = enabled
        state.save()
        return present(state, subscription)
      })
      scope.delete<WithId>(`${path}/:id`, async request => {
        requireGrant(state, request)
        const subscription = find(ofKind(), request.params.id)
        state.subscriptions = state.subscriptions.filter(one => one !== subscription)
        state.save()
        return present(state, subscription)
      })
    }
  })
}

function find(subscriptions: readonly Subscription[], id: string): Subscription {
  const subscription = subscriptions.find(one => String(one.id) === id)
  if (subscription === undefined) throw new Refusal(404, 'No such subscription')
  return subscription
}

function present(state: State, { id, enabled, options, webhookId }: Subscription) {
  return { ...options, enabled, id: String(id), webhook: presentWebhook(findWebhook(state, webhookId)) }
}
