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
  readonly #publicUrl: string
  readonly #encryptionKey: Buffer

  constructor(queries: Queries, signIn: SignIn, publicUrl: string, encryptionKey: Buffer) {
    this.#queries = queries
    this.#signIn = signIn
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
    return rows.map(row => ({
      user_id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      second_factor: row.two_factor_enabled === true,
      has_pin: row.pin_hash !== null,
      last_seen_at: row.seen?.toISOString() ?? null,
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
    if (elsewhere !== undefined) {
      throw new HubError(
        403,
        'MEMBER_ELSEWHERE',
        'This person also belongs to an app that you do not administer',
      )
    }
    const link = await this.#link('reset', { app_id: appId, user_id: userId })
    await audit(this.#queries, { appId, ...by, action: 'staff.reset_link_made', subject: userId })
    return link
  }

  /** What a link is good for, without using it. @throws HubError 404 LINK_INVALID */
  async readLink(token: string): Promise<{ purpose: 'join' | 'reset'; app: string; email: string | null }> {
    const link = await this.#queries
      .selectFrom('staff_links')
      .innerJoin('apps', 'apps.id', 'staff_links.app_id')
      .leftJoin('staff_users', 'staff_users.id', 'staff_links.user_id')
      .select(['purpose', 'apps.name', 'staff_links.email', 'staff_users.email as ownEmail'])
      .where('token_hash', '=', hashSecret(token))
      .where('expires_at', '>', sql<Date>`now()`)
      .executeTakeFirst()
    if (link === undefined) throw invalidLink()
    return { purpose: link.purpose, app: link.name, email: link.ownEmail ?? link.email }
  }

  /**
   * Uses a link: joins an app, or sets a new password. Returns the cookies of a session that is open now.
   *
   * @throws HubError LINK_INVALID, EMAIL_TAKEN, WEAK_PASSWORD
   */
  async useLink(
    token: string,
    person: { name: string | null; email: string | null; password: string },
    address: string,
  ): Promise<string[]> {
    const link = await this.#takeLink(token)
    const { purpose } = link
    const email = await (purpose === 'reset' && link.user_id !== null
      ? this.#resetPassword(link.user_id, person.password)
      : this.#join(link, person)
    ).catch(async error => {
      // Nothing came of it: the link is good for another attempt.
      await this.#queries.insertInto('staff_links').values(link).execute()
      throw error
    })
    const action = purpose === 'join' ? 'staff.joined' : 'staff.password_reset'
    await audit(this.#queries, { appId: link.app_id, actor: `staff:${email}`, address, action })
    return this.#signIn.open(email, person.password)
  }

  /** @throws HubError NOT_FOUND, 409 LAST_ADMIN */
  async setRole(appId: string, userId: string, role: StaffRole, by: Actor): Promise<void> {
    await this.#requireMember(appId, userId)
    if (role !== 'admin') await this.#requireOtherAdmin(appId, userId)
    await this.#queries
      .updateTable('staff_roles')
      .set({ role })
      .where('app_id', '=', appId)
      .where('user_id', '=', userId)
      .execute()
    await audit(this.#queries, { appId, ...by, action: 'staff.role_set', subject: userId, details: { role } })
  }

  /** Takes somebody out of an app; who is in none any more is forgotten. @throws HubError NOT_FOUND, LAST_ADMIN */
  async remove(appId: string, userId: string, by: Actor): Promise<void> {
    await this.#requireMember(appId, userId)
    await this.#requireOtherAdmin(appId, userId)
    await this.#queries.transaction().execute(async transaction => {
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

  /** A link for the first administrator of an app, as long as it has none; it takes the place of the one before. */
  async firstAdminLink(appId: string): Promise<string | null> {
    const admin = await this.#queries
      .selectFrom('staff_roles')
      .innerJoin('staff_users', 'staff_users.id', 'user_id')
      .select('user_id')
      .where('app_id', '=', appId)
      .where('role', '=', 'admin')
      .where('email', '!=', DEMO.email)
      .executeTakeFirst()
    if (admin !== undefined) return null
    await this.#queries
      .deleteFrom('staff_links')
      .where('app_id', '=', appId)
      .where('purpose', '=', 'join')
      .where('role', '=', 'admin')
      .where('email', 'is', null)
      .execute()
    return (await this.#link('join', { app_id: appId, role: 'admin' })).url
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
    if (known !== undefined) await this.#signIn.checkPassword(known.id, password)
    const userId = known?.id ?? (await this.#signIn.createUser({ name, email: address, password }))
    await this.#addRole(userId, link.app_id, link.role ?? 'staff')
    return address
  }

  async #resetPassword(userId: string, password: string): Promise<string> {
    await this.#signIn.setPassword(userId, password)
    const { email } = await this.#queries
      .selectFrom('staff_users')
      .select('email')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    return email
  }

  async #addRole(userId: string, appId: string, role: StaffRole): Promise<void> {
    await this.#queries
      .insertInto('staff_roles')
      .values({ user_id: userId, app_id: appId, role })
      .onConflict(conflict => conflict.columns(['user_id', 'app_id']).doUpdateSet({ role }))
      .execute()
  }

  async #link(
    purpose: 'join' | 'reset',
    row: { app_id: string; role?: StaffRole; email?: string | null; user_id?: string },
  ): Promise<Link> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(Date.now() + LINK_LIFETIME_MS[purpose])
    await this.#queries.deleteFrom('staff_links').where('expires_at', '<', sql<Date>`now()`).execute()
    await this.#queries
      .insertInto('staff_links')
      .values({ ...row, purpose, token_hash: hashSecret(token), expires_at: expiresAt })
      .execute()
    // Behind the #, so that it comes into no log of a server or a proxy.
    return { url: `${this.#publicUrl}/join#${token}`, expiresAt }
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

  async #requireOtherAdmin(appId: string, userId: string): Promise<void> {
    const other = await this.#queries
      .selectFrom('staff_roles')
      .select('user_id')
      .where('app_id', '=', appId)
      .where('role', '=', 'admin')
      .where('user_id', '!=', userId)
      .executeTakeFirst()
    if (other === undefined)
      throw new HubError(409, 'LAST_ADMIN', 'An app must have at least one administrator')
  }
}

function invalidLink(): HubError {
  return new HubError(
    404,
    'LINK_INVALID',
    'This link has already been used or has expired: ask for a new one',
  )
}
