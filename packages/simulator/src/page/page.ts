import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { play } from '../control/control.ts'
import type { Dialpad } from '../dialpad.ts'
import { fieldsOf } from '../http.ts'
import type { LedgerEvent } from '../ledger.ts'
import { contactName } from '../world/company.ts'

const LAST = 40
const HTML = readFileSync(new URL('./page.html', import.meta.url), 'utf8')
const SCRIPT = readFileSync(new URL('./page.js', import.meta.url), 'utf8')
const STYLE = readFileSync(new URL('./page.css', import.meta.url), 'utf8')

/** The page on which one sees what happens, and lets somebody call. */
export function pageRoutes(http: FastifyInstance, dialpad: Dialpad): void {
  const { company, clock, ledger, legs, state, theatre, apiKey } = dialpad

  http.get('/', async (_request, reply) =>
    reply
      .header('content-security-policy', "default-src 'self'; frame-ancestors 'none'")
      .type('text/html')
      .send(HTML),
  )
  http.get('/page/page.js', async (_request, reply) => reply.type('text/javascript').send(SCRIPT))
  http.get('/page/page.css', async (_request, reply) => reply.type('text/css').send(STYLE))

  http.get('/favicon.ico', async (_request, reply) => reply.code(204).send())

  http.get('/page/state', async () => ({
    now: new Date(clock.now()).toISOString(),
    company: company.name,
    rate: theatre.rate,
    api_key: apiKey,
    base_url: dialpad.baseUrl(),
    past_calls: ledger.calls.length,
    people: [...company.users, ...company.departments, ...company.callCenters].map(({ name, phone }) => ({
      name,
      phone,
    })),
    contacts: company.contacts.map(contact => ({
      name: contactName(contact),
      phone: contact.phones[0] ?? null,
    })),
    receivers: state.webhooks.map(({ id, hookUrl }) => ({
      url: hookUrl,
      kinds: state.subscriptions.filter(one => one.endpointId === id && one.enabled).map(one => one.kind),
    })),
    live: legs.live().map(leg => ({
      call_id: String(leg.callId),
      direction: leg.direction,
      from: leg.direction === 'inbound' ? contactName(leg.contact) : leg.target.name,
      to: leg.direction === 'inbound' ? leg.target.name : contactName(leg.contact),
      state: leg.state,
      seconds: Math.round((clock.now() - leg.startedAt) / 1_000),
    })),
    deliveries: ledger.events.slice(-LAST).reverse().map(presentDelivery),
  }))

  // JSON only: another site's page cannot send it without being asked first, and nobody answers that.
  http.post('/page/call', async ({ body }) => play(dialpad, scenarioFor(dialpad, body), body))
}

/** The call as it usually goes with whom it is for. */
function scenarioFor({ company }: Dialpad, body: unknown): string {
  const { target } = fieldsOf(body)
  if (company.departments.some(({ name }) => name === target)) return 'inbound-department-answered'
  if (company.callCenters.some(({ name }) => name === target)) return 'inbound-call-center-answered'
  return 'inbound-user-answered'
}

function presentDelivery({ kind, event, attempts }: LedgerEvent) {
  return {
    kind,
    what: event.state ?? event.message_status ?? event.event ?? event.on_duty_status ?? event.action,
    id: String(event.call_id ?? event.id ?? ''),
    answers: attempts.map(({ status }) => status ?? 'no response'),
  }
}
