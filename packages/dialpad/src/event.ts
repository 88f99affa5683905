import { automationEventName } from './automation-event.ts'
import { type JsonRecord, readId, readKey, readName } from './json.ts'
import { readMessageId } from './message-event.ts'

export type DialpadEventKind =
  | 'call'
  | 'sms'
  | 'agent_status'
  | 'contact'
  | 'change_log'
  | 'automation'
  | 'unknown'

export interface EventIdentity {
  readonly kind: DialpadEventKind
  /** What happened in Dialpad's own word: a call's state, a message's status, a contact's event… */
  readonly type: string | null
  /** The Dialpad id of the thing it happened to. */
  readonly subjectId: string | null
}

/**
 * Tells the five kinds of events apart by the fields that only one of them has: events carry no kind of
 * their own, and one webhook may serve several subscriptions.
 */
export function identifyEvent(event: JsonRecord): EventIdentity {
  const automation = automationEventName(event)
  if (automation !== null) return { kind: 'automation', type: automation, subjectId: readId(event.call_id) }
  if ('call_id' in event && 'state' in event) {
    return { kind: 'call', type: readName(event.state), subjectId: readId(event.call_id) }
  }
  if ('message_status' in event || 'to_number' in event) {
    return { kind: 'sms', type: readName(event.message_status), subjectId: readMessageId(event.id) }
  }
  if ('on_duty_status' in event) {
    return { kind: 'agent_status', type: readName(event.on_duty_status), subjectId: idOf(event.target) }
  }
  if ('contact' in event && 'event' in event) {
    return { kind: 'contact', type: readName(event.event), subjectId: textIdOf(event.contact) }
  }
  if ('action' in event && 'changed_by' in event) {
    return { kind: 'change_log', type: readName(event.action), subjectId: idOf(event.target) }
  }
  return { kind: 'unknown', type: null, subjectId: null }
}

function idOf(value: unknown): string | null {
  return readId((value as JsonRecord | null | undefined)?.id)
}

/** A contact's id may also be a URL or an opaque key. */
function textIdOf(value: unknown): string | null {
  return readKey((value as JsonRecord | null | undefined)?.id)
}

/** The states that Dialpad names in its API description; the list is open. */
export const KNOWN_CALL_STATES: ReadonlySet<string> = new Set([
  'admin',
  'admin_recording',
  'ai_playbook',
  'barge',
  'blocked',
  'call_transcription',
  'calling',
  'connected',
  'csat',
  'dispositions',
  'eavesdrop',
  'hangup',
  'hold',
  'merged',
  'missed',
  'monitor',
  'parked',
  'pcsat',
  'postcall',
  'preanswer',
  'queued',
  'recap_action_items',
  'recap_outcome',
  'recap_purposes',
  'recap_summary',
  'recording',
  'ringing',
  'takeover',
  'transcription',
  'voicemail',
  'voicemail_uploaded',
])
