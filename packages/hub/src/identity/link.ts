import { sql } from 'kysely'
import type { AppTransaction } from '../database/database.ts'

export type Side = 'from' | 'to'

/**
 * Keeps who was at one end of a call, as an identity of the app's own records. It belongs to a leg, and shows on
 * whatever call that leg is part of; of several, the last one said for an end counts. A rebuild leaves it alone.
 *
 * @param legId the Dialpad id of any leg of the call
 * @param identityId null: nobody that is known
 */
export async function linkIdentity(
  queries: AppTransaction,
  appId: string,
  legId: string,
  side: Side,
  identityId: string | null,
): Promise<void> {
  const identity = sql.ref(`${side}_identity_id`)
  const linkedAt = sql.ref(`${side}_linked_at`)
  await sql`
    insert into call_insights (app_id, leg_id, ${identity}, ${linkedAt}, enriched_at)
    values (${appId}, ${legId}, ${identityId}, now(), now())
    on conflict (app_id, leg_id) do update set
      ${identity} = excluded.${identity}, ${linkedAt} = excluded.${linkedAt}, enriched_at = excluded.enriched_at`.execute(
    queries,
  )
}
