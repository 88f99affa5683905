import { callEvent, type EventScopes } from '../calls/call-event.ts'
import type { Leg } from '../calls/leg.ts'
import { restType } from '../delivery/subscribed.ts'
import { fieldsOf } from '../http.ts'
import { compact } from './api.ts'

/** Of what events say, REST says this much. */
const FIELDS = [
  'admin_recording_urls',
  'call_id',
  'contact',
  'csat_score',
  'custom_data',
  'date_connected',
  'date_ended',
  'date_rang',
  'date_started',
  'direction',
  'duration',
  'entry_point_call_id',
  'entry_point_target',
  'event_timestamp',
  'external_number',
  'group_id',
  'internal_number',
  'is_transferred',
  'labels',
  'master_call_id',
  'mos_score',
  'operator_call_id',
  'proxy_target',
  'recording_details',
  'recording_url',
  'state',
  'target',
  'total_duration',
  'transcription_text',
  'was_recorded',
] as const

const INT64 = /^(call_id|.*_call_id|date_.*|event_timestamp)$/

/** A leg as REST returns it: like its last event, but 64-bit integers are text and nothing is null. */
export function presentCall(leg: Leg, now: number, scopes: EventScopes): Record<string, unknown> {
  const event = callEvent({ ...leg, quirks: {} }, now, scopes)
  const details = event.recording_details as Record<string, unknown>[]
  const changed: Record<string, unknown> = {
    ...event,
    contact: presentParty(event.contact),
    entry_point_target: leg.entryPoint === null ? {} : presentParty(event.entry_point_target),
    proxy_target: leg.proxy === null ? {} : presentParty(event.proxy_target),
    target: { ...presentParty(event.target), type: restType(leg.target) },
    admin_recording_urls: leg.adminRecordingId === null ? null : event.admin_recording_urls,
    date_rang: leg.rangAt,
    labels: leg.labels.length === 0 ? null : leg.labels,
    recording_details: details.length === 0 ? null : details.map(presentRecording),
    recording_url: details.length === 0 ? null : details.map(one => one.url),
  }
  return compact(
    Object.fromEntries(FIELDS.map(name => [name, INT64.test(name) ? asText(changed[name]) : changed[name]])),
  )
}

function asText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

function presentParty(party: unknown) {
  const { email, id, name, phone, type } = fieldsOf(party)
  return { email, id: String(id), name, phone, type: type === 'call_center' ? 'callcenter' : type }
}

function presentRecording(recording: Record<string, unknown>) {
  const { duration, start_time: startTime, ...rest } = recording
  return { ...rest, duration: asText(duration), start_time: asText(startTime) }
}
