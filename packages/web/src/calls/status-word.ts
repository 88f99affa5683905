import type { Call } from './call.ts'

/** What goes on, or went on, in a word or two. */
export function statusWord({ status, direction }: Pick<Call, 'status' | 'direction'>): string {
  switch (status) {
    case 'ringing':
      return direction === 'inbound' ? 'Ringing' : 'Calling'
    case 'active':
      return 'Connected'
    case 'held':
      return 'On hold'
    case 'ended':
      return 'Ended'
    case 'missed':
      return direction === 'inbound' ? 'Missed' : 'No answer'
    case 'voicemail':
      return 'Voicemail'
  }
}
