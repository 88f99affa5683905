import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { EngineQueries } from '../database/database.ts'
import { SET_ASIDE_REASONS } from '../database/set-aside.ts'
import { Instant, Nullable, Text, Uuid } from '../schemas.ts'

/** An event that could not be applied. */
export const FailedEventSchema = Type.Object({
  event_id: Type.String(),
  app_id: Nullable(Uuid),
  kind: Type.String(),
  event_type: Text,
  subject_id: Text,
  received_at: Instant,
  attempts: Type.Integer(),
  error: Type.Union([Type.String(), Type.Null()], { description: 'The error of the last attempt' }),
  reason: Type.Union([Type.Enum([...SET_ASIDE_REASONS]), Type.Null()], {
    description: 'The kind of error',
  }),
  next_attempt_at: Type.Union([Instant, Type.Null()], {
    description: 'null: failed, no further retries',
  }),
})
export type FailedEvent = Static<typeof FailedEventSchema>

/** Events that failed at least once and are not applied yet, the oldest first. */
export async function listFailedEvents(queries: EngineQueries, limit: number): Promise<FailedEvent[]> {
  const { rows } = await sql<
    Omit<FailedEvent, 'received_at' | 'next_attempt_at'> & { received_at: Date; next_attempt_at: Date | null }
  >`
    select e.id as event_id, e.app_id, e.kind, e.event_type, e.subject_id, e.received_at,
      p.attempts, p.error, p.reason, case when isfinite(p.next_attempt_at) then p.next_attempt_at end as next_attempt_at
    from pending_events p join raw_events e on e.id = p.event_id and e.received_at = p.received_at
    where p.attempts > 0 order by e.id limit ${limit}`.execute(queries)
  return rows.map(row => ({
    ...row,
    received_at: row.received_at.toISOString(),
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
  }))
}

/**
 * Has failed events applied once more at once.
 *
 * @param eventId null: all of them
 * @returns how many there were
 */
export async function replayFailedEvents(queries: EngineQueries, eventId: string | null): Promise<number> {
  const { rows } = await sql`
    update pending_events set attempts = 0, next_attempt_at = now()
    where attempts > 0 and (${eventId}::bigint is null or event_id = ${eventId}::bigint)
    returning event_id`.execute(queries)
  if (rows.length > 0) await sql`select pg_notify('trunkline_events', '')`.execute(queries)
  return rows.length
}
