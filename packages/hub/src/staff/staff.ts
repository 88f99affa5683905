import { hkdfSync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { hashSecret } from '../access/api-key.ts'
import { type App, activeApp } from '../access/app.ts'
import { type Actor, audit } from '../access/audit.ts'
import { Instant, Nullable } from '../bodies.ts'
import type { Queries } from '../database/database.ts'
import type { StaffRole } from '../database/tables.ts'
import { HubError, notFound } from '../errors.ts'
import type { Client, SignInAttempts } from './attempts.ts'
import { setPin } from './pins.ts'
import type { SignIn } from './sign-in.ts'

const HOUR_MS = 3_600_000
/** How long an invitation waits, and how long somebody has who forgot a password. */
const LINK_LIFETIME_MS = { join: 7 * 24 * HOUR_MS, reset: 24 * HOUR_MS }
/** The page says it. */
const DEMO_PIN = '1234'
const DEMO = { name: 'Demo user', email: 'demo@trunkline.invalid' }

/** An app that somebody may see, and what they may do there. */
export interface Membership {
  readonly app: App
  readonly role: StaffRole
}

export const StaffBodySchema = Type.Object({
  user_id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Enum(['admin', 'manager', 'staff']),
  second_factor: Type.Boolean(),
  has_pin: Type.Boolean(),
  last_seen_at: Nullable(Instant),
  locked_until: Nullable(Instant),
})
export type StaffBody = Static<typeof StaffBodySchema>

export interface Link {
  /** To be given to one person; good once. */
  readonly url: string
  readonly expiresAt: Date
}

/** The people of each app: who they are, what they may do, and how they come in. */
export class Staff {
  readonly #queries: Queries
  readonly #signIn: SignIn
  readonly #attempts: SignInAttempts
  readonly #publicUrl: string
  readonly #encryptionKey: Buffer

  constructor(
    queries: Queries,
    signIn: SignIn,
    attempts: SignInAttempts,
    publicUrl: string,
    encryptionKey: Buffer,
  ) {
    this.#queries = queries
    this.#signIn = signIn
    this.#attempts = attempts
    this.#publicUrl = publicUrl
    this.#encryptionKey = encryptionKey
  }

  /** The active apps that somebody may see, the one they have been in for longest first. */
  async memberships(userId: string): Promise<Membership[]> {
    const rows = await this.#queries
      .selectFrom('staff_roles')
      .innerJoin('apps', 'apps.id', 'staff_roles.app_id')
      .select(['apps.id', 'apps.name', 'apps.active', 'role'])
      .where('user_id', '=', userId)
      .where('active', '=', true)
      .orderBy('staff_roles.created_at')
      .orderBy('apps.id')
      .execute()
    return rows.map(row => ({ app: activeApp(row), role: row.role }))
  }

  async list(appId: string): Promise<StaffBody[]> {
    const rows = await this.#queries
      .selectFrom('staff_roles')
      .innerJoin('staff_users', 'staff_users.id', 'staff_roles.user_id')
      .leftJoin('staff_pins', 'staff_pins.user_id', 'staff_users.id')
      .select(['staff_users.id', 'name', 'email', 'role', 'two_factor_enabled', 'pin_hash'])
      .select(
        sql<Date | null>`(select max(updated_at) from staff_sessions where user_id = staff_users.id)`.as(
          'seen',
        ),
      )
      .where('app_id', '=', appId)
      .orderBy('name')
      .execute()
    const locks = await this.#attempts.locks(rows.map(row => row.email))
    return rows.map(row => ({
      user_id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      second_factor: row.two_factor_enabled === true,
      has_pin: row.pin_hash !== null,
      last_seen_at: row.seen?.toISOString() ?? null,
      locked_until: locks.get(row.email)?.toISOString() ?? null,
    }))
  }

  /** An address by which somebody joins an app. @param email the only one that it is good for; null: any */
  async invite(appId: string, role: StaffRole, email: string | null, by: Actor): Promise<Link> {
    const link = await this.#link('join', { app_id: appId, role, email: email?.toLowerCase() ?? null })
    await audit(this.#queries, { appId, ...by, action: 'staff.invited', details: { role, email } })
    return link
  }

  /**
   * An address by which somebody chooses a new password. It opens all of their apps, so it is for whoever administers
   * all of these.
   *
   * @param administratorId who makes it; null: nobody but this app speaks
   * @throws HubError NOT_FOUND, 403 MEMBER_ELSEWHERE
   */
  async resetLink(appId: string, userId: string, administratorId: string | null, by: Actor): Promise<Link> {
    await this.#requireAllAdministered(appId, userId, administratorId)
    const link = await this.#link('reset', { app_id: appId, user_id: userId })
    await audit(this.#queries, { appId, ...by, action: 'staff.reset_link_made', subject: userId })
    return link
  }

  /**
   * Ends the lock of somebody who failed to sign in too often. It gives whoever guesses some more attempts, at all of
   * their apps, so it is for whoever administers all of these.
   *
   * @param administratorId as for `resetLink`
   * @throws HubError NOT_FOUND, 403 MEMBER_ELSEWHERE
   */
  async endLock(appId: string, userId: string, administratorId: string | null, by: Actor): Promise<void> {
    await this.#requireAllAdministered(appId, userId, administratorId)
    await this.#attempts.forget(await this.#emailOf(userId))
    await audit(this.#queries, { appId, ...by, action: 'staff.lock_ended', subject: userId })
  }

  /** What a link is good for, without using it. @throws HubError 404 LINK_INVALID */
  async readLink(token: string): Promise<{ purpose: 'join' | 'reset'; app: string; email: string | null }> {
    const link = await this.#queries
      .selectFrom('staff_links')
      .innerJoin('apps', 'apps.id', 'staff_links.app_id')
      .leftJoin('staff_users', 'staff_users.id', 'staff_links.user_id')
      .select([
        'purpose',
        'first_admin',
        'app_id',
        'apps.name',
        'staff_links.email',
        'staff_users.email as ownEmail',
      ])
      .where('token_hash', '=', hashSecret(token))
      .where('expires_at', '>', sql<Date>`now()`)
      .executeTakeFirst()
    if (link === undefined || (link.first_admin && (await this.#hasAdmin(link.app_id)))) throw invalidLink()
    return { purpose: link.purpose, app: link.name, email: link.ownEmail ?? link.email }
  }

  /**
   * Uses a link: joins an app, or sets a new password. Returns the cookies of a session that is open now.
   *
   * @throws HubError LINK_INVALID, EMAIL_TAKEN, WEAK_PASSWORD, WRONG_PASSWORD, TOO_MANY_ATTEMPTS, ACCOUNT_LOCKED
   */
  async useLink(
    token: string,
    person: { name: string | null; email: string | null; password: string },
    client: Client,
  ): Promise<string[]> {
    const link = await this.#takeLink(token)
    const { purpose } = link
    const email = await (purpose === 'reset' && link.user_id !== null
      ? this.#resetPassword(link.user_id, person.password)
      : this.#join(link, person, client)
    ).catch(async error => {
      // Nothing came of it: the link is good for another attempt.
      await this.#queries.insertInto('staff_links').values(link).execute()
      throw error
    })
    const action = purpose === 'join' ? 'staff.joined' : 'staff.password_reset'
    await audit(this.#queries, {
      appId: link.app_id,
      actor: `staff:${email}`,
      address: client.address,
      action,
    })
    return this.#signIn.open(email, person.password, client)
  }

  /** @throws HubError NOT_FOUND, 409 LAST_ADMIN */
  async setRole(appId: string, userId: string, role: StaffRole, by: Actor): Promise<void> {
    await this.#requireMember(appId, userId)
    await this.#queries.transaction().execute(async transaction => {
      if (role !== 'admin') await requireOtherAdmin(transaction, appId, userId)
      await transaction
        .updateTable('staff_roles')
        .set({ role })
        .where('app_id', '=', appId)
        .where('user_id', '=', userId)
        .execute()
      await audit(transaction, { appId, ...by, action: 'staff.role_set', subject: userId, details: { role } })
    })
  }

  /** Takes somebody out of an app; who is in none any more is forgotten. @throws HubError NOT_FOUND, LAST_ADMIN */
  async remove(appId: string, userId: string, by: Actor): Promise<void> {
    await this.#requireMember(appId, userId)
    await this.#queries.transaction().execute(async transaction => {
      await requireOtherAdmin(transaction, appId, userId)
      await transaction
        .deleteFrom('staff_roles')
        .where('app_id', '=', appId)
        .where('user_id', '=', userId)
        .execute()
      await transaction
        .deleteFrom('staff_users')
        .where('id', '=', userId)
        .where('id', 'not in', eb => eb.selectFrom('staff_roles').select('user_id'))
        .execute()
      await audit(transaction, { appId, ...by, action: 'staff.removed', subject: userId })
    })
  }

  /**
   * A link for the first administrator of an app; null: it has one. Every start of a hub makes one of its own, and those
   * made before stay valid, until the app has an administrator.
   */
  async firstAdminLink(appId: string): Promise<string | null> {
    if (await this.#hasAdmin(appId)) return null
    return (await this.#link('join', { app_id: appId, role: 'admin', first_admin: true })).url
  }

  async #hasAdmin(appId: string): Promise<boolean> {
    return (await realAdmins(this.#queries, appId).executeTakeFirst()) !== undefined
  }

  /** Signs in a user who is there for demonstrations, and makes them where there is none. Returns the cookies. */
  async openDemo(appId: string): Promise<string[]> {
    const password = Buffer.from(hkdfSync('sha256', this.#encryptionKey, '', 'demo user', 24)).toString('hex')
    const known = await this.#queries
      .selectFrom('staff_users')
      .select('id')
      .where('email', '=', DEMO.email)
      .executeTakeFirst()
    const userId = known?.id ?? (await this.#createDemo(password))
    await this.#addRole(userId, appId, 'admin')
    return this.#signIn.open(DEMO.email, password)
  }

  /** Over real data nobody comes in who needs no password. */
  async removeDemo(): Promise<void> {
    await this.#queries.deleteFrom('staff_users').where('email', '=', DEMO.email).execute()
  }

  /** Whoever takes it first is the only one. @throws HubError LINK_INVALID */
  async #takeLink(token: string) {
    const link = await this.#queries
      .deleteFrom('staff_links')
      .where('token_hash', '=', hashSecret(token))
      .where('expires_at', '>', sql<Date>`now()`)
      .returningAll()
      .executeTakeFirst()
    if (link === undefined) throw invalidLink()
    if (link.first_admin && (await this.#hasAdmin(link.app_id))) throw invalidLink()
    return link
  }

  async #createDemo(password: string): Promise<string> {
    try {
      const userId = await this.#signIn.createUser({ ...DEMO, password })
      await setPin(this.#queries, userId, DEMO_PIN)
      return userId
    } catch (error) {
      // Two pages opened at once.
      const [made] = await this.#queries
        .selectFrom('staff_users')
        .select('id')
        .where('email', '=', DEMO.email)
        .execute()
      if (made === undefined) throw error
      return made.id
    }
  }

  async #join(
    link: { app_id: string; role: StaffRole | null; email: string | null },
    { name, email, password }: { name: string | null; email: string | null; password: string },
    client: Client,
  ): Promise<string> {
    const address = link.email ?? email?.toLowerCase() ?? null
    if (address === null || name === null)
      throw new HubError(400, 'INVALID_REQUEST', 'A name and an email address are required')
    const [known] = await this.#queries
      .selectFrom('staff_users')
      .select('id')
      .where('email', '=', address)
      .execute()
    // Who is in another app already shows by the password that it is them.
    if (known !== undefined)
      await this.#signIn.checkPassword({ userId: known.id, email: address }, password, client)
    const userId = known?.id ?? (await this.#signIn.createUser({ name, email: address, password }))
    await this.#addRole(userId, link.app_id, link.role ?? 'staff')
    return address
  }

  async #resetPassword(userId: string, password: string): Promise<string> {
    await this.#signIn.setPassword(userId, password)
    return this.#emailOf(userId)
  }

  async #emailOf(userId: string): Promise<string> {
    const { email } = await this.#queries
      .selectFrom('staff_users')
      .select('email')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    return email
  }

  /** Gives somebody a role. One who is in the app already keeps theirs if it is higher: an invitation takes nothing away. */
  async #addRole(userId: string, appId: string, role: StaffRole): Promise<void> {
    const rank = (of: string) => sql`array_position(array['staff', 'manager', 'admin'], ${sql.ref(of)})`
    await this.#queries
      .insertInto('staff_roles')
      .values({ user_id: userId, app_id: appId, role })
      .onConflict(conflict =>
        conflict
          .columns(['user_id', 'app_id'])
          .doUpdateSet({ role })
          .where(sql<boolean>`${rank('excluded.role')} > ${rank('staff_roles.role')}`),
      )
      .execute()
  }

  async #link(
    purpose: 'join' | 'reset',
    row: {
      app_id: string
      role?: StaffRole
      email?: string | null
      user_id?: string
      first_admin?: boolean
    },
  ): Promise<Link> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = sql<Date>`now() + ${LINK_LIFETIME_MS[purpose]} * interval '1 ms'`
    await this.#queries.deleteFrom('staff_links').where('expires_at', '<', sql<Date>`now()`).execute()
    const { expires_at } = await this.#queries
      .insertInto('staff_links')
      .values({ ...row, purpose, token_hash: hashSecret(token), expires_at: expiresAt })
      .returning('expires_at')
      .executeTakeFirstOrThrow()
    // Behind the #, so that it comes into no log of a server or a proxy.
    return { url: `${this.#publicUrl}/join#${token}`, expiresAt: expires_at }
  }

  /** @throws HubError NOT_FOUND, 403 MEMBER_ELSEWHERE */
  async #requireAllAdministered(
    appId: string,
    userId: string,
    administratorId: string | null,
  ): Promise<void> {
    await this.#requireMember(appId, userId)
    const elsewhere = await this.#queries
      .selectFrom('staff_roles as theirs')
      .select('app_id')
      .where('user_id', '=', userId)
      .where('app_id', '!=', appId)
      .where('app_id', 'not in', eb =>
        eb
          .selectFrom('staff_roles')
          .select('app_id')
          .where('user_id', '=', administratorId ?? '')
          .where('role', '=', 'admin'),
      )
      .executeTakeFirst()
    if (elsewhere !== undefined)
      throw new HubError(
        403,
        'MEMBER_ELSEWHERE',
        'This person also belongs to an app that you do not administer',
      )
  }

  async #requireMember(appId: string, userId: string): Promise<void> {
    const role = await this.#queries
      .selectFrom('staff_roles')
      .select('role')
      .where('app_id', '=', appId)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    if (role === undefined) throw notFound('User')
  }
}

/**
 * An app keeps an administrator: the demo user, who goes when data become real, does not count. Locks the app's
 * administrators, so that two who step down at once do not leave it to each other.
 *
 * @throws HubError 409 LAST_ADMIN
 */
async function requireOtherAdmin(transaction: Queries, appId: string, userId: string): Promise<void> {
  const admins = await realAdmins(transaction, appId).forUpdate('staff_roles').execute()
  const isAdmin = admins.some(admin => admin.user_id === userId)
  if (!isAdmin || admins.length > 1) return
  throw new HubError(409, 'LAST_ADMIN', 'An app must have at least one administrator')
}

function realAdmins(queries: Queries, appId: string) {
  return queries
    .selectFrom('staff_roles')
    .innerJoin('staff_users', 'staff_users.id', 'user_id')
    .select('user_id')
    .where('app_id', '=', appId)
    .where('role', '=', 'admin')
    .where('email', '!=', DEMO.email)
    .orderBy('user_id')
}

function invalidLink(): HubError {
  return new HubError(
    404,
    'LINK_INVALID',
    'This link has already been used or has expired: ask for a new one',
  )
}
