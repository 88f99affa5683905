import type { FeedRow } from './app-feed.ts'

/** What happened when, under the name that programs expect for each type. */
const MOMENT_NAMES: Partial<Record<FeedRow['type'], string>> = {
  'call.held': 'held_at',
  'call.resumed': 'resumed_at',
}

/**
 * A feed entry as the WebSocket tells it: the call's fields beside the type and, for readers that prefer the
 * envelope, the whole call as `data`.
 */
export function webSocketMessage({ seq, type, payload }: FeedRow): string {
  const { at, merged, call } = payload
  const momentName = MOMENT_NAMES[type]
  return JSON.stringify({
    type,
    cursor: seq,
    timestamp: at,
    call_id: call.call_id,
    dialpad_call_id: call.call_id,
    direction: call.direction,
    status: call.status,
    from_number: call.from_number,
    to_number: call.to_number,
    dialpad_user_id: call.dialpad_user_id,
    started_at: call.answered_at ?? call.started_at,
    ...(momentName === undefined ? {} : { [momentName]: at }),
    ended_at: call.ended_at,
    duration_seconds: call.duration_seconds,
    recording_url: type === 'voicemail.received' ? call.voicemail_url : call.recording_url,
    transcript: call.transcript,
    ...(merged.length === 0 ? {} : { merged }),
    data: call,
  })
}

/** A feed entry as the event stream tells it. */
export function serverSentEvent({ seq, type, payload }: FeedRow): string {
  const { at, merged, call } = payload
  const data = {
    type,
    cursor: seq,
    call_id: String(call.call_id),
    direction: call.direction,
    from: { number: call.from, name: call.from_name, organization: call.from_organization },
    to: { number: call.to, name: call.to_name, department: call.department },
    timestamp: at,
    ...(merged.length === 0 ? {} : { merged }),
    call,
  }
  return `id: ${seq}\nevent: dialpad:call\ndata: ${JSON.stringify(data)}\n\n`
}
