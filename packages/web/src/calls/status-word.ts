import type { Call } from '@trunkline/client'

/** What goes on, or went on, in a word or two. */
export function statusWord({
  status,
  direction,
  disposition,
}: Pick<Call, 'status' | 'direction' | 'disposition'>): string {
  switch (status) {
    case 'ringing':
      return direction === 'inbound' ? 'Ringing' : 'Calling'
    case 'active':
      return 'Connected'
    case 'held':
      return 'On hold'
    case 'ended':
      return disposition === 'no_answer' ? 'No answer' : 'Ended'
    case 'missed':
      return 'Missed'
    case 'voicemail':
      return 'Voicemail'
  }
}
