import { sql } from 'kysely'

const APPLY_LOCK = 7_350_001

/**
 * Waits until nothing else applies events of an app, and no rebuild ends; lasts until the end of the transaction. Hubs
 * apply events of different apps at the same time.
 */
export function lockApp(appId: string) {
  return sql`
    select pg_advisory_xact_lock_shared(${APPLY_LOCK}), pg_advisory_xact_lock(${APPLY_LOCK}, hashtext(${appId}))`
}

/** Keeps a rebuild from ending until the end of the transaction. */
export function lockRebuild() {
  return sql`select pg_advisory_xact_lock_shared(${APPLY_LOCK})`
}

/** Whether this transaction is the only one to apply events of an app: for use in a condition. */
export function tryLockApp(appId: ReturnType<typeof sql.ref>) {
  return sql<boolean>`pg_try_advisory_xact_lock(${sql.lit(APPLY_LOCK)}, hashtext(${appId}::text))`
}

/** Waits until nothing applies events at all. */
export function lockAllApps() {
  return sql`select pg_advisory_xact_lock(${APPLY_LOCK})`
}
