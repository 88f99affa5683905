import { fact, type LegKnowledge } from '../apply/reducers/leg.ts'
import type { CallRow, Participant, TimelineEntry } from '../database/tables.ts'
import { type CallBody, presentId } from './call-body.ts'

export interface LegBody {
  readonly call_id: number | string
  /** The last that Dialpad said of it. */
  readonly state: string | null
  readonly target: { type: string | null; id: number | string | null; name: string | null } | null
  readonly started_at: string | null
  readonly connected_at: string | null
  readonly ended_at: string | null
  readonly talk_time_ms: number | null
}

/** What is told of one call beside what stands in lists. */
export interface CallDetails extends CallBody {
  readonly is_internal: boolean
  readonly is_transferred: boolean
  readonly hold_time_ms: number | null
  /** From the first ring to the end, as Dialpad counts it: menu and queue as well. */
  readonly total_duration_ms: number | null
  readonly participants: ParticipantBody[]
  readonly timeline: TimelineEntry[]
  readonly legs: LegBody[]
  readonly recap: {
    readonly summary: string | null
    readonly outcome: string | null
    readonly purposes: string[]
    readonly action_items: string[]
  } | null
  readonly csat_score: string | null
  readonly dispositions: string[]
  readonly labels: string[]
  readonly custom_data: string | null
  /** The words themselves are under a lock of their own. */
  readonly has_transcript: boolean
  readonly created_at: string
  readonly updated_at: string
}

type ParticipantBody = Omit<Participant, 'id'> & { readonly id: number | string | null }

export function presentDetails(row: CallRow): Omit<CallDetails, keyof CallBody | 'legs'> {
  const hasRecap =
    row.recap_summary !== null || row.recap_outcome !== null || row.recap_action_items.length > 0
  return {
    is_internal: row.is_internal,
    is_transferred: row.is_transferred,
    hold_time_ms: toNumber(row.hold_time_ms),
    total_duration_ms: toNumber(row.total_duration_ms),
    participants: row.participants.map(one => ({ ...one, id: one.id === null ? null : presentId(one.id) })),
    timeline: row.timeline,
    recap: hasRecap
      ? {
          summary: row.recap_summary,
          outcome: row.recap_outcome,
          purposes: row.recap_purposes,
          action_items: row.recap_action_items,
        }
      : null,
    csat_score: row.csat_score,
    dispositions: row.dispositions,
    labels: row.labels,
    custom_data: row.custom_data,
    has_transcript: row.transcript !== null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

export function presentLeg(id: string, leg: LegKnowledge): LegBody {
  const target = fact(leg, 'target')
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const talkTime = fact(leg, 'talkTime')
  return {
    call_id: presentId(id),
    state: leg.states.at(-1)?.[1] ?? null,
    target:
      target === null
        ? null
        : { type: target.type, id: target.id === null ? null : presentId(target.id), name: target.name },
    started_at: moment(fact(leg, 'dateStarted')),
    connected_at: moment(fact(leg, 'dateConnected')),
    ended_at: moment(fact(leg, 'dateEnded')),
    talk_time_ms: talkTime === null ? null : Math.round(talkTime),
  }
}

function toNumber(text: string | null): number | null {
  return text === null ? null : Number(text)
}
