import { type Static, Type } from 'typebox'
import type { CallRow, CallTextsRow } from '../../database/tables.ts'
import { DialpadId, Instant, Nullable, Text, Texts } from '../../schemas.ts'
import { VoicemailBodySchema } from '../voicemails/resource.ts'
import type { CallEvents } from './reduce/call-details.ts'
import { fact, type LegKnowledge } from './reduce/leg.ts'
import { type CallBody, CallBodySchema } from './resource.ts'

const LegBodySchema = Type.Object({
  call_id: DialpadId,
  state: Type.Union([Type.String(), Type.Null()], { description: 'The last state reported by Dialpad' }),
  target: Nullable(Type.Object({ type: Text, id: Nullable(DialpadId), name: Text })),
  started_at: Nullable(Instant),
  connected_at: Nullable(Instant),
  ended_at: Nullable(Instant),
  talk_time_ms: Nullable(Type.Integer()),
})
type LegBody = Static<typeof LegBodySchema>

/** One call with what does not stand in lists. */
export const CallDetailsSchema = Type.Object({
  ...CallBodySchema.properties,
  is_internal: Type.Boolean(),
  is_transferred: Type.Boolean(),
  hold_time_ms: Nullable(Type.Integer()),
  total_duration_ms: Type.Union([Type.Integer(), Type.Null()], {
    description: 'From the first ring to the end, including menu and queue, as counted by Dialpad',
  }),
  participants: Type.Array(
    Type.Object({
      role: Type.Enum(['caller', 'callee', 'user', 'group']),
      id: Nullable(DialpadId),
      name: Text,
      number: Text,
      answered: Type.Boolean(),
      talk_time_ms: Type.Integer(),
    }),
  ),
  timeline: Type.Array(Type.Object({ at: Instant, event: Type.String(), who: Text })),
  legs: Type.Array(LegBodySchema),
  recap: Nullable(Type.Object({ summary: Text, outcome: Text, purposes: Texts, action_items: Texts })),
  csat_score: Text,
  dispositions: Type.Array(Type.String(), { description: 'The dispositions that agents chose in Dialpad' }),
  labels: Texts,
  custom_data: Text,
  has_transcript: Type.Boolean({
    description: 'Whether a transcript exists; get it from /api/v1/calls/:id/transcript',
  }),
  voicemail: Nullable(VoicemailBodySchema),
  created_at: Instant,
  updated_at: Instant,
})
export type CallDetails = Static<typeof CallDetailsSchema>

/** A call with its texts. */
export type FullRow = CallRow & Partial<Nulled<Omit<CallTextsRow, 'app_id' | 'id' | 'names'>>>

type Nulled<T> = { readonly [Name in keyof T]: T[Name] | null }

export function presentDetails(
  row: FullRow,
  { timeline, participants }: CallEvents,
): Omit<CallDetails, keyof CallBody | 'legs' | 'voicemail'> {
  const { recap_summary: summary = null, recap_outcome: outcome = null } = row
  const purposes = row.recap_purposes ?? []
  const actionItems = row.recap_action_items ?? []
  const hasRecap = summary !== null || outcome !== null || purposes.length > 0 || actionItems.length > 0
  return {
    is_internal: row.is_internal,
    is_transferred: row.is_transferred,
    hold_time_ms: toNumber(row.hold_time_ms),
    total_duration_ms: toNumber(row.total_duration_ms),
    participants: [...participants],
    timeline: [...timeline],
    recap: hasRecap ? { summary, outcome, purposes, action_items: actionItems } : null,
    csat_score: row.csat_score,
    dispositions: row.dispositions,
    labels: row.labels,
    custom_data: row.custom_data,
    has_transcript: (row.transcript ?? null) !== null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

export function presentLeg(id: string, leg: LegKnowledge): LegBody {
  const target = fact(leg, 'target')
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const talkTime = fact(leg, 'talkTime')
  return {
    call_id: id,
    state: leg.states.at(-1)?.[1] ?? null,
    target: target === null ? null : { type: target.type, id: target.id, name: target.name },
    started_at: moment(fact(leg, 'dateStarted')),
    connected_at: moment(fact(leg, 'dateConnected')),
    ended_at: moment(fact(leg, 'dateEnded')),
    talk_time_ms: talkTime === null ? null : Math.round(talkTime),
  }
}

function toNumber(text: string | null): number | null {
  return text === null ? null : Number(text)
}
