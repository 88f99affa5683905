import { type ClientOptions, createRequester } from './request.ts'
import { callsOf } from './resources/calls.ts'
import { companyOf } from './resources/company.ts'
import { contactsOf } from './resources/contacts.ts'
import { messagesOf } from './resources/messages.ts'
import { oauthOf } from './resources/oauth.ts'
import { subscriptionsOf } from './resources/subscriptions.ts'
import { usersOf } from './resources/users.ts'
import { webhooksOf } from './resources/webhooks.ts'
import { websocketsOf } from './resources/websockets.ts'

/**
 * Creates a client for Dialpad's REST API v2. A token that expires meanwhile is renewed once. Every method throws a
 * DialpadError when Dialpad refuses the request, responds with something else than described or does not respond; a 429
 * only after retries of a few seconds.
 *
 * Ids are strings of digits: Dialpad's are 64-bit. Limits and scopes are given as Dialpad's public documentation states
 * them. Beside the limits of single endpoints, it allows a company 20 requests per second, over all tokens.
 *
 * ```ts
 * const dialpad = createDialpadClient({ baseUrl: 'https://dialpad.com', tokens: fixedToken(apiKey) })
 * const { name } = await dialpad.company.get()
 * for await (const { id, enabled } of dialpad.subscriptions.list('call')) console.log(id, enabled)
 * ```
 */
export function createDialpadClient(options: ClientOptions) {
  const requester = createRequester(options)
  return {
    calls: callsOf(requester),
    company: companyOf(requester),
    contacts: contactsOf(requester),
    messages: messagesOf(requester),
    oauth: oauthOf(requester),
    subscriptions: subscriptionsOf(requester),
    users: usersOf(requester),
    webhooks: webhooksOf(requester),
    websockets: websocketsOf(requester),
  }
}

export type DialpadClient = ReturnType<typeof createDialpadClient>
