import type { FeedContent, FeedTopic } from '../../feed/topics.ts'
import { type CompatibleCall, toCompatibleCall } from './compatible.ts'
import { type CallBody, CallBodySchema } from './resource.ts'

export const CALL_FEED_TYPES = [
  'call.ring',
  'call.started',
  'call.held',
  'call.resumed',
  'call.ended',
  'call.missed',
  'voicemail.received',
  'call.updated',
] as const
export type CallFeedType = (typeof CALL_FEED_TYPES)[number]

/** The name that programs expect for the time of an event, by its type. */
const MOMENT_NAMES: Readonly<Record<string, string>> = {
  'call.held': 'held_at',
  'call.resumed': 'resumed_at',
}

/** Calls in the feed, with the fields that CRMs expect beside the call itself. */
export const callTopic: FeedTopic<CallBody, CompatibleCall> = {
  name: 'call',
  schema: CallBodySchema,
  types: CALL_FEED_TYPES,
  numbersOf: call => [call.from_number, call.to_number],
  usersOf: ({ user }) => (user === null ? [] : [user.id === null ? null : String(user.id), user.email]),
  departmentOf: call => call.department,
  compatible: toCompatibleCall,
  webSocketFields,
  streamFields,
}

function webSocketFields({ type, at, merged, body: call }: FeedContent<CompatibleCall>) {
  const momentName = MOMENT_NAMES[type]
  const isVoicemail = type === 'voicemail.received'
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
    duration_seconds: isVoicemail ? call.voicemail_duration_seconds : call.duration_seconds,
    recording_url: isVoicemail ? call.voicemail_url : call.recording_url,
    transcript: call.transcript,
    ...(merged === undefined ? {} : { merged }),
  }
}

function streamFields({ merged, body: call }: FeedContent<CompatibleCall>) {
  return {
    call_id: String(call.call_id),
    direction: call.direction,
    from: { number: call.from, name: call.from_name, organization: call.from_organization },
    to: { number: call.to, name: call.to_name, department: call.department },
    ...(merged === undefined ? {} : { merged }),
    call,
  }
}
