import { hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type App, activeApp } from '../access/app.ts'
import { type Actor, audit } from '../access/audit.ts'
import { count } from '../database/count.ts'
import { type Order, type Page, type PageRequest, readPage } from '../database/cursor-pagination.ts'
import type { RequestQueries } from '../database/database.ts'
import type { StaffRole } from '../database/tables.ts'
import { HubError, notFound } from '../errors.ts'
import { Instant, Nullable } from '../schemas.ts'
import { DEMO_EMAIL, hasAdministrator, requireOtherAdministrator } from './administrators.ts'
import type { Client, SignInAttempts } from './attempts.ts'
import {
  consumeLink,
  createLink,
  type Link,
  listInvitations,
  readInvitation,
  removeInvitation,
  restoreLink,
} from './links.ts'
import { setPin } from './pins.ts'
import type { SignIn } from './sign-in.ts'

/** The sign-in page shows it. */
const DEMO_PIN = '1234'
const DEMO = { name: 'Demo user', email: DEMO_EMAIL }

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

const BY_NAME: Order = {
  by: [
    { column: sql.ref('staff_users.name'), type: 'text' },
    { column: sql.ref('staff_users.id'), type: 'text' },
  ],
  direction: 'asc',
}

/** The people of each app: who they are, what they may do, and how they sign in. */
export class Staff {
  readonly #queries: RequestQueries
  readonly #signIn: SignIn
  readonly #attempts: SignInAttempts
  readonly #publicUrl: string
  readonly #encryptionKey: Buffer

  constructor(
    queries: RequestQueries,
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

  /** By name. */
  async list(appId: string, request: PageRequest): Promise<Page<StaffBody>> {
    const people = this.#queries
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
    const { rows, nextCursor } = await readPage(people, BY_NAME, request)
    const locks = await this.#attempts.locks(rows.map(row => row.email))
    const data = rows.map(row => ({
      user_id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      second_factor: row.two_factor_enabled === true,
      has_pin: row.pin_hash !== null,
      last_seen_at: row.seen?.toISOString() ?? null,
      locked_until: locks.get(row.email)?.toISOString() ?? null,
    }))
    const all = this.#queries.selectFrom('staff_roles').where('app_id', '=', appId)
    return { data, nextCursor, total: request.total ? await count(all) : null }
  }

  /** Invitations that can still be used, the newest first. */
  invitations(appId: string, page: PageRequest) {
    return listInvitations(this.#queries, appId, page)
  }

  /** @throws HubError NOT_FOUND */
  invitation(appId: string, id: string) {
    return readInvitation(this.#queries, appId, id)
  }

  /** Ends an invitation before it is used. @throws HubError NOT_FOUND */
  async withdrawInvitation(appId: string, id: string, by: Actor): Promise<void> {
    await removeInvitation(this.#queries, appId, id)
    await audit(this.#queries, { appId, ...by, action: 'staff.invitation_withdrawn', subject: id })
  }

  /** Creates a link to join an app. @param email the only address that it can be used with; null: any */
  async invite(appId: string, role: StaffRole, email: string | null, by: Actor): Promise<Link> {
    const link = await createLink(this.#queries, this.#publicUrl, 'join', {
      app_id: appId,
      role,
      email: email?.toLowerCase() ?? null,
    })
    await audit(this.#queries, { appId, ...by, action: 'staff.invited', details: { role, email } })
    return link
  }

  /**
   * Creates a link to reset a password. A password opens all apps of a person, so only an administrator of all of them may
   * create one.
   *
   * @param administratorId the administrator who creates it; null for an API key of this app
   * @throws HubError NOT_FOUND, 403 MEMBER_ELSEWHERE
   */
  async resetLink(appId: string, userId: string, administratorId: string | null, by: Actor): Promise<Link> {
    await this.#requireAllAdministered(appId, userId, administratorId)
    const link = await createLink(this.#queries, this.#publicUrl, 'reset', { app_id: appId, user_id: userId })
    await audit(this.#queries, { appId, ...by, action: 'staff.reset_link_made', subject: userId })
    return link
  }

  /**
   * Unlocks an account that was locked after too many failed sign-ins. An attacker gets more attempts by it, at all apps of
   * the person, so only an administrator of all of them may do it.
   *
   * @param administratorId as for `resetLink`
   * @throws HubError NOT_FOUND, 403 MEMBER_ELSEWHERE
   */
  async endLock(appId: string, userId: string, administratorId: string | null, by: Actor): Promise<void> {
    await this.#requireAllAdministered(appId, userId, administratorId)
    await this.#attempts.forget(await this.#emailOf(userId))
    await audit(this.#queries, { appId, ...by, action: 'staff.lock_ended', subject: userId })
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
    const link = await consumeLink(this.#queries, token)
    const { purpose } = link
    const email = await (purpose === 'reset' && link.user_id !== null
      ? this.#resetPassword(link.user_id, person.password)
      : this.#join(link, person, client)
    ).catch(async error => {
      await restoreLink(this.#queries, link)
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
      if (role !== 'admin') await requireOtherAdministrator(transaction, appId, userId)
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
      await requireOtherAdministrator(transaction, appId, userId)
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
   * A link for the first administrator of an app; null when it has one. Every start of a hub creates another, and all of
   * them are valid until the app has an administrator.
   */
  async firstAdminLink(appId: string): Promise<string | null> {
    if (await hasAdministrator(this.#queries, appId)) return null
    const row = { app_id: appId, role: 'admin', first_admin: true } as const
    return (await createLink(this.#queries, this.#publicUrl, 'join', row)).url
  }

  /** Signs in the demo user, who is created if necessary. @returns the cookies */
  async openDemo(appId: string): Promise<string[]> {
    const password = Buffer.from(hkdfSync('sha256', this.#encryptionKey, '', 'demo user', 24)).toString('hex')
    const known = await this.#queries
      .selectFrom('staff_users')
      .select('id')
      .where('email', '=', DEMO_EMAIL)
      .executeTakeFirst()
    const userId = known?.id ?? (await this.#createDemo(password))
    await this.#addRole(userId, appId, 'admin')
    return this.#signIn.open(DEMO_EMAIL, password)
  }

  /** Anybody can sign in as the demo user: there must be none with real data. */
  async removeDemo(): Promise<void> {
    await this.#queries.deleteFrom('staff_users').where('email', '=', DEMO_EMAIL).execute()
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
        .where('email', '=', DEMO_EMAIL)
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
    // A member of another app proves by the password that it is them.
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

  /** Adds a member. An existing one keeps a higher role: an invitation takes nothing away. */
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
