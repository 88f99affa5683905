import type { EngineQueries } from '../database/database.ts'

/** What one run of pulling data from Dialpad's REST API is about. */
export interface SyncRun {
  readonly appId: string
  /** What is pulled, for example contacts. */
  readonly subject: string
}

/**
 * Records a run of pulling data, so that each raw event can be traced to the run that pulled it. A run that throws stays
 * unfinished: its retry is a run of its own.
 *
 * @param pull is given the id of the run; returns how many events it appended
 */
export async function recordRun(
  queries: EngineQueries,
  { appId, subject }: SyncRun,
  pull: (syncRunId: string) => Promise<number>,
): Promise<void> {
  const { id } = await queries
    .insertInto('sync_runs')
    .values({ app_id: appId, subject })
    .returning('id')
    .executeTakeFirstOrThrow()
  const events = await pull(id)
  await queries
    .updateTable('sync_runs')
    .set({ finished_at: new Date(), events })
    .where('id', '=', id)
    .execute()
}
