import { createHmac } from 'node:crypto'
import type { Ledger, LedgerEvent } from '../ledger.ts'
import type { EventKind, State, Subscription, Webhook } from '../state.ts'
import type { Clock } from '../world/clock.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** How long a receiver may take, in real ms. */
const TIMEOUT_MS = 5 * SECOND

const QUICK = [100, 200, 400, 800]
/** When Dialpad tries again, in ms after the last failure, by kind (its page on failed deliveries). */
const RETRIES: Record<EventKind, readonly number[]> = {
  call: [2 * SECOND, 4 * SECOND, 8 * SECOND],
  sms: [30 * SECOND, ...[1, 2, 4, 8, 16, 32, 60, 60, 60].map(minutes => minutes * MINUTE)],
  agent_status: QUICK,
  contact: QUICK,
  changelog: QUICK,
}

export interface Delivery {
  /** Sends an event to everybody who subscribed to it. */
  publish(kind: EventKind, wants: (subscription: Subscription) => Record<string, unknown> | null): void
}

export function createDelivery(state: State, clock: Clock, ledger: Ledger): Delivery {
  const attempt = async (webhook: Webhook, entry: LedgerEvent, kind: EventKind, tries: number) => {
    const status = await post(webhook, entry.event)
    entry.attempts.push({ at: clock.now(), status })
    const wait = RETRIES[kind][tries]
    // 2xx is success and a 4xx is final; only a 5xx and silence are tried again.
    const isFinal = status !== null && status < 500
    if (!isFinal && wait !== undefined) clock.after(wait, () => void attempt(webhook, entry, kind, tries + 1))
  }

  return {
    publish(kind, wants) {
      for (const subscription of state.subscriptions) {
        if (subscription.kind !== kind || !subscription.enabled) continue
        const webhook = state.webhooks.find(one => one.id === subscription.webhookId)
        const event = wants(subscription)
        if (webhook === undefined || event === null) continue
        const entry: LedgerEvent = { kind, subscriptionId: subscription.id, event, attempts: [] }
        ledger.addEvent(entry)
        void attempt(webhook, entry, kind, 0)
      }
    },
  }
}

/** The status that was answered; null for none. */
async function post(webhook: Webhook, event: Record<string, unknown>): Promise<number | null> {
  const json = JSON.stringify(event)
  const isSigned = webhook.secret !== null
  try {
    const response = await fetch(webhook.hookUrl, {
      method: 'POST',
      headers: { 'content-type': isSigned ? 'application/jwt' : 'application/json' },
      body: webhook.secret === null ? json : sign(json, webhook.secret),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}

const HEADER = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url')

/** A compact JWT, HS256, whose claims are the event itself. */
function sign(claims: string, secret: string): string {
  const text = `${HEADER}.${Buffer.from(claims).toString('base64url')}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
