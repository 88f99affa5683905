import { randomBytes } from 'node:crypto'
import { parseCookie } from 'cookie'
import { sql } from 'kysely'
import { hashSecret } from '../access/api-key.ts'
import type { RequestQueries } from '../database/database.ts'

/** Says that somebody has signed in on this device before. It opens nothing. */
export const DEVICE_COOKIE = 'trunkline_device'
export const DEVICE_LIFETIME_S = 180 * 24 * 3_600
/** Those seen last; more would be more attempts for somebody who once had the password. */
const MOST_DEVICES = 10

/** The token in a device's cookie, if the person of this address has signed in there; null: unknown. */
export async function knownDevice(
  queries: RequestQueries,
  email: string,
  cookies: string | undefined,
): Promise<string | null> {
  const token = cookies === undefined ? undefined : parseCookie(cookies)[DEVICE_COOKIE]
  if (token === undefined) return null
  const row = await queries
    .selectFrom('staff_devices')
    .innerJoin('staff_users', 'staff_users.id', 'user_id')
    .select('token_hash')
    .where('token_hash', '=', hashSecret(token))
    .where('email', '=', email)
    .where('seen_at', '>', sql<Date>`now() - ${DEVICE_LIFETIME_S} * interval '1 second'`)
    .executeTakeFirst()
  return row === undefined ? null : token
}

/** Remembers a device on which somebody has just signed in. Returns the value of its cookie. */
export async function rememberDevice(
  queries: RequestQueries,
  user: { id: string; email: string },
  cookies: string | undefined,
): Promise<string> {
  const token = (await knownDevice(queries, user.email, cookies)) ?? randomBytes(32).toString('base64url')
  await queries
    .insertInto('staff_devices')
    .values({ token_hash: hashSecret(token), user_id: user.id })
    .onConflict(conflict => conflict.column('token_hash').doUpdateSet({ seen_at: sql<Date>`now()` }))
    .execute()
  await queries
    .deleteFrom('staff_devices')
    .where('user_id', '=', user.id)
    .where('token_hash', 'not in', eb =>
      eb
        .selectFrom('staff_devices')
        .select('token_hash')
        .where('user_id', '=', user.id)
        .orderBy('seen_at', 'desc')
        .limit(MOST_DEVICES),
    )
    .execute()
  return token
}

/** For a new password: whoever knew the old one may have signed in somewhere. */
export async function forgetDevices(queries: RequestQueries, userId: string): Promise<void> {
  await queries.deleteFrom('staff_devices').where('user_id', '=', userId).execute()
}
