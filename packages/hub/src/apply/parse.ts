import {
  type AgentStatusEvent,
  type CallEvent,
  type ChangeLogEvent,
  type ContactEvent,
  isRecord,
  KNOWN_CALL_STATES,
  type MessageEvent,
  parseJson,
  readAgentStatusEvent,
  readAutomationEvent,
  readCallEvent,
  readChangeLogEvent,
  readContactEvent,
  readMessageEvent,
} from '@trunkline/dialpad'
import type { LoggedEvent } from './claim.ts'

/** What the hub makes of an event; at most one of these is there. */
interface Meaning {
  readonly call: CallEvent | null
  readonly message: MessageEvent | null
  readonly agent: AgentStatusEvent | null
  readonly contact: ContactEvent | null
  readonly change: ChangeLogEvent | null
}

/** An event of the log and what the hub makes of it. */
export interface Understood extends Meaning {
  readonly eventId: string
  readonly appId: string
  readonly receivedAt: Date
  readonly kind: string
  /** False for an event of unknown kind, shape or state: it stays in the log and is counted. */
  readonly isRecognized: boolean
}

const NOTHING: Meaning = { call: null, message: null, agent: null, contact: null, change: null }

export function understand({ id, appId, kind, payload, receivedAt }: LoggedEvent): Understood {
  const meaning = readMeaning(kind, parseJson(payload))
  const { call } = meaning
  const isRecognized = call === null ? saysSomething(meaning) : KNOWN_CALL_STATES.has(call.state)
  return { ...meaning, eventId: id, appId, receivedAt, kind, isRecognized }
}

/** Whether it means anything: it then has its place in the feed. */
export function saysSomething({ call, message, agent, contact, change }: Meaning): boolean {
  return [call, message, agent, contact, change].some(one => one !== null)
}

function readMeaning(kind: string, raw: unknown): Meaning {
  if (!isRecord(raw)) return NOTHING
  switch (kind) {
    case 'call':
      return { ...NOTHING, call: readCallEvent(raw) }
    case 'automation':
      return { ...NOTHING, call: readAutomationEvent(raw) }
    case 'sms':
      return { ...NOTHING, message: readMessageEvent(raw) }
    case 'agent_status':
      return { ...NOTHING, agent: readAgentStatusEvent(raw) }
    case 'contact':
      return { ...NOTHING, contact: readContactEvent(raw) }
    case 'change_log':
      return { ...NOTHING, change: readChangeLogEvent(raw) }
    default:
      return NOTHING
  }
}
