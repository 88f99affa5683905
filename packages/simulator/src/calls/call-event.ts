import { isUser, type Leg, type Target } from './leg.ts'

export interface EventScopes {
  /** recordings_export: without it events name no recording. */
  readonly recordings: boolean
}

/** An event of a call as Dialpad words it: ids as integers, nulls where there is nothing, `{}` for nobody. */
export function callEvent(leg: Leg, timestamp: number, scopes: EventScopes): Record<string, unknown> {
  const isOver = leg.endedAt !== null
  return {
    call_id: leg.callId,
    call_recording_ids: scopes.recordings ? leg.recordingIds : [],
    callback_requested: null,
    contact: {
      email: leg.contact.emails[0] ?? '',
      id: Number(leg.contact.id),
      name: `${leg.contact.firstName} ${leg.contact.lastName}`,
      phone: leg.externalNumber,
      type: leg.contact.type,
    },
    csat_score: null,
    date_connected: leg.connectedAt,
    date_ended: leg.endedAt,
    date_first_rang: leg.rangAt,
    date_queued: leg.queuedAt,
    date_rang: null,
    date_started: leg.startedAt,
    direction: leg.direction,
    duration: isOver ? connectedFor(leg) : null,
    entry_point_call_id: leg.entryPointCallId,
    entry_point_target: leg.entryPoint === null ? {} : describe(leg.entryPoint, leg.officeId),
    event_timestamp: timestamp,
    external_number: leg.externalNumber,
    group_id: isUser(leg.target) ? null : `${GROUP_PREFIX[leg.target.type]}:${leg.target.id}`,
    hold_time: isOver ? leg.heldFor : null,
    integrations: {},
    internal_number: leg.target.phone,
    is_transferred: leg.isTransferred,
    labels: [],
    master_call_id: leg.masterCallId,
    mos_score: isOver ? 4.41 : null,
    operator_call_id: leg.operatorCallId,
    proxy_target: {},
    recap_summary: leg.recapSummary,
    recording_details: scopes.recordings ? leg.recordingIds.map(id => recording(leg, id)) : [],
    routing_breadcrumbs: [],
    state: leg.state,
    talk_time: isOver ? (leg.talkTime ?? 0) : null,
    target: describe(leg.target, leg.officeId),
    target_availability_status: 'open',
    total_duration: isOver ? (leg.endedAt ?? 0) - leg.startedAt + 0.029 : null,
    transcription_text: leg.transcription,
    voicemail_link: leg.voicemailLink,
    voicemail_recording_id: leg.voicemailRecordingId,
    was_recorded: leg.wasRecorded,
  }
}

const GROUP_PREFIX = { office: 'Office', department: 'Department', call_center: 'CallCenter' }

function describe(target: Target, officeId: number): Record<string, unknown> {
  const { id, name, phone } = target
  if (isUser(target)) return { email: target.email, id, name, office_id: officeId, phone, type: 'user' }
  return { email: '', id, name, office_id: officeId, phone, type: target.type }
}

function connectedFor(leg: Leg): number {
  return leg.connectedAt === null || leg.endedAt === null ? 0 : leg.endedAt - leg.connectedAt
}

function recording(leg: Leg, id: number): Record<string, unknown> {
  return {
    duration: connectedFor(leg),
    id: String(id),
    recording_type: 'callrecording',
    start_time: leg.connectedAt,
    url: `https://dialpad.com/r/${id}`,
  }
}
