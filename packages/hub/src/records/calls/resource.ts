import { type Static, Type } from 'typebox'
import type { KnownParty } from '../../identity/contact-lookup.ts'
import { DIALPAD_ID, DialpadId, Instant, Nullable, Redacted, Text, Uuid } from '../../schemas.ts'
import type { ListedCall, ListedRow } from './list.ts'

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
      'How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress, and if its end was not seen. `dispositions` are what agents chose in Dialpad',
  },
)

/** A call in lists and in the feed. */
export const CallBodySchema = Type.Object({
  id: Uuid,
  call_id: Type.String({
    description: 'Dialpad’s id of the first leg; addresses of calls accept that of any leg',
    [DIALPAD_ID]: true,
  }),
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound')]),
  status: CallStatusSchema,
  disposition: DispositionSchema,
  from_number: Text,
  from_name: Text,
  from_organization: Text,
  to_number: Text,
  to_name: Text,
  to_organization: Text,
  department: Text,
  user: Nullable(Type.Object({ id: Nullable(DialpadId), name: Text, email: Text })),
  started_at: Instant,
  rang_at: Nullable(Instant),
  answered_at: Nullable(Instant),
  ended_at: Nullable(Instant),
  duration_ms: Nullable(
    Type.Integer({ description: 'Talk time; null while the call is in progress or if it is not known yet' }),
  ),
  was_recorded: Type.Boolean(),
  recording_url: Text,
  voicemail_url: Text,
  voicemail_duration_seconds: Nullable(Type.Integer()),
  voicemail_transcript: Text,
  recap_summary: Text,
  mos_score: Nullable(Type.Number()),
  provisional: Type.Boolean({
    description:
      'true while more events may change the call; call.missed is published only once this is false',
  }),
  redacted: Redacted,
})
export type CallBody = Static<typeof CallBodySchema>

export function presentCall(row: ListedRow | ListedCall, known: KnownParty | null): CallBody {
  const other = {
    number: row.external_e164 ?? row.external_number,
    name: known?.name ?? row.contact_name,
    organization: known?.organization ?? null,
  }
  const own = { number: row.internal_number, name: row.user_name ?? row.department, organization: null }
  const [from, to] = row.direction === 'inbound' ? [other, own] : [own, other]
  return {
    id: row.id,
    call_id: row.call_id,
    direction: row.direction,
    status: row.status,
    disposition: row.disposition,
    from_number: from.number,
    from_name: from.name,
    from_organization: from.organization,
    to_number: to.number,
    to_name: to.name,
    to_organization: to.organization,
    department: row.department,
    user:
      row.user_name === null && row.user_id === null
        ? null
        : { id: row.user_id, name: row.user_name, email: row.user_email },
    started_at: toIso(row.started_at),
    rang_at: row.rang_at === null ? null : toIso(row.rang_at),
    answered_at: row.answered_at === null ? null : toIso(row.answered_at),
    ended_at: row.ended_at === null ? null : toIso(row.ended_at),
    duration_ms: row.talk_time_ms === null ? null : Number(row.talk_time_ms),
    was_recorded: row.was_recorded,
    recording_url: row.recording_url,
    voicemail_url: row.voicemail_url,
    voicemail_duration_seconds: row.voicemail_duration_seconds,
    voicemail_transcript: row.voicemail_transcript,
    recap_summary: row.recap_summary,
    mos_score: row.mos_score,
    provisional: row.provisional,
  }
}

/** @param moment text as PostgreSQL puts it into JSON: in UTC, with up to six digits of a second, or none */
function toIso(moment: Date | string): string {
  if (typeof moment !== 'string') return moment.toISOString()
  const [seconds, fraction] = [moment.slice(0, 19), moment.slice(20, -6)]
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}
