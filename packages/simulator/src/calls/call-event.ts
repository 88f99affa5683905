import { contactName } from '../world/company.ts'
import { isUser, type Leg, type Recording, type Target, talkTime } from './leg.ts'

export interface EventScopes {
  /** Scope recordings_export: without it events name no recording. */
  readonly recordings: boolean
  /** Where recordings can be fetched. */
  readonly baseUrl: string
}

type Fields = Record<string, unknown>

const GROUP_PREFIX = { office: 'Office', department: 'Department', call_center: 'CallCenter' }

/** An event of a call as Dialpad words it: ids as integers, nulls where there is nothing, `{}` for nobody. */
export function callEvent(leg: Leg, timestamp: number, scopes: EventScopes): Fields {
  const isOver = leg.endedAt !== null
  const recordings = scopes.recordings ? leg.recordings : []
  return {
    call_id: leg.callId,
    call_recording_ids: recordings.filter(one => one.type === 'callrecording').map(one => String(one.id)),
    callback_requested: leg.isCallback ? true : null,
    contact: contactField(leg),
    csat_score: leg.csatScore,
    custom_data: leg.customData,
    date_connected: leg.connectedAt,
    date_ended: leg.quirks.endedWhileRinging === true ? leg.startedAt + 1 : leg.endedAt,
    date_first_rang: leg.rangAt,
    date_queued: leg.queuedAt,
    date_rang: null,
    date_started: leg.startedAt,
    direction: leg.direction,
    duration: isOver ? durationOf(leg) : null,
    entry_point_call_id: leg.entryPointCallId,
    entry_point_target: leg.entryPoint === null ? {} : targetField(leg.entryPoint),
    event_timestamp: timestamp,
    external_number: leg.externalNumber,
    group_id: groupId(leg),
    hold_time: isOver ? leg.heldFor : null,
    integrations: {},
    internal_number: leg.target.phone,
    is_internal: leg.isInternal,
    is_transferred: leg.isTransferred,
    labels: leg.labels,
    master_call_id: leg.masterCallId,
    mos_score: isOver ? 4.41 : null,
    operator_call_id: leg.operatorCallId,
    proxy_target: leg.proxy === null ? {} : targetField(leg.proxy),
    recording_details: recordings.map(one => recordingField(one, scopes.baseUrl)),
    routing_breadcrumbs: [],
    state: leg.state,
    talk_time: isOver ? talkTime(leg) : null,
    target: {
      ...targetField(leg.target),
      ...(leg.quirks.targetIdAsText === true ? { id: String(leg.target.id) } : {}),
    },
    target_availability_status: 'open',
    total_duration: isOver ? (leg.endedAt ?? 0) - leg.startedAt + 0.029 : null,
    transcription_text: leg.transcription,
    voicemail_link: leg.voicemailLink ? `${scopes.baseUrl}/v/${leg.callId}` : null,
    voicemail_recording_id: leg.voicemailRecordingId,
    was_recorded: leg.recordings.some(one => one.type === 'callrecording'),
    ...adminRecordings(leg, scopes),
    ...onlyOn(leg, recordings, scopes.baseUrl),
    ...leg.quirks.links,
  }
}

/** Where an administrator's recording can be heard once it is there: named as soon as somebody has answered. */
function adminRecordings(leg: Leg, { recordings, baseUrl }: EventScopes): Fields {
  if (leg.connectedAt === null || !recordings) return {}
  const { adminRecordingId: id } = leg
  return {
    admin_recording_urls: id === null ? [] : [recordingUrl({ id, type: 'admincallrecording' }, baseUrl)],
  }
}

/** Fields that only the events of some states have. */
function onlyOn(leg: Leg, recordings: readonly Recording[], baseUrl: string): Fields {
  switch (leg.state) {
    case 'hangup':
      return {
        company_call_review_share_link: `${baseUrl}/shared/call/company${leg.callId}`,
        public_call_review_share_link: `${baseUrl}/shared/call/public${leg.callId}`,
      }
    case 'recording':
      return { recording_url: recordings.map(one => recordingUrl(one, baseUrl)) }
    case 'dispositions':
      return { call_dispositions: leg.dispositions }
    case 'recap_summary':
      return { recap_summary: leg.recap?.summary ?? null }
    case 'recap_outcome':
      return { recap_outcome: leg.recap?.outcome ?? null }
    case 'recap_purposes':
      return { recap_purposes: leg.recap?.purposes.map(purpose => purpose.content) ?? [] }
    case 'recap_action_items':
      return { recap_action_items: leg.recap?.actionItems ?? [] }
    default:
      return {}
  }
}

/** The group that was called, on its own leg and on those of its people. */
function groupId({ target, entryPoint }: Leg): string | null {
  const group = isUser(target) ? entryPoint : target
  return group === null || isUser(group) ? null : `${GROUP_PREFIX[group.type]}:${group.id}`
}

function contactField({ contact, externalNumber }: Leg): Fields {
  return {
    email: contact.emails[0] ?? '',
    id: /^\d+$/.test(contact.id) ? Number(contact.id) : contact.id,
    name: contactName(contact),
    phone: externalNumber,
    type: contact.type,
  }
}

function targetField(target: Target): Fields {
  const { id, name, phone, officeId } = target
  const kind = isUser(target) ? { email: target.email, type: 'user' } : { email: '', type: target.type }
  return { ...kind, id, name, office_id: officeId, phone }
}

/** In ms, with the fraction that Dialpad gives. The menu and the queue count. */
function durationOf(leg: Leg): number {
  const connected = leg.connectedAt === null || leg.endedAt === null ? 0 : leg.endedAt - leg.connectedAt
  const duration = connected + leg.queueTime
  return duration === 0 ? 0 : duration + 0.972
}

function recordingField(recording: Recording, baseUrl: string): Fields {
  const { id, type, duration, startedAt } = recording
  return {
    duration,
    id: String(id),
    recording_type: type,
    start_time: startedAt,
    url: recordingUrl(recording, baseUrl),
  }
}

function recordingUrl({ id, type }: Pick<Recording, 'id' | 'type'>, baseUrl: string): string {
  return type === 'admincallrecording' ? `${baseUrl}/blob/adminrecording/${id}.mp3` : `${baseUrl}/r/${id}`
}
