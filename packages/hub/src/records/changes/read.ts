import type { AppTransaction } from '../../database/database.ts'
import { type ChangeBody, presentChange } from './resource.ts'

/** One page of what was changed in the settings, the newest first. */
export async function listChanges(
  queries: AppTransaction,
  appId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<ChangeBody[]> {
  const rows = await queries
    .selectFrom('change_log')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('changed_at', 'desc')
    .orderBy('event_id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(presentChange)
}
