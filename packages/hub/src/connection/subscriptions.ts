import {
  type DialpadClient,
  DialpadError,
  SUBSCRIPTION_KINDS,
  type Subscription,
  type SubscriptionKind,
  type SubscriptionTarget,
} from '@trunkline/dialpad'
import type { Logger } from 'pino'

/** Only these kinds can be limited to an office; the others are always for the whole company. */
const BY_OFFICE: ReadonlySet<SubscriptionKind> = new Set(['call', 'sms'])

/**
 * Ensures that an endpoint receives events of every kind: of the given offices where Dialpad can limit a kind to an office,
 * otherwise of the whole company. Existing subscriptions are left as they are, superfluous ones are deleted.
 *
 * @throws DialpadError when calls cannot be subscribed to; the other kinds may require scopes that were not granted, and are
 *   skipped then
 */
export async function ensureSubscriptions(
  client: DialpadClient,
  endpointId: string,
  officeIds: readonly string[],
  log: Logger,
): Promise<void> {
  for (const kind of SUBSCRIPTION_KINDS) {
    const isByOffice = officeIds.length > 0 && BY_OFFICE.has(kind)
    const targets = isByOffice ? officeIds.map(id => ({ type: 'office' as const, id })) : [null]
    try {
      await ensureKind(client, kind, endpointId, targets)
    } catch (error) {
      if (kind === 'call' || !isRefusal(error)) throw error
      log.warn(
        { err: error, kind },
        'Dialpad rejected a subscription: check that its OAuth scope was granted',
      )
    }
  }
}

async function ensureKind(
  client: DialpadClient,
  kind: SubscriptionKind,
  endpointId: string,
  targets: readonly (SubscriptionTarget | null)[],
): Promise<void> {
  const there = await subscriptionsTo(client, kind, endpointId)
  const wanted = new Set<Subscription>()
  for (const target of targets) {
    const found = there.find(one => one.enabled && isSame(one.target, target))
    if (found === undefined) await client.subscriptions.create(kind, endpointId, target)
    else wanted.add(found)
  }
  for (const one of there) if (!wanted.has(one)) await client.subscriptions.delete(kind, one.id)
}

async function subscriptionsTo(
  client: DialpadClient,
  kind: SubscriptionKind,
  endpointId: string,
): Promise<Subscription[]> {
  const all = await Array.fromAsync(client.subscriptions.list(kind))
  return all.filter(one => one.endpointId === endpointId)
}

function isSame(one: Subscription['target'], other: SubscriptionTarget | null): boolean {
  return one?.id === other?.id && one?.type === other?.type
}

/** The subscriptions of an endpoint. @throws DialpadError */
export async function listSubscriptions(client: DialpadClient, endpointId: string) {
  const found = []
  for (const kind of SUBSCRIPTION_KINDS) {
    for (const { id, enabled } of await subscriptionsTo(client, kind, endpointId)) {
      found.push({ kind, id, enabled })
    }
  }
  return found
}

function isRefusal(error: unknown): boolean {
  return error instanceof DialpadError && error.status !== null && error.status >= 400 && error.status < 500
}
