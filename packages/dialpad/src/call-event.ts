import {
  isRecord,
  type JsonRecord,
  readBoolean,
  readDuration,
  readId,
  readKey,
  readMoment,
  readName,
  readNumber,
  readPhone,
  readText,
  readTexts,
  readWebAddress,
} from './json.ts'

/** Who or what a leg rings: a user, an office, a department, a call center… */
export interface CallTarget {
  readonly id: string | null
  /** As in events: `call_center`, where REST says `callcenter`. */
  readonly type: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly officeId: string | null
}

/** The other party as Dialpad knows it. The name is often just the number, or a city. */
export interface CallContact {
  readonly id: string | null
  readonly type: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** Something that was recorded of a leg. */
export interface CallRecording {
  readonly id: string | null
  /** admincallrecording, callrecording or voicemail; the list is open. */
  readonly type: string | null
  readonly url: string | null
  readonly durationMs: number | null
}

/**
 * One event of one leg. Every field may be missing, and a field of a wrong type reads as missing: what is
 * known stays known, and the raw event keeps the rest. Moments and durations are milliseconds.
 */
export interface CallEvent {
  readonly callId: string
  /** Dialpad's state; the list is open. */
  readonly state: string
  readonly timestamp: number | null
  readonly direction: 'inbound' | 'outbound' | null
  readonly masterCallId: string | null
  readonly entryPointCallId: string | null
  readonly operatorCallId: string | null
  readonly externalNumber: string | null
  readonly internalNumber: string | null
  readonly contact: CallContact | null
  readonly target: CallTarget | null
  readonly entryPointTarget: CallTarget | null
  readonly dateStarted: number | null
  readonly dateRang: number | null
  readonly dateQueued: number | null
  readonly dateConnected: number | null
  readonly dateEnded: number | null
  readonly duration: number | null
  readonly totalDuration: number | null
  readonly talkTime: number | null
  readonly holdTime: number | null
  readonly isTransferred: boolean | null
  readonly isInternal: boolean | null
  readonly wasRecorded: boolean | null
  readonly recordingUrl: string | null
  readonly recordings: readonly CallRecording[]
  readonly voicemailLink: string | null
  readonly transcriptionText: string | null
  readonly recapSummary: string | null
  readonly recapOutcome: string | null
  readonly recapPurposes: readonly string[]
  readonly recapActionItems: readonly string[]
  readonly csatScore: string | null
  readonly dispositions: readonly string[]
  /** What the program that placed the call gave along. */
  readonly customData: string | null
  readonly mosScore: number | null
  readonly labels: readonly string[]
}

/** Reads a call event; null when it names no leg or no state. */
export function readCallEvent(event: JsonRecord): CallEvent | null {
  const callId = readId(event.call_id)
  const state = readName(event.state)
  if (callId === null || state === null) return null
  const direction = event.direction
  return {
    callId,
    state,
    timestamp: readMoment(event.event_timestamp),
    direction: direction === 'inbound' || direction === 'outbound' ? direction : null,
    masterCallId: readId(event.master_call_id),
    entryPointCallId: readId(event.entry_point_call_id),
    operatorCallId: readId(event.operator_call_id),
    externalNumber: readPhone(event.external_number),
    internalNumber: readPhone(event.internal_number),
    contact: readCallContact(event.contact),
    target: readTarget(event.target),
    entryPointTarget: readTarget(event.entry_point_target),
    dateStarted: readMoment(event.date_started),
    dateRang: readMoment(event.date_rang) ?? readMoment(event.date_first_rang),
    dateQueued: readMoment(event.date_queued),
    dateConnected: readMoment(event.date_connected),
    dateEnded: readMoment(event.date_ended),
    duration: readDuration(event.duration),
    totalDuration: readDuration(event.total_duration),
    talkTime: readDuration(event.talk_time),
    holdTime: readDuration(event.hold_time),
    isTransferred: readBoolean(event.is_transferred),
    isInternal: readBoolean(event.is_internal),
    wasRecorded: readBoolean(event.was_recorded),
    recordingUrl: readRecordingUrl(event),
    recordings: readRecordings(event.recording_details),
    voicemailLink: readWebAddress(event.voicemail_link),
    transcriptionText: readText(event.transcription_text),
    recapSummary: readText(event.recap_summary),
    recapOutcome: readText(event.recap_outcome),
    recapPurposes: readContents(event.recap_purposes),
    recapActionItems: readContents(event.recap_action_items),
    csatScore: readName(event.csat_score),
    dispositions: readContents(event.call_dispositions),
    customData: readText(event.custom_data),
    mosScore: readNumber(event.mos_score),
    labels: readTexts(event.labels, readName),
  }
}

/** Who or what took part; null for nobody. */
export function readTarget(value: unknown): CallTarget | null {
  if (!isRecord(value)) return null
  const type = readName(value.type)
  const target = {
    id: readId(value.id),
    type: type === 'callcenter' ? 'call_center' : type,
    name: readName(value.name),
    email: readName(value.email),
    phone: readPhone(value.phone) ?? readPhone(value.phone_number),
    officeId: readId(value.office_id),
  }
  return saysSomething(target) ? target : null
}

/** The other party; null for nobody. */
export function readCallContact(value: unknown): CallContact | null {
  if (!isRecord(value)) return null
  const contact = {
    id: readKey(value.id),
    type: readName(value.type),
    name: readName(value.name),
    email: readName(value.email),
    phone: readPhone(value.phone) ?? readPhone(value.phone_number),
  }
  return saysSomething(contact) ? contact : null
}

/** Dialpad writes "nobody" as `{}` rather than null. */
function saysSomething(value: Record<string, unknown>): boolean {
  return Object.values(value).some(field => field !== null)
}

/** Of one leg. */
const MOST_RECORDINGS = 100

function readRecordings(value: unknown): CallRecording[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, MOST_RECORDINGS)
    .filter(isRecord)
    .map(recording => ({
      id: readKey(recording.id) ?? readKey(recording.recording_id),
      type: readName(recording.recording_type),
      url: readWebAddress(recording.url) ?? readWebAddress(recording.recording_url),
      durationMs: readDuration(recording.duration),
    }))
}

/** A list of texts, or of objects that hold one. */
function readContents(value: unknown): string[] {
  return readTexts(value, one =>
    isRecord(one) ? (readText(one.content) ?? readText(one.name)) : readText(one),
  )
}

/**
 * The first recording of a leg. Events name it in `recording_details[].url`, in `recording_url` (a list in
 * REST answers and `recording` events, a single string in some) or in `admin_recording_urls`. The audio of a
 * voicemail is no recording of the call.
 */
function readRecordingUrl(event: JsonRecord): string | null {
  const details = Array.isArray(event.recording_details) ? event.recording_details.filter(isRecord) : []
  const urls = (isWanted: (type: unknown) => boolean) =>
    details.filter(detail => isWanted(detail.recording_type)).map(detail => readWebAddress(detail.url))
  const messages = urls(type => type === 'voicemail')
  const candidates = [
    ...urls(type => type !== 'voicemail'),
    readWebAddress(event.recording_url),
    ...readTexts(event.recording_url, readWebAddress),
    ...readTexts(event.admin_recording_urls, readWebAddress),
  ]
  return candidates.find(url => url !== null && !messages.includes(url)) ?? null
}
