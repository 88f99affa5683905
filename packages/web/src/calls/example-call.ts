import type { Call } from './call.ts'

/** For tests: John Smith of the NDIS calls Staff Enquiries. */
export function exampleCall(change: Partial<Call> = {}): Call {
  return {
    id: 'b0000000-0000-4000-8000-000000000001',
    call_id: 5965371398168576,
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
    answered_at: null,
    ended_at: null,
    duration: null,
    was_recorded: false,
    mos_score: null,
    ...change,
  }
}
