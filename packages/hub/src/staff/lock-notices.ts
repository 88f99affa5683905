import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { RequestQueries } from '../database/database.ts'

/** That somebody's account was locked, as they are shown it. */
interface LockNotice {
  readonly locks: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** Where the last attempt came from. */
  readonly address: string | null
}

/** Writes down that an account was locked: for its owner, and in the audit log of each of their apps. */
export async function recordLock(
  queries: RequestQueries,
  email: string,
  { until, address }: { until: Date; address: string | null },
): Promise<void> {
  const roles = await queries
    .selectFrom('staff_users')
    .innerJoin('staff_roles', 'user_id', 'staff_users.id')
    .select(['user_id', 'app_id'])
    .where('email', '=', email)
    .execute()
  const [first] = roles
  if (first === undefined) return
  await queries
    .insertInto('staff_lock_notices')
    .values({ user_id: first.user_id, address })
    .onConflict(conflict =>
      conflict.column('user_id').doUpdateSet({
        locks: sql<number>`staff_lock_notices.locks + 1`,
        last_at: sql<Date>`now()`,
        address,
      }),
    )
    .execute()
  for (const { app_id: appId, user_id: subject } of roles) {
    const details = { until: until.toISOString() }
    await audit(queries, {
      appId,
      actor: 'hub',
      action: 'staff.locked',
      subject,
      outcome: 'refused',
      address,
      details,
    })
  }
}

/** Null: it was not locked since they last took notice. */
export async function readLockNotice(queries: RequestQueries, userId: string): Promise<LockNotice | null> {
  const row = await queries
    .selectFrom('staff_lock_notices')
    .select(['locks', 'first_at as firstAt', 'last_at as lastAt', 'address'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

export async function dismissLockNotice(queries: RequestQueries, userId: string): Promise<void> {
  await queries.deleteFrom('staff_lock_notices').where('user_id', '=', userId).execute()
}
