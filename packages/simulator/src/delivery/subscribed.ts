import { isUser, type Target } from '../calls/leg.ts'
import type { Subscription } from '../state.ts'
import type { Subject, Visible } from './publish.ts'

/** Whether a subscription asked for such an event. */
export function isWanted({ kind, options, target }: Subscription, subject: Subject): boolean {
  if (target !== null && !isTarget(target, subject.target)) return false
  switch (kind) {
    case 'call':
      return wantsCall(options, subject)
    case 'sms':
      return wantsMessage(options, subject)
    case 'contact':
      return options.contact_type === subject.contactType
    default:
      return true
  }
}

function wantsCall(
  { call_states: states, group_calls_only: groupsOnly }: Subscription['options'],
  subject: Subject,
) {
  if (groupsOnly === true && subject.isGroupCall !== true) return false
  return !Array.isArray(states) || states.includes('all') || states.includes(subject.state)
}

function wantsMessage(options: Subscription['options'], { direction, isInternal, isStatus }: Subject) {
  if (options.direction !== 'all' && options.direction !== direction) return false
  if (isInternal === true && options.include_internal !== true) return false
  return isStatus !== true || options.status === true
}

/** REST and subscriptions write "callcenter" what events call "call_center". */
export function restType(target: Target): string {
  return isUser(target) ? 'user' : target.type.replace('_', '')
}

function isTarget(wanted: { type: string; id: string }, target: Target | undefined): boolean {
  return target !== undefined && wanted.id === String(target.id) && wanted.type === restType(target)
}

/** What the scopes of the token that made a subscription let its events hold. */
export function visibleTo({ scopes, target }: Subscription): Visible {
  return {
    recordings: scopes.includes('recordings_export'),
    messageText:
      scopes.includes('message_content_export:all') ||
      (target !== null && scopes.includes('message_content_export')),
  }
}
