import type { Call, CallEvent } from '@trunkline/client'

/** For tests: John Smith of the NDIS calls Staff Enquiries. */
export function exampleCall(change: Partial<Call> = {}): Call {
  return {
    id: 'b0000000-0000-4000-8000-000000000001',
    call_id: '5965371398168576',
    direction: 'inbound',
    status: 'ringing',
    disposition: null,
    from_number: '+61481140711',
    to_number: '+61287631474',
    from_name: 'John Smith',
    from_organization: 'NDIS',
    to_name: 'Staff Enquiries',
    to_organization: null,
    department: 'Staff Enquiries',
    user: null,
    started_at: '2026-01-07T14:30:00.000Z',
    rang_at: null,
    answered_at: null,
    ended_at: null,
    duration_ms: null,
    was_recorded: false,
    recording_url: null,
    voicemail_url: null,
    voicemail_duration_seconds: null,
    voicemail_transcript: null,
    recap_summary: null,
    mos_score: null,
    provisional: false,
    ...change,
  }
}

/** For tests: the event that a call has changed. @param merged ids of calls that are part of it now */
export function exampleEvent(call: Call, cursor: number, merged: readonly string[] = []): CallEvent {
  return { type: 'call.updated', cursor, timestamp: call.started_at, merged, data: call }
}
