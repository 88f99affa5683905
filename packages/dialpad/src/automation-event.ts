import type { CallEvent, CallTarget } from './call-event.ts'
import {
  type JsonRecord,
  readBoolean,
  readDuration,
  readId,
  readMoment,
  readName,
  readPhone,
  readText,
  readWebAddress,
} from './json.ts'

/** What an automation service calls the steps of a call, and Dialpad's states for them. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['call.ring', 'ringing'],
  ['call.started', 'connected'],
  ['call.held', 'hold'],
  ['call.resumed', 'connected'],
  ['call.ended', 'hangup'],
  ['call.missed', 'missed'],
  ['voicemail.received', 'voicemail_uploaded'],
])

/** Whether an event has the simpler shape that automation services send. */
export function isAutomationEvent(event: JsonRecord): boolean {
  return automationEventName(event) !== null
}

/**
 * The name of an event in the simpler shape that automation services send: flat, with `event` or `event_type`.
 * Null when it is none of these.
 */
export function automationEventName(event: JsonRecord): string | null {
  const name = readText(event.event) ?? readText(event.event_type)
  return name !== null && STATES.has(name) && 'call_id' in event ? name : null
}

/** Reads such an event as the call event that Dialpad would have sent; null when it names no call. */
export function readAutomationEvent(event: JsonRecord): CallEvent | null {
  const name = automationEventName(event)
  const callId = readId(event.call_id)
  if (name === null || callId === null) return null
  const timestamp = readMoment(event.timestamp) ?? readIsoMoment(event.timestamp)
  const state = stateOf(name, event)
  const isOutbound = /^outbound$/i.test(readText(event.direction) ?? '')
  const from = { number: readPhone(event.from_number), name: readName(event.from_name) }
  const to = { number: readPhone(event.to_number), name: readName(event.to_name) }
  const [own, other] = isOutbound ? [from, to] : [to, from]
  const lasted = durationOf(event)
  const talkTime = state === 'hangup' ? lasted : null
  const isMessage = state === 'voicemail_uploaded'
  const audio = readWebAddress(event.recording_url)
  return {
    ...NOTHING_SAID,
    callId,
    state,
    timestamp,
    direction: isOutbound ? 'outbound' : 'inbound',
    externalNumber: other.number,
    internalNumber: own.number,
    contact: { id: null, type: null, name: other.name, email: null, phone: other.number },
    target: personOf(event, own),
    dateRang: state === 'ringing' ? timestamp : null,
    dateConnected: connectedAt(name, state, timestamp, talkTime),
    dateEnded: state === 'hangup' || state === 'missed' ? timestamp : null,
    talkTime,
    wasRecorded: readBoolean(event.has_recording) ?? (audio !== null || null),
    recordingUrl: isMessage ? null : audio,
    recordings: isMessage ? [{ id: null, type: 'voicemail', url: audio, durationMs: lasted }] : [],
    voicemailLink: isMessage ? audio : null,
    transcriptionText: readText(event.transcript),
  }
}

/** Some services say that a call started when it begins to ring; then their `state` is right. */
function stateOf(name: string, event: JsonRecord): string {
  if (name === 'call.started' && readText(event.state) === 'ringing') return 'ringing'
  return STATES.get(name) ?? name
}

/** In ms. */
function durationOf(event: JsonRecord): number | null {
  const seconds = readDuration(event.duration_seconds)
  return readDuration(event.duration_ms) ?? (seconds === null ? null : readDuration(seconds * 1000))
}

/** Only the first step of a conversation names its moment; its end gives only the duration. */
function connectedAt(name: string, state: string, at: number | null, talkTime: number | null): number | null {
  if (name === 'call.started' && state === 'connected') return at
  return at !== null && talkTime !== null && talkTime > 0 ? at - talkTime : null
}

function personOf(event: JsonRecord, own: { number: string | null; name: string | null }): CallTarget {
  const id = readId(event.dialpad_user_id)
  return { id, type: 'user', name: own.name, email: null, phone: own.number, officeId: null }
}

function readIsoMoment(value: unknown): number | null {
  return typeof value === 'string' ? readMoment(Date.parse(value)) : null
}

const NOTHING_SAID = {
  masterCallId: null,
  entryPointCallId: null,
  operatorCallId: null,
  entryPointTarget: null,
  dateStarted: null,
  dateQueued: null,
  duration: null,
  totalDuration: null,
  holdTime: null,
  isTransferred: null,
  isInternal: null,
  recapSummary: null,
  recapOutcome: null,
  recapPurposes: [],
  recapActionItems: [],
  csatScore: null,
  dispositions: [],
  customData: null,
  mosScore: null,
  labels: [],
} as const
