import type { CallRow, CallTextsRow } from '../../database/tables.ts'
import { recordUuid } from '../uuid.ts'
import type { CallGroup } from './graph.ts'
import type { ListedRow } from './list.ts'
import type { CallState } from './reduce/call.ts'
import type { Publication } from './reduce/publication.ts'

const HOUR_MS = 3_600_000

/**
 * A call as lists show it. It is provisional, too, until it is decided whether it is published as missed; a miss that was
 * published is final, though a leg that another one named was never seen.
 */
export function toListedRow(
  appId: string,
  call: CallState,
  { missDueAt, missedAt, milestones }: Publication,
  receivedAt: number,
): ListedRow {
  const updatedAt = Math.max(receivedAt, missedAt ?? 0)
  const isFinalMiss = call.status === 'missed' && milestones.includes('missed')
  return {
    id: recordUuid(appId, call.callId),
    app_id: appId,
    call_id: call.callId,
    direction: call.direction,
    status: call.status,
    disposition: call.disposition,
    external_number: call.externalNumber,
    internal_number: call.internalNumber,
    external_e164: call.externalE164,
    contact_id: call.contactId,
    contact_name: call.contactName,
    department: call.department,
    user_id: call.userId,
    user_name: call.userName,
    user_email: call.userEmail,
    started_at: new Date(call.startedAt),
    updated_at: new Date(updatedAt),
    updated_hour: new Date(updatedAt - (updatedAt % HOUR_MS)),
    rang_at: toDate(call.rangAt),
    answered_at: toDate(call.answeredAt),
    ended_at: toDate(call.endedAt),
    talk_time_ms: toText(call.talkTimeMs),
    was_recorded: call.wasRecorded,
    recording_url: call.recordingUrl,
    voicemail_url: call.voicemailUrl,
    voicemail_transcript: call.voicemailTranscript,
    voicemail_duration_seconds: call.voicemailDurationSeconds,
    recap_summary: call.recapSummary,
    mos_score: call.mosScore,
    provisional: missDueAt !== null || (call.provisional && !isFinalMiss),
  }
}

/** A row of `calls`. */
export function toRow(appId: string, { state, details: call, publication }: CallGroup): CallRow {
  const {
    recap_summary: _recap,
    voicemail_transcript: _words,
    ...listed
  } = toListedRow(appId, state, publication, call.updatedAt)
  return {
    ...listed,
    department_id: state.departmentId,
    department_type: state.departmentType,
    office_id: state.officeId,
    master_call_id: call.masterCallId,
    entry_point_call_id: call.entryPointCallId,
    is_internal: call.isInternal,
    is_transferred: call.isTransferred,
    hold_time_ms: toText(call.holdTimeMs),
    total_duration_ms: toText(call.totalDurationMs),
    csat_score: call.csatScore,
    dispositions: [...call.dispositions],
    labels: [...call.labels],
    custom_data: call.customData,
    created_at: new Date(call.createdAt),
  }
}

/** A row of `call_texts`. */
export function toTexts(appId: string, { state, details }: CallGroup): CallTextsRow {
  return {
    app_id: appId,
    id: recordUuid(appId, state.callId),
    names: [state.contactName, state.userName, state.department].filter(name => name !== null).join(' '),
    voicemail_transcript: state.voicemailTranscript,
    recap_summary: state.recapSummary,
    recap_outcome: details.recapOutcome,
    transcript: details.transcript,
    recap_purposes: [...details.recapPurposes],
    recap_action_items: [...details.recapActionItems],
  }
}

function toText(number: number | null): string | null {
  return number === null ? null : String(number)
}

export function toDate(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment)
}
