import type { CallEvent, FeedEvent } from './types.ts'

/** Whether an event of the feed is about a call. */
export function isCallEvent(event: FeedEvent): event is CallEvent {
  return event.type.startsWith('call.') || event.type === 'voicemail.received'
}
