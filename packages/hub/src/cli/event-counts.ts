import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'

/** Events received within the last hour and the time of the last one (of the last 7 days), by app id. */
export async function countEvents(
  queries: Queries,
): Promise<Map<string, { hour: number; last: Date | null }>> {
  const { rows } = await sql<{ appId: string; hour: number; last: Date | null }>`
    select id as "appId", coalesce(recent.hour, 0)::int as hour, recent.last
    from apps left join lateral (
      select count(*) filter (where received_at > now() - interval '1 hour') as hour, max(received_at) as last
      from raw_events where app_id = apps.id and received_at > now() - interval '7 days'
    ) as recent on true`.execute(queries)
  return new Map(rows.map(({ appId, ...counts }) => [appId, counts]))
}
