import { sql } from 'kysely'
import type { Queries } from '../../database/database.ts'

/**
 * Adds to rebuilt calls what no event contains: whether they were published as missed, and when, or may still be. Until
 * then they are provisional.
 *
 * @param moment as it was then; null: as it is now
 */
export async function markMissedCalls(queries: Queries, schema: string, moment: Date | null): Promise<void> {
  await sql`
    with published as (
      select l.app_id, l.call_uuid, bool_or(p.miss_due_at is not null) as is_due,
        max(p.missed_at) filter (where p.missed_at <= coalesce(${moment}::timestamptz, 'infinity')) as missed_at
      from call_publications as p
        join ${sql.id(schema, 'call_legs')} as l on l.app_id = p.app_id and l.leg_id = p.leg_id
      group by 1, 2
    ), marked as (
      select c.app_id, c.id, published.missed_at, c.status = 'missed' and published.missed_at is not null as is_final,
        c.status = 'missed' and published.missed_at is null
          and (published.is_due or ${moment}::timestamptz is not null) as is_due
      from ${sql.id(schema, 'calls')} as c
        left join published on published.app_id = c.app_id and published.call_uuid = c.id
    )
    update ${sql.id(schema, 'calls')} as c set
      provisional = marked.is_due or (c.provisional and not coalesce(marked.is_final, false)),
      updated_at = greatest(c.updated_at, marked.missed_at),
      updated_hour = date_trunc('hour', greatest(c.updated_at, marked.missed_at), 'UTC')
    from marked
    where marked.app_id = c.app_id and marked.id = c.id and (marked.is_due or marked.missed_at is not null)`.execute(
    queries,
  )
}
