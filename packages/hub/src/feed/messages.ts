import { NO_CONTENT_RIGHTS, redact } from '../access/content-policy.ts'
import type { CallPayload, FeedPayload } from './append.ts'
import type { FeedRow } from './read-feed.ts'

/** What happened when, under the name that programs expect for each type. */
const MOMENT_NAMES: Partial<Record<FeedRow['type'], string>> = {
  'call.held': 'held_at',
  'call.resumed': 'resumed_at',
}

/** Made once for a row, however many readers receive it: they share the rows. */
export function madeOnce<Made extends object | string>(make: (row: FeedRow) => Made): (row: FeedRow) => Made {
  const made = new WeakMap<FeedRow, Made>()
  return row => {
    const known = made.get(row)
    if (known !== undefined) return known
    const fresh = make(row)
    made.set(row, fresh)
    return fresh
  }
}

/** An entry for readers that may not read content: most of them. */
export function withoutContent(row: FeedRow): FeedRow {
  return { ...row, payload: redact(row.payload, NO_CONTENT_RIGHTS) }
}

/**
 * A feed entry as the WebSocket sends it: for calls, their fields beside the type; for all, when it was, and the
 * whole thing as `data`.
 */
export function webSocketMessage({ seq, type, payload }: FeedRow): string {
  const head = { type, cursor: seq, timestamp: payload.at }
  if ('call' in payload) return JSON.stringify({ ...head, ...callFields(type, payload) })
  return JSON.stringify({ ...head, data: subjectOf(payload).body })
}

function callFields(type: FeedRow['type'], { at, merged, call }: CallPayload) {
  const momentName = MOMENT_NAMES[type]
  const isMessage = type === 'voicemail.received'
  return {
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
    duration_seconds: isMessage ? call.voicemail_duration_seconds : call.duration_seconds,
    recording_url: isMessage ? call.voicemail_url : call.recording_url,
    transcript: call.transcript,
    ...(merged.length === 0 ? {} : { merged }),
    data: call,
  }
}

/** The WebSocket's message as a Server-Sent Event. */
export function messageEvent(row: FeedRow): string {
  return `id: ${row.seq}\nevent: message\ndata: ${webSocketMessage(row)}\n\n`
}

/** A feed entry as the event stream sends it: `dialpad:call`, `dialpad:message`, `dialpad:agent`… */
export function serverSentEvent({ seq, type, payload }: FeedRow): string {
  const { name, body } = subjectOf(payload)
  const head = { type, cursor: seq, timestamp: payload.at }
  const data = 'call' in payload ? { ...head, ...partiesOf(payload) } : { ...head, [name]: body }
  return `id: ${seq}\nevent: dialpad:${name}\ndata: ${JSON.stringify(data)}\n\n`
}

function partiesOf({ merged, call }: CallPayload) {
  return {
    call_id: String(call.call_id),
    direction: call.direction,
    from: { number: call.from, name: call.from_name, organization: call.from_organization },
    to: { number: call.to, name: call.to_name, department: call.department },
    ...(merged.length === 0 ? {} : { merged }),
    call,
  }
}

function subjectOf(payload: FeedPayload): { name: string; body: object } {
  if ('call' in payload) return { name: 'call', body: payload.call }
  if ('message' in payload) return { name: 'message', body: payload.message }
  if ('agent' in payload) return { name: 'agent', body: payload.agent }
  if ('contact' in payload) return { name: 'contact', body: payload.contact }
  if ('connection' in payload) return { name: 'connection', body: payload.connection }
  if ('webhook' in payload) return { name: 'webhook', body: payload.webhook }
  return { name: 'change', body: payload.change }
}
