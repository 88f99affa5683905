import {
  isAutomationEvent,
  isRecord,
  type JsonRecord,
  mayVerify,
  parseJson,
  readDelivery,
  readOrigin,
  type SignedToken,
  tokenClaims,
} from '@trunkline/dialpad'
import type { EventSource } from '../database/tables.ts'
import { HubError } from '../errors.ts'
import type { AppCache } from './app-cache.ts'
import { assignApp, findSigner, mayBeUnsigned, rememberSecrets, type Sent } from './assign-app.ts'
import type { Appended, EventLog } from './event-log.ts'

export interface Receiver {
  /**
   * Receives a webhook delivery: verifies it, finds its app, and stores it.
   *
   * @param appId the app that the address names, when it names one
   * @throws HubError 400 INVALID_BODY, 400 INVALID_PAYLOAD, 401 INVALID_SIGNATURE, 503 OVERLOADED
   */
  receive(body: string | Buffer, appId: string | null, source?: 'webhook' | 'websocket'): Promise<Appended>
  /**
   * Takes an event as plain JSON from somebody who has shown the app's key.
   *
   * @throws HubError 400 INVALID_BODY, 503 OVERLOADED
   */
  receiveTrusted(body: string, appId: string): Promise<Appended>
}

/** In characters: so much is read of whoever sends it, to say what is wrong with it. */
const READ_FOR_ANYBODY = 64 * 1024

/** Takes events. Resolves only when one is durable, so that Dialpad, which then forgets it, can. */
export function createReceiver(apps: AppCache, sharedSecret: string | null, log: EventLog): Receiver {
  /**
   * Looked up once more in a fresh directory: a wrong no would lose the event. Calls back, because what is found at once,
   * as nearly always, needs no promise.
   */
  const lookUp = <T>(find: () => T | null, use: (found: T | null) => Promise<Appended>) => {
    const found = find()
    return found !== null ? use(found) : apps.loadSoon().then(() => use(find()))
  }

  const receiveToken = (token: SignedToken, appId: string | null, source: EventSource): Promise<Appended> => {
    const append = (sent: Sent | null) => {
      if (sent === null) throw invalidSignature('The signature does not match any known webhook')
      const payload = tokenClaims(token)
      const event = readEvent(payload, 'INVALID_PAYLOAD')
      const owner = sent.by === 'app' ? sent.appId : assignApp(apps.directory, readOrigin(event))
      return log.append({ appId: owner, source: sourceOf(event, source), payload, event })
    }
    if (!mayVerify(token)) return append(null)
    const signedBy = rememberSecrets(token)
    return lookUp(() => findSigner(apps.directory, sharedSecret, signedBy, appId), append)
  }

  const receivePlain = (payload: string, appId: string | null, source: EventSource): Promise<Appended> => {
    // Reading megabytes takes many times their size: not for somebody who may not send them anyway.
    const isWorthReading = payload.length <= READ_FOR_ANYBODY || mayBeUnsigned(apps.directory, appId)
    if (!isWorthReading) throw invalidSignature('The event is not signed')
    const event = readEvent(payload, 'INVALID_BODY')
    const find = () => {
      const candidate = appId ?? assignApp(apps.directory, readOrigin(event))
      return candidate !== null && mayBeUnsigned(apps.directory, candidate) ? candidate : null
    }
    return lookUp(find, owner => {
      if (owner === null) throw invalidSignature('The event is not signed')
      return log.append({ appId: owner, source: sourceOf(event, source), payload, event })
    })
  }

  return {
    async receive(body, appId, source = 'webhook') {
      const delivery = readDelivery(body)
      if (delivery.form === 'token') return receiveToken(delivery.token, appId, source)
      if (delivery.form === 'json') return receivePlain(delivery.text, appId, source)
      throw new HubError(400, 'INVALID_BODY', 'The body is neither a JWT nor a JSON object')
    },
    async receiveTrusted(body, appId) {
      const event = readEvent(body, 'INVALID_BODY')
      return log.append({ appId, source: sourceOf(event, 'api'), payload: body, event })
    },
  }
}

/** Automation services send events to the same addresses. */
function sourceOf(event: JsonRecord, source: EventSource): EventSource {
  return isAutomationEvent(event) ? 'automation' : source
}

function readEvent(text: string, code: string): JsonRecord {
  let event: unknown
  try {
    event = parseJson(text)
  } catch {
    throw new HubError(400, code, 'The event is not valid JSON')
  }
  if (!isRecord(event)) throw new HubError(400, code, 'The event must be a JSON object')
  return event
}

function invalidSignature(message: string): HubError {
  return new HubError(401, 'INVALID_SIGNATURE', message)
}
