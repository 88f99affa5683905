import { sql } from 'kysely'
import type { AppTransaction } from '../database/database.ts'

export type Side = 'from' | 'to'

/**
 * Keeps who was at one end of a call, as an identity of the app's own records. A rebuild leaves it alone.
 *
 * @param callId the call's Dialpad id (its first leg's)
 * @param identityId null: nobody that is known
 */
export async function linkIdentity(
  queries: AppTransaction,
  appId: string,
  callId: string,
  side: Side,
  identityId: string | null,
): Promise<void> {
  const column = sql.ref(side === 'from' ? 'from_identity_id' : 'to_identity_id')
  await sql`
    insert into call_insights as known (app_id, call_id, ${column}, enriched_at)
    values (${appId}, ${callId}, ${identityId}, now())
    on conflict (app_id, call_id) do update set ${column} = excluded.${column}, enriched_at = excluded.enriched_at`.execute(
    queries,
  )
}
