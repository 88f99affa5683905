import type { Call } from '@trunkline/client'

/** Someone is on the phone, or is about to be. */
export function isOngoing(call: Call): boolean {
  return call.status === 'ringing' || call.status === 'active' || call.status === 'held'
}
