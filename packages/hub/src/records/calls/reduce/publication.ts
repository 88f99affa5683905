import type { Milestone } from '../../../database/tables.ts'
import type { CallFeedType } from '../topic.ts'
import type { CallState } from './call.ts'

/**
 * What has been published of a call so far, under whichever of its legs. It only grows, and that of two calls that
 * become one is all that was published of either. Moments are ms since 1970.
 */
export interface Publication {
  readonly milestones: readonly Milestone[]
  /** When the call is to be published as missed, unless an answer is seen before; null: not at all. */
  readonly missDueAt: number | null
  readonly missedAt: number | null
}

export const NOTHING_PUBLISHED: Publication = { milestones: [], missDueAt: null, missedAt: null }

/** All that was published of calls that are one. */
export function mergePublications([first, ...others]: readonly Publication[]): Publication {
  if (first === undefined) return NOTHING_PUBLISHED
  return others.reduce(
    (a, b) => ({
      milestones: [...new Set([...a.milestones, ...b.milestones])],
      missDueAt: latest(a.missDueAt, b.missDueAt),
      missedAt: latest(a.missedAt, b.missedAt),
    }),
    first,
  )
}

interface Step {
  readonly publication: Publication
  /** The calls that the event concerned before it; several where it tied them together. */
  readonly before: readonly CallState[]
  readonly after: CallState
  /** When the event was received, in ms since 1970. */
  readonly receivedAt: number
  /** How long an answered leg may lag behind the unanswered ones, in ms. */
  readonly graceMs: number
}

/** The type that one event of a call is published as, and what has been published of the call then. */
export function publishChange(step: Step): { type: CallFeedType; publication: Publication } {
  const { publication, after, receivedAt, graceMs } = step
  const type = typeOf(step)
  const milestone = MILESTONES[type]
  const milestones =
    milestone === undefined || publication.milestones.includes(milestone)
      ? publication.milestones
      : [...publication.milestones, milestone]
  const waits = after.status === 'missed' && !isConcluded(milestones)
  return {
    type,
    publication: {
      milestones,
      missDueAt: waits ? receivedAt + graceMs : null,
      missedAt: type === 'call.missed' ? receivedAt : publication.missedAt,
    },
  }
}

/** What has been published once a call is published as missed. */
export function publishMissed({ milestones }: Publication, at: number): Publication {
  return { milestones: [...milestones, 'missed'], missDueAt: null, missedAt: at }
}

const MILESTONES: Partial<Record<CallFeedType, Milestone>> = {
  'call.ring': 'ring',
  'call.started': 'started',
  'call.held': 'started',
  'call.resumed': 'started',
  'call.ended': 'ended',
  'call.missed': 'missed',
  'voicemail.received': 'voicemail',
}

/** After this, any other change is an update, but for an end and a voicemail that are not published yet. */
function isConcluded(milestones: readonly Milestone[]): boolean {
  return milestones.some(one => one === 'ended' || one === 'missed' || one === 'voicemail')
}

function typeOf({ publication: { milestones }, before, after, graceMs }: Step): CallFeedType {
  const wasHeld =
    before.some(call => call.status === 'held') && !before.some(call => call.status === 'active')
  switch (after.status) {
    case 'ringing':
      return milestones.length === 0 ? 'call.ring' : 'call.updated'
    case 'active':
      if (isConcluded(milestones)) return 'call.updated'
      if (wasHeld) return 'call.resumed'
      return milestones.includes('started') ? 'call.updated' : 'call.started'
    case 'held':
      return isConcluded(milestones) || wasHeld ? 'call.updated' : 'call.held'
    case 'missed':
      return isConcluded(milestones) || graceMs > 0 ? 'call.updated' : 'call.missed'
    case 'ended':
      if (!milestones.includes('ended')) return 'call.ended'
      return receivesVoicemail(milestones, after)
    case 'voicemail':
      return receivesVoicemail(milestones, after)
  }
}

function receivesVoicemail(milestones: readonly Milestone[], { hasVoicemail }: CallState): CallFeedType {
  return hasVoicemail && !milestones.includes('voicemail') ? 'voicemail.received' : 'call.updated'
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}
