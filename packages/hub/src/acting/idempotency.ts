import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AppTransaction, Database, Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'

/** For so long the same key gives the same answer. */
const KEPT_FOR = '24 hours'
/** What takes longer than this has died with its hub. */
const ABANDONED_AFTER = '2 minutes'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * Does something once for a key, and gives the same answer to whoever asks again. What fails has not happened, and may
 * be asked for again.
 *
 * @param request what is asked for: with another one, a key must not be used again
 * @throws HubError 409 IN_PROGRESS, 422 IDEMPOTENCY_KEY_REUSED; whatever `act` throws
 */
export async function once(
  database: Database,
  { appId, key, request }: { appId: string; key: string | null; request: unknown },
  act: () => Promise<Answer>,
): Promise<Answer & { readonly replayed: boolean }> {
  if (key === null) return { ...(await act()), replayed: false }
  const hash = createHash('sha256').update(JSON.stringify(request)).digest()
  const known = await database.changeForApp(appId, queries => claim(queries, appId, key, hash))
  if (known !== null) return { ...known, replayed: true }
  const keep = (answer: Answer | null) =>
    database.changeForApp(appId, queries => keepAnswer(queries, appId, key, answer))
  try {
    const answer = await act()
    await keep(answer)
    return { ...answer, replayed: false }
  } catch (error) {
    await keep(null)
    throw error
  }
}

/** @param answer null: it has not happened */
async function keepAnswer(
  queries: AppTransaction,
  appId: string,
  key: string,
  answer: Answer | null,
): Promise<void> {
  if (answer === null) {
    await queries.deleteFrom('idempotency_keys').where('app_id', '=', appId).where('key', '=', key).execute()
    return
  }
  await queries
    .updateTable('idempotency_keys')
    .set({ status: answer.status, answer: JSON.stringify(answer.body) })
    .where('app_id', '=', appId)
    .where('key', '=', key)
    .execute()
}

/** Null: it is ours to do. */
async function claim(
  queries: AppTransaction,
  appId: string,
  key: string,
  hash: Buffer,
): Promise<Answer | null> {
  const { rows: claimed } = await sql`
    insert into idempotency_keys as known (app_id, key, request_hash) values (${appId}, ${key}, ${hash})
    on conflict (app_id, key) do update set request_hash = excluded.request_hash, status = null, created_at = now()
      where known.created_at < now() - ${KEPT_FOR}::interval
        or known.status is null and known.created_at < now() - ${ABANDONED_AFTER}::interval
    returning key`.execute(queries)
  if (claimed.length > 0) return null
  const known = await queries
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'answer'])
    .where('app_id', '=', appId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (known !== undefined && !known.request_hash.equals(hash)) {
    throw new HubError(
      422,
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was already used for a different request',
    )
  }
  if (known === undefined || known.status === null) {
    throw new HubError(409, 'IN_PROGRESS', 'A request with this Idempotency-Key is still in progress')
  }
  return { status: known.status, body: known.answer }
}

/** Forgets what nobody will ask for again. */
export async function forgetOldKeys(queries: Queries): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - ${KEPT_FOR}::interval`.execute(queries)
}
