import { randomUUID } from 'node:crypto'
import type { Faults } from '../faults.ts'
import type { Journal } from '../journal.ts'
import type { Ledger, LedgerEvent } from '../ledger.ts'
import {
  type EventKind,
  findEndpoint,
  isWebhook,
  type State,
  type Subscription,
  type Webhook,
} from '../state.ts'
import type { Clock } from '../world/clock.ts'
import type { Publish } from './publish.ts'
import { wording } from './signing.ts'
import { isWanted, visibleTo } from './subscribed.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** How long a receiver may take, in real ms. */
const TIMEOUT_MS = 5 * SECOND
/** Nobody answered: tried twice more at once, before the waiting begins. */
const EXTRA_TRIES = 2
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
  readonly publish: Publish
  /** How many posts have not been answered yet. */
  pending(): number
  /** Silences it: nothing is delivered. */
  setSilent(silent: boolean): void
  /** Sends what was not delivered before a restart. */
  resume(): void
}

interface Undelivered {
  readonly subscriptionId: number
  readonly event: Record<string, unknown>
}

const PREFIX = 'event:'

/** Where a post goes, and under which key it is kept until it has arrived. */
interface Addressee {
  readonly webhook: Webhook
  readonly kind: EventKind
  readonly key: string
}

/** Sends an event over the sockets that are open for a subscription's endpoint. */
export type Broadcast = (endpointId: number, text: string) => number

export function createDelivery(
  state: State,
  clock: Clock,
  ledger: Ledger,
  faults: Faults,
  journal: Journal,
  broadcast: Broadcast,
): Delivery {
  const undeliveredBefore = journal.entries<Undelivered>(PREFIX)
  let pending = 0
  let isSilent = false

  const postOnce = async (webhook: Webhook, entry: LedgerEvent): Promise<number | null> => {
    pending++
    const status = await post(webhook, entry.event)
    pending--
    entry.attempts.push({ at: clock.now(), status })
    return status
  }

  const attempt = async (to: Addressee, entry: LedgerEvent, tries: number) => {
    const { webhook, kind, key } = to
    let status = await postOnce(webhook, entry)
    for (let extra = 0; status === null && tries === 0 && extra < EXTRA_TRIES; extra++) {
      status = await postOnce(webhook, entry)
    }
    const wait = RETRIES[kind][tries]
    // 2xx is success and a 4xx is final; only a 5xx and silence are tried again.
    const isFinal = status !== null && status < 500
    if (!isFinal && wait !== undefined) clock.after(wait, () => void attempt(to, entry, tries + 1))
    else journal.drop(key)
  }

  const send = (subscription: Subscription, entry: LedgerEvent) => {
    const endpoint = findEndpoint(state, subscription.endpointId)
    if (endpoint === undefined) return
    if (isWebhook(endpoint)) {
      const key = `${PREFIX}${randomUUID()}`
      const undelivered: Undelivered = { subscriptionId: subscription.id, event: entry.event }
      journal.put(key, undelivered)
      return void attempt({ webhook: endpoint, kind: subscription.kind, key }, entry, 0)
    }
    const readers = broadcast(endpoint.id, wording(entry.event, endpoint.secret))
    entry.attempts.push({ at: clock.now(), status: readers > 0 ? 200 : null })
  }

  return {
    pending: () => pending,
    setSilent(silent) {
      isSilent = silent
    },
    resume() {
      for (const [key, { subscriptionId, event }] of undeliveredBefore) {
        journal.drop(key)
        const subscription = state.subscriptions.find(one => one.id === subscriptionId)
        if (subscription === undefined) continue
        const entry: LedgerEvent = { kind: subscription.kind, subscriptionId, event, attempts: [] }
        ledger.addEvent(entry)
        send(subscription, entry)
      }
    },
    publish(kind, subject, makeEvent) {
      if (isSilent) return
      for (const subscription of state.subscriptions) {
        if (subscription.kind !== kind || !subscription.enabled || !isWanted(subscription, subject)) continue
        const event = makeEvent(visibleTo(subscription))
        const entry: LedgerEvent = { kind, subscriptionId: subscription.id, event, attempts: [] }
        ledger.addEvent(entry)
        for (const wait of faults.deliveries()) {
          if (wait === 0) send(subscription, entry)
          else clock.after(wait, () => send(subscription, entry))
        }
      }
    },
  }
}

/** The status that was answered; null for none. */
async function post(webhook: Webhook, event: Record<string, unknown>): Promise<number | null> {
  try {
    const response = await fetch(webhook.hookUrl, {
      method: 'POST',
      headers: { 'content-type': webhook.secret === null ? 'application/json' : 'application/jwt' },
      body: wording(event, webhook.secret),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}
