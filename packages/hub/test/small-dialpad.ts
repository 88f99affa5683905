import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { DialpadAccess } from '../src/connection/connections.ts'

/** Answers a request for the contacts. */
type AnswerContacts = (response: ServerResponse) => void

export interface SmallDialpad {
  /** How hubs connect to it: with an API key for all apps. */
  readonly access: DialpadAccess
  /** How often tokens were renewed. */
  renewals(): number
  answerContacts(answer: AnswerContacts): void
  stop(): Promise<void>
}

/** So short that a hub renews it whenever it needs a token. */
const TOKEN_LIVES_S = 60

/** A Dialpad of one company that has contacts, tokens to renew, and nothing else. */
export async function startSmallDialpad(): Promise<SmallDialpad> {
  let answerContacts: AnswerContacts = withContacts()
  let renewals = 0
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/v2/contacts') === true) return answerContacts(response)
    if (request.url === '/oauth2/token') {
      const place = ++renewals
      const tokens = { access_token: `access-${place}`, refresh_token: `refresh-${place}` }
      return send(response, 200, { ...tokens, token_type: 'bearer', expires_in: TOKEN_LIVES_S })
    }
    const isCompany = request.url?.startsWith('/api/v2/company') === true
    send(response, 200, isCompany ? { id: '4242', name: 'Small company' } : {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    access: { baseUrl: `http://127.0.0.1:${port}`, oauth: null, apiKey: 'key of the small Dialpad' },
    renewals: () => renewals,
    answerContacts: answer => {
      answerContacts = answer
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export function withContacts(...names: readonly string[]): AnswerContacts {
  return response =>
    send(response, 200, {
      items: names.map((name, place) => ({ id: `contact-${place}`, type: 'shared', display_name: name })),
    })
}

/** There is always a next page. */
export const withEndlessContacts: AnswerContacts = response =>
  send(response, 200, {
    cursor: 'next',
    items: [{ id: 'contact-0', type: 'shared', display_name: 'Endless' }],
  })

export function withStatus(status: number): AnswerContacts {
  return response => send(response, status, { error: { message: 'as the test asked' } })
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
