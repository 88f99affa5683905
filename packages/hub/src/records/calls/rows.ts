import type { CallRow } from '../../database/tables.ts'
import type { ListedRow } from './find.ts'
import type { CallGroup } from './graph.ts'
import type { CallState } from './reduce/call.ts'
import type { Publication } from './reduce/publication.ts'
import { callUuid } from './uuid.ts'

/**
 * A call as lists show it. It is provisional, too, until it is decided whether it is published as missed; a miss that was
 * published is final, though a leg that another one named was never seen.
 */
export function toListedRow(
  appId: string,
  call: CallState,
  { missDueAt, milestones }: Publication,
): ListedRow {
  const isFinalMiss = call.status === 'missed' && milestones.includes('missed')
  return {
    id: callUuid(appId, call.callId),
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

/** A call with all that is known of it. */
export function toRow(appId: string, { state, details: call, publication }: CallGroup): CallRow {
  return {
    ...toListedRow(appId, state, publication),
    department_type: state.departmentType,
    timeline: [...call.timeline],
    master_call_id: call.masterCallId,
    entry_point_call_id: call.entryPointCallId,
    is_internal: call.isInternal,
    is_transferred: call.isTransferred,
    hold_time_ms: toText(call.holdTimeMs),
    total_duration_ms: toText(call.totalDurationMs),
    participants: [...call.participants],
    transcript: call.transcript,
    recap_outcome: call.recapOutcome,
    recap_purposes: [...call.recapPurposes],
    recap_action_items: [...call.recapActionItems],
    csat_score: call.csatScore,
    dispositions: [...call.dispositions],
    labels: [...call.labels],
    custom_data: call.customData,
    created_at: new Date(call.createdAt),
    updated_at: new Date(Math.max(call.updatedAt, publication.missedAt ?? 0)),
  }
}

function toText(number: number | null): string | null {
  return number === null ? null : String(number)
}

function toDate(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment)
}
