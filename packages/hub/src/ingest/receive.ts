import { isRecord, type JsonRecord, parseJson, readDelivery, tokenClaims } from '@trunkline/dialpad'
import { HubError } from '../errors.ts'
import type { Appended, EventLog } from './event-log.ts'
import type { Senders } from './senders.ts'

export type Receive = (body: string, appId: string | null) => Promise<Appended>

/**
 * Takes a webhook delivery: verifies it, finds whose it is, and stores it. Resolves only when it is durable,
 * so that Dialpad, which forgets an event that was answered with 2xx, can.
 *
 * @throws HubError 400 INVALID_BODY, 400 INVALID_PAYLOAD, 401 INVALID_SIGNATURE, 503 OVERLOADED
 */
export function createReceiver(senders: Senders, log: EventLog): Receive {
  return async (body, appId) => {
    const delivery = readDelivery(body)
    if (delivery.form === 'neither') {
      throw new HubError(400, 'INVALID_BODY', 'The body is neither a JWT nor a JSON object')
    }
    if (delivery.form === 'json') {
      readEvent(delivery.text, 'INVALID_BODY')
      throw invalidSignature('The event is not signed')
    }
    const sender = await senders.identify(delivery.token, appId)
    if (sender === undefined) throw invalidSignature('The signature is not that of a known webhook')
    const payload = tokenClaims(delivery.token)
    const event = readEvent(payload, 'INVALID_PAYLOAD')
    return log.append({ appId: sender.appId, source: 'webhook', payload, event })
  }
}

function readEvent(text: string, code: string): JsonRecord {
  let event: unknown
  try {
    event = parseJson(text)
  } catch {
    throw new HubError(400, code, 'The event is no JSON')
  }
  if (!isRecord(event)) throw new HubError(400, code, 'The event is no JSON object')
  return event
}

function invalidSignature(message: string): HubError {
  return new HubError(401, 'INVALID_SIGNATURE', message)
}
