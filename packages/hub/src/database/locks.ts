import { sql } from 'kysely'
import { type Bound, defineStatement } from './statement.ts'

const APPLY_LOCK = 7_350_001

/**
 * Waits until nothing else applies events of an app, and no rebuild ends; lasts until the end of the transaction. Hubs
 * apply events of different apps at the same time.
 */
export function lockApp(appId: string) {
  return sql`
    select pg_advisory_xact_lock_shared(${APPLY_LOCK}), pg_advisory_xact_lock(${APPLY_LOCK}, hashtext(${appId}))`
}

/** As `lockApp`, but does not wait for another hub: `IS_LOCKED` says in later statements whether the lock is held. */
export function tryLockApp(appId: string): Bound {
  return { statement: TRY_LOCK, values: [appId] }
}

const TRY_LOCK = defineStatement(`
  select pg_advisory_xact_lock_shared(${APPLY_LOCK}), set_config('trunkline.app_is_locked',
    pg_try_advisory_xact_lock(${APPLY_LOCK}, hashtext($1))::text, true)`)
/** As SQL. */
export const IS_LOCKED = `current_setting('trunkline.app_is_locked')::boolean`

/** Waits until nothing applies events at all. */
export function lockAllApps() {
  return sql`select pg_advisory_xact_lock(${APPLY_LOCK})`
}
