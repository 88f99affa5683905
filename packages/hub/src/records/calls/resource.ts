import { type Static, Type } from 'typebox'
import { DialpadId, Instant, Nullable, presentId, Redacted } from '../../bodies.ts'
import type { ListedRow } from './find.ts'

export const CallStatusSchema = Type.Union([
  Type.Literal('ringing'),
  Type.Literal('active'),
  Type.Literal('held'),
  Type.Literal('ended'),
  Type.Literal('missed'),
  Type.Literal('voicemail'),
])

const DispositionSchema = Type.Union(
  [
    Type.Literal('answered'),
    Type.Literal('no_answer'),
    Type.Literal('missed'),
    Type.Literal('voicemail'),
    Type.Null(),
  ],
  {
    description:
      'How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress. `dispositions` are what agents chose in Dialpad',
  },
)

/** A call as `/api/*`, the WebSocket and the event stream show it. */
export const CallBodySchema = Type.Object({
  id: Type.String({ format: 'uuid' }),
  call_id: DialpadId,
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound')]),
  status: CallStatusSchema,
  disposition: DispositionSchema,
  from: Nullable(Type.String()),
  to: Nullable(Type.String()),
  from_number: Nullable(Type.String()),
  to_number: Nullable(Type.String()),
  from_name: Nullable(Type.String()),
  from_organization: Nullable(Type.String()),
  to_name: Nullable(Type.String()),
  to_organization: Nullable(Type.String()),
  department: Nullable(Type.String()),
  user: Nullable(
    Type.Object({
      id: Nullable(DialpadId),
      name: Nullable(Type.String()),
      email: Nullable(Type.String()),
    }),
  ),
  dialpad_user_id: Nullable(DialpadId),
  started_at: Instant,
  rang_at: Nullable(Instant),
  answered_at: Nullable(Instant),
  ended_at: Nullable(Instant),
  duration: Nullable(
    Type.Integer({
      description: 'Talk time in milliseconds; null while the call is in progress or if it is not known yet',
    }),
  ),
  duration_seconds: Nullable(Type.Integer()),
  was_recorded: Type.Boolean(),
  recording_url: Nullable(Type.String()),
  voicemail_url: Nullable(Type.String()),
  voicemail_duration_seconds: Nullable(Type.Integer()),
  transcript: Nullable(Type.String({ description: 'Transcript of the voicemail' })),
  recap_summary: Nullable(Type.String()),
  mos_score: Nullable(Type.Number()),
  provisional: Type.Boolean({
    description:
      'true while more events may change the call; call.missed is published only once this is false',
  }),
  redacted: Redacted,
})
export type CallBody = Static<typeof CallBodySchema>

/** The other party as the directory knows it. */
export interface KnownParty {
  readonly name: string | null
  readonly organization: string | null
}

export function presentCall(row: ListedRow, known: KnownParty | null): CallBody {
  const other = {
    number: row.external_e164 ?? row.external_number,
    name: known?.name ?? row.contact_name,
    organization: known?.organization ?? null,
  }
  const own = { number: row.internal_number, name: row.user_name ?? row.department, organization: null }
  const [from, to] = row.direction === 'inbound' ? [other, own] : [own, other]
  const duration = row.talk_time_ms === null ? null : Number(row.talk_time_ms)
  const userId = row.user_id === null ? null : presentId(row.user_id)
  return {
    id: row.id,
    call_id: presentId(row.call_id),
    direction: row.direction,
    status: row.status,
    disposition: row.disposition,
    from: from.number,
    to: to.number,
    from_number: from.number,
    to_number: to.number,
    from_name: from.name,
    from_organization: from.organization,
    to_name: to.name,
    to_organization: to.organization,
    department: row.department,
    user:
      row.user_name === null && userId === null
        ? null
        : { id: userId, name: row.user_name, email: row.user_email },
    dialpad_user_id: userId,
    started_at: row.started_at.toISOString(),
    rang_at: row.rang_at?.toISOString() ?? null,
    answered_at: row.answered_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
    duration,
    duration_seconds: duration === null ? null : Math.round(duration / 1000),
    was_recorded: row.was_recorded,
    recording_url: row.recording_url,
    voicemail_url: row.voicemail_url,
    voicemail_duration_seconds: row.voicemail_duration_seconds,
    transcript: row.voicemail_transcript,
    recap_summary: row.recap_summary,
    mos_score: row.mos_score,
    provisional: row.provisional,
  }
}
