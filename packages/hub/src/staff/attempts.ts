import { sql } from 'kysely'
import { hashSecret } from '../access/api-key.ts'
import type { RequestQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { knownDevice } from './devices.ts'
import { recordLock } from './lock-notices.ts'

/** How long to wait after the first failure in a row, the second and so on. The last one locks. */
const DELAYS_S = [0, 0, 0, 2, 4, 8, 16, 32, 60, 15 * 60]
const MOST_FAILURES = DELAYS_S.length
const FORGOTTEN_AFTER_HOURS = 24
const UNKNOWN_DEVICE = Buffer.alloc(0)

/** Where an attempt comes from. */
export interface Client {
  readonly address: string | null
  /** The Cookie header. */
  readonly cookies: string | undefined
}

/** An attempt to show that one is a certain person. One of the three says how it ended. */
export interface Attempt {
  failed(): Promise<void>
  /** They are in: the count begins anew. */
  succeeded(): Promise<void>
  /** It was not wrong, but did not let them in either. */
  withdrawn(): Promise<void>
}

/**
 * Counts failed attempts to sign in for each account, wherever they come from, so that guessing from many addresses gets
 * nowhere. Each device on which the person has signed in before counts for itself: a stranger who locks an account does
 * not lock its owner out there. It makes no difference whether there is such an account.
 */
export class SignInAttempts {
  readonly #queries: RequestQueries

  constructor(queries: RequestQueries) {
    this.#queries = queries
  }

  /**
   * Begins an attempt, before anything is compared. It counts as failed until it is known to be something else, so that
   * many at once are as many.
   *
   * @throws HubError 429 TOO_MANY_ATTEMPTS `{retry_after_seconds}`, 423 ACCOUNT_LOCKED `{locked_until, retry_after_seconds}`
   */
  async begin(email: string, client: Client): Promise<Attempt> {
    const address = normalize(email)
    const account = accountOf(email)
    const token = await knownDevice(this.#queries, address, client.cookies)
    const device = token === null ? UNKNOWN_DEVICE : hashSecret(token)
    const begun = await this.#count(account, device)
    if (begun === null) throw await this.#refusal(account, device)
    const row = () => ({ account, device })
    return {
      failed: async () => {
        if (begun.failures < MOST_FAILURES) return
        await recordLock(this.#queries, address, { until: begun.blockedUntil, address: client.address })
      },
      succeeded: async () => {
        await this.#queries
          .deleteFrom('sign_in_failures')
          .where(eb => eb.and(row()))
          .execute()
      },
      withdrawn: async () => {
        await this.#queries
          .updateTable('sign_in_failures')
          .set(eb => ({
            failures: sql<number>`greatest(failures - 1, 0)`,
            // Nobody else has begun one since: then there is nothing to wait for, as there was not before.
            blocked_until: eb
              .case()
              .when('failures', '=', begun.failures)
              .then(sql<Date>`now()`)
              .else(eb.ref('blocked_until'))
              .end(),
          }))
          .where(eb => eb.and(row()))
          .execute()
      },
    }
  }

  /** Ends a lock, and forgets all failures of an account. */
  async forget(email: string): Promise<void> {
    await this.#queries.deleteFrom('sign_in_failures').where('account', '=', accountOf(email)).execute()
  }

  /** Until when accounts are locked, by their addresses; those that are not are missing. */
  async locks(emails: readonly string[]): Promise<Map<string, Date>> {
    if (emails.length === 0) return new Map()
    const accounts = new Map(emails.map(email => [accountOf(email).toString('hex'), email]))
    const rows = await this.#queries
      .selectFrom('sign_in_failures')
      .select(({ fn }) => ['account', fn.max('blocked_until').as('until')])
      .where('account', 'in', emails.map(accountOf))
      .where('failures', '>=', MOST_FAILURES)
      .where('blocked_until', '>', sql<Date>`now()`)
      .groupBy('account')
      .execute()
    return new Map(rows.map(({ account, until }) => [accounts.get(account.toString('hex')) ?? '', until]))
  }

  async forgetOld(): Promise<void> {
    await this.#queries.deleteFrom('sign_in_failures').where(isOld('sign_in_failures')).execute()
  }

  /** Null: it is blocked. */
  async #count(account: Buffer, device: Buffer): Promise<{ failures: number; blockedUntil: Date } | null> {
    // After a lock, and after a day, the count begins anew.
    const next = sql<number>`case when f.failures >= ${MOST_FAILURES} or ${isOld('f')} then 1 else f.failures + 1 end`
    const until = (failures: typeof next) =>
      sql`now() + (${DELAYS_S}::int[])[${failures}] * interval '1 second'`
    const { rows } = await sql<{ failures: number; blockedUntil: Date }>`
      insert into sign_in_failures as f (account, device, failures, blocked_until)
      values (${account}, ${device}, 1, ${until(sql`1`)})
      on conflict (account, device) do update set
        failures = ${next}, blocked_until = ${until(next)}, updated_at = now()
      where f.blocked_until <= now()
      returning failures, blocked_until as "blockedUntil"`.execute(this.#queries)
    return rows[0] ?? null
  }

  async #refusal(account: Buffer, device: Buffer): Promise<HubError> {
    const row = await this.#queries
      .selectFrom('sign_in_failures')
      .select(['failures', 'blocked_until'])
      .select(sql<number>`extract(epoch from blocked_until - now())::float8`.as('waitSeconds'))
      .where(eb => eb.and({ account, device }))
      .executeTakeFirst()
    const wait = { retry_after_seconds: Math.max(1, Math.ceil(row?.waitSeconds ?? 0)) }
    if (row === undefined || row.failures < MOST_FAILURES)
      return new HubError(
        429,
        'TOO_MANY_ATTEMPTS',
        'Too many failed attempts: wait before trying again',
        wait,
      )
    const message =
      'The account is locked after too many failed attempts. Try again later, or ask an administrator to unlock it'
    return new HubError(423, 'ACCOUNT_LOCKED', message, {
      locked_until: row.blocked_until.toISOString(),
      ...wait,
    })
  }
}

function normalize(email: string): string {
  return email.trim().toLowerCase()
}

function accountOf(email: string): Buffer {
  return hashSecret(normalize(email))
}

function isOld(table: string) {
  return sql<boolean>`${sql.ref(`${table}.updated_at`)} < now() - ${FORGOTTEN_AFTER_HOURS} * interval '1 hour'`
}
