import { socketUrl } from '../delivery/websocket.ts'
import type { Dialpad } from '../dialpad.ts'
import { Refusal, requireField } from '../http.ts'
import { findEndpoint, isWebhook, type State, type Webhook, type Websocket } from '../state.ts'
import type { Routes } from './api.ts'
import { findById, optionalText, page, requireWebAddress } from './page.ts'

type WithId = { Params: { id: string } }

/** Where events go: webhooks, and websockets for those who cannot be reached. The secret is given back in clear. */
export const endpointRoutes: Routes = (http, dialpad) => {
  const { state } = dialpad
  const findWebhook = (id: string) => findById(state.webhooks, id, 'webhook')
  const findWebsocket = (id: string) => findById(state.websockets, id, 'websocket')

  http.get('/webhooks', async ({ query }) => page(state.webhooks.map(presentWebhook), query))
  http.get<WithId>('/webhooks/:id', async ({ params }) => presentWebhook(findWebhook(params.id)))
  http.post('/webhooks', async ({ body }) => {
    const hookUrl = requireWebAddress(requireField(body, 'hook_url'), 'hook_url')
    const webhook: Webhook = { id: state.newId(), hookUrl, secret: optionalText(body, 'secret') ?? null }
    state.webhooks.push(webhook)
    state.save()
    return presentWebhook(webhook)
  })
  http.patch<WithId>('/webhooks/:id', async ({ params, body }) => {
    const webhook = findWebhook(params.id)
    const hookUrl = optionalText(body, 'hook_url')
    if (hookUrl !== undefined) webhook.hookUrl = requireWebAddress(hookUrl, 'hook_url')
    webhook.secret = optionalText(body, 'secret') ?? webhook.secret
    state.save()
    return presentWebhook(webhook)
  })
  http.delete<WithId>('/webhooks/:id', async ({ params }) => {
    const webhook = findWebhook(params.id)
    state.webhooks = state.webhooks.filter(one => one !== webhook)
    forgetSubscriptions(state, webhook.id)
    return presentWebhook(webhook)
  })

  http.get('/websockets', async ({ query }) =>
    page(
      state.websockets.map(one => presentWebsocket(dialpad, one)),
      query,
    ),
  )
  http.get<WithId>('/websockets/:id', async ({ params }) => renewed(findWebsocket(params.id)))
  http.post('/websockets', async ({ body }) => {
    const websocket: Websocket = {
      id: state.newId(),
      secret: optionalText(body, 'secret') ?? null,
      tokens: [],
    }
    state.websockets.push(websocket)
    return renewed(websocket)
  })
  http.patch<WithId>('/websockets/:id', async ({ params, body }) => {
    const websocket = findWebsocket(params.id)
    websocket.secret = optionalText(body, 'secret') ?? websocket.secret
    return renewed(websocket)
  })
  http.delete<WithId>('/websockets/:id', async ({ params }) => {
    const websocket = findWebsocket(params.id)
    state.websockets = state.websockets.filter(one => one !== websocket)
    forgetSubscriptions(state, websocket.id)
    return presentWebsocket(dialpad, websocket)
  })

  // Whoever asks gets an address that is good for a whole hour from now.
  function renewed(websocket: Websocket) {
    dialpad.sockets().addToken(websocket)
    return presentWebsocket(dialpad, websocket)
  }
}

function forgetSubscriptions(state: State, endpointId: number): void {
  state.subscriptions = state.subscriptions.filter(one => one.endpointId !== endpointId)
  state.save()
}

function presentWebhook(webhook: Webhook) {
  return { hook_url: webhook.hookUrl, id: String(webhook.id), ...presentSignature(webhook) }
}

function presentWebsocket({ baseUrl }: Dialpad, websocket: Websocket) {
  const token = websocket.tokens.at(-1)?.token ?? ''
  return {
    id: String(websocket.id),
    websocket_url: socketUrl(baseUrl(), token),
    ...presentSignature(websocket),
  }
}

function presentSignature({ secret }: Webhook | Websocket) {
  return secret === null ? {} : { signature: { algo: 'HS256', secret, type: 'jwt' } }
}

/** @throws Refusal 404 */
export function requireEndpoint(state: State, id: unknown): Webhook | Websocket {
  const endpoint = findEndpoint(state, id)
  if (endpoint === undefined) throw new Refusal(404, 'No such endpoint')
  return endpoint
}

/** As a subscription shows it. */
export function presentEndpoint(dialpad: Dialpad, id: number) {
  const endpoint = requireEndpoint(dialpad.state, id)
  return isWebhook(endpoint)
    ? { webhook: presentWebhook(endpoint) }
    : { websocket: presentWebsocket(dialpad, endpoint) }
}
