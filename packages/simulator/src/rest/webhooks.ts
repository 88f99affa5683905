import type { FastifyInstance } from 'fastify'
import { fieldsOf, Refusal, requireField } from '../http.ts'
import { requireGrant } from '../oauth/oauth.ts'
import type { State, Webhook } from '../state.ts'
import { page } from './page.ts'

/** Webhooks: where events go. Dialpad gives the secret back in clear. */
export function webhookRoutes(http: FastifyInstance, state: State): void {
  http.register(async scope => {
    scope.addHook('onRequest', async request => void requireGrant(state, request))

    scope.get('/api/v2/webhooks', async request => page(state.webhooks.map(presentWebhook), request.query))
    scope.get<{ Params: { id: string } }>('/api/v2/webhooks/:id', async ({ params }) =>
      presentWebhook(findWebhook(state, params.id)),
    )
    scope.post('/api/v2/webhooks', async request => {
      const hookUrl = requireAddress(requireField(request.body, 'hook_url'))
      const { secret } = fieldsOf(request.body)
      const webhook: Webhook = {
        id: state.newId(),
        hookUrl,
        secret: typeof secret === 'string' ? secret : null,
      }
      state.webhooks.push(webhook)
      state.save()
      return presentWebhook(webhook)
    })
    scope.patch<{ Params: { id: string } }>('/api/v2/webhooks/:id', async request => {
      const webhook = findWebhook(state, request.params.id)
      const { hook_url: hookUrl, secret } = fieldsOf(request.body)
      if (typeof hookUrl === 'string') webhook.hookUrl = requireAddress(hookUrl)
      if (typeof secret === 'string') webhook.secret = secret
      state.save()
      return presentWebhook(webhook)
    })
    scope.delete<{ Params: { id: string } }>('/api/v2/webhooks/:id', async ({ params }) => {
      const webhook = findWebhook(state, params.id)
      state.webhooks = state.webhooks.filter(one => one !== webhook)
      state.subscriptions = state.subscriptions.filter(one => one.webhookId !== webhook.id)
      state.save()
      return presentWebhook(webhook)
    })
  })
}

function requireAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Refusal(400, 'hook_url is invalid')
  return text
}

export function findWebhook(state: State, id: unknown): Webhook {
  const webhook = state.webhooks.find(one => String(one.id) === String(id))
  if (webhook === undefined) throw new Refusal(404, 'No such webhook')
  return webhook
}

export function presentWebhook(webhook: Webhook) {
  return {
    hook_url: webhook.hookUrl,
    id: String(webhook.id),
    ...(webhook.secret === null ? {} : { signature: { algo: 'HS256', secret: webhook.secret, type: 'jwt' } }),
  }
}
