import {
  type CallEvent,
  type ContactEvent,
  isRecord,
  type JsonRecord,
  KNOWN_CALL_STATES,
  parseJson,
  readAutomationEvent,
  readCallEvent,
  readContactEvent,
} from '@trunkline/dialpad'
import type { LoggedEvent } from './claim.ts'

/** An event of the log and what the hub makes of it. */
export interface Understood {
  readonly eventId: string
  readonly appId: string
  readonly receivedAt: Date
  readonly kind: string
  readonly call: CallEvent | null
  readonly contact: ContactEvent | null
  /** False for an event of unknown kind, shape or state: it stays in the log and is counted. */
  readonly isRecognized: boolean
}

const KINDS_KEPT_RAW = new Set(['sms', 'agent_status', 'change_log'])

export function understand({ id, appId, kind, payload, receivedAt }: LoggedEvent): Understood {
  const raw = parseJson(payload)
  const call = isRecord(raw) ? readCall(kind, raw) : null
  const contact = kind === 'contact' && isRecord(raw) ? readContactEvent(raw) : null
  const isKnownCall = call !== null && KNOWN_CALL_STATES.has(call.state)
  return {
    eventId: id,
    appId,
    receivedAt,
    kind,
    call,
    contact,
    isRecognized: isKnownCall || contact !== null || KINDS_KEPT_RAW.has(kind),
  }
}

function readCall(kind: string, raw: JsonRecord): CallEvent | null {
  if (kind === 'automation') return readAutomationEvent(raw)
  return kind === 'call' ? readCallEvent(raw) : null
}
