import type { CallFeedType } from '../../feed/append.ts'
import type { CallState } from './call.ts'

/** What to call the step from one state of a call to the next, in the terms of the feed. */
export function nameChange(
  before: Pick<CallState, 'status'> | null,
  after: Pick<CallState, 'status'>,
): CallFeedType {
  if (before?.status === after.status) return 'call.updated'
  switch (after.status) {
    case 'ringing':
      return 'call.ring'
    case 'active':
      return before?.status === 'held' ? 'call.resumed' : 'call.started'
    case 'held':
      return 'call.held'
    case 'ended':
      return 'call.ended'
    case 'missed':
      return 'call.missed'
    case 'voicemail':
      return 'voicemail.received'
  }
}
