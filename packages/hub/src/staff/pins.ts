import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import type { RequestQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const NONCE_BYTES = 16
/** After so many wrong PINs in a row nobody may try for a while. */
const MOST_FAILURES = 5
const LOCKED_FOR_MS = 15 * 60_000
const UNLOCKED_FOR_MS = 10 * 60_000

const derive = promisify(argon2)

/** Sets somebody's PIN; whether they may is for the caller to know. */
export async function setPin(queries: RequestQueries, userId: string, pin: string): Promise<void> {
  const row = { pin_hash: await hashPin(pin), failures: 0, locked_until: null, updated_at: new Date() }
  await queries
    .insertInto('staff_pins')
    .values({ ...row, user_id: userId })
    .onConflict(conflict => conflict.column('user_id').doUpdateSet(row))
    .execute()
}

/**
 * Opens transcripts and recordings to a session for ten minutes. Returns until when.
 *
 * @throws HubError 409 NO_PIN, 403 WRONG_PIN, 423 PIN_LOCKED after five wrong ones, for 15 minutes
 */
export async function unlock(
  queries: RequestQueries,
  session: { userId: string; sessionId: string },
  pin: string,
): Promise<Date> {
  const { failures, pinHash } = await countAttempt(queries, session.userId)
  if (!(await isPin(pin, pinHash))) {
    throw new HubError(403, 'WRONG_PIN', 'Wrong PIN', { attempts_left: MOST_FAILURES - failures })
  }
  const until = sql<Date>`now() + ${UNLOCKED_FOR_MS} * interval '1 ms'`
  await queries
    .updateTable('staff_pins')
    .set({ failures: 0, locked_until: null })
    .where('user_id', '=', session.userId)
    .execute()
  const unlocked = await queries
    .insertInto('staff_unlocks')
    .values({ session_id: session.sessionId, until })
    .onConflict(conflict => conflict.column('session_id').doUpdateSet({ until }))
    .returning('until')
    .executeTakeFirstOrThrow()
  return unlocked.until
}

/** Until when a session is unlocked; null: it is not. */
export async function unlockedUntil(queries: RequestQueries, sessionId: string): Promise<Date | null> {
  const row = await queries
    .selectFrom('staff_unlocks')
    .select('until')
    .where('session_id', '=', sessionId)
    .where('until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.until ?? null
}

export async function lock(queries: RequestQueries, sessionId: string): Promise<void> {
  await queries.deleteFrom('staff_unlocks').where('session_id', '=', sessionId).execute()
}

export async function hasPin(queries: RequestQueries, userId: string): Promise<boolean> {
  const row = await queries
    .selectFrom('staff_pins')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** Each attempt counts as a failure before it is looked at, so that many at once are as many. */
async function countAttempt(
  queries: RequestQueries,
  userId: string,
): Promise<{ failures: number; pinHash: string }> {
  const { rows } = await sql<{ failures: number; pinHash: string; lockedUntil: Date | null }>`
    update staff_pins set
      failures = case when locked_until <= now() then 1 else least(failures + 1, ${MOST_FAILURES + 1}) end,
      locked_until = case
        when locked_until > now() then locked_until
        when locked_until is null and failures >= ${MOST_FAILURES} then now() + ${LOCKED_FOR_MS} * interval '1 ms'
      end
    where user_id = ${userId}
    returning failures, pin_hash as "pinHash", locked_until as "lockedUntil"`.execute(queries)
  const [row] = rows
  if (row === undefined) throw new HubError(409, 'NO_PIN', 'Set a PIN first')
  if (row.lockedUntil !== null) {
    const until = row.lockedUntil.toISOString()
    throw new HubError(423, 'PIN_LOCKED', 'Too many wrong PINs: locked temporarily', { locked_until: until })
  }
  return row
}

/** `argon2id$<nonce>$<tag>`; the parameters are those above as long as there are no others. */
async function hashPin(pin: string): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES)
  return `argon2id$${nonce.toString('base64url')}$${(await tagOf(pin, nonce)).toString('base64url')}`
}

async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, nonce = '', tag = ''] = hash.split('$')
  const expected = Buffer.from(tag, 'base64url')
  const found = await tagOf(pin, Buffer.from(nonce, 'base64url'))
  return expected.length === found.length && timingSafeEqual(expected, found)
}

function tagOf(pin: string, nonce: Buffer): Promise<Buffer> {
  return derive('argon2id', { ...PARAMETERS, message: pin, nonce })
}
