import type { RequestQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'

/** The demo user, who is removed when data become real, does not count as an administrator. */
export const DEMO_EMAIL = 'demo@trunkline.invalid'

export async function hasAdministrator(queries: RequestQueries, appId: string): Promise<boolean> {
  return (await administratorsOf(queries, appId).executeTakeFirst()) !== undefined
}

/**
 * Ensures that an app keeps an administrator without this user. Locks the app's administrators, so that of two who are
 * demoted or removed at the same time one stays.
 *
 * @throws HubError 409 LAST_ADMIN
 */
export async function requireOtherAdministrator(
  transaction: RequestQueries,
  appId: string,
  userId: string,
): Promise<void> {
  const administrators = await administratorsOf(transaction, appId).forUpdate('staff_roles').execute()
  const isAdministrator = administrators.some(({ user_id }) => user_id === userId)
  if (!isAdministrator || administrators.length > 1) return
  throw new HubError(409, 'LAST_ADMIN', 'An app must have at least one administrator')
}

function administratorsOf(queries: RequestQueries, appId: string) {
  return queries
    .selectFrom('staff_roles')
    .innerJoin('staff_users', 'staff_users.id', 'user_id')
    .select('user_id')
    .where('app_id', '=', appId)
    .where('role', '=', 'admin')
    .where('email', '!=', DEMO_EMAIL)
    .orderBy('user_id')
}
