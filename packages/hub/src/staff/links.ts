import { randomBytes } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { hashSecret } from '../access/api-key.ts'
import { count } from '../database/count.ts'
import { type Order, type Page, type PageRequest, readPage } from '../database/cursor-pagination.ts'
import type { RequestQueries } from '../database/database.ts'
import type { StaffRole, Tables } from '../database/tables.ts'
import { invalidLink, notFound } from '../errors.ts'
import { hasAdministrator } from './administrators.ts'

const HOUR_MS = 3_600_000
const LIFETIME_MS = { join: 7 * 24 * HOUR_MS, reset: 24 * HOUR_MS }

export interface Link {
  /** Identifies it without opening anything: the hash of its token. */
  readonly id: string
  /** For one person; can be used once. */
  readonly url: string
  readonly expiresAt: Date
}

interface NewLink {
  readonly app_id: string
  readonly role?: StaffRole
  readonly email?: string | null
  readonly user_id?: string
  /** Valid only until the app has an administrator. */
  readonly first_admin?: boolean
}

/** Creates a single-use link for joining an app, or for resetting a password. */
export async function createLink(
  queries: RequestQueries,
  publicUrl: string,
  purpose: keyof typeof LIFETIME_MS,
  row: NewLink,
): Promise<Link> {
  const token = randomBytes(32).toString('base64url')
  const hash = hashSecret(token)
  await queries.deleteFrom('staff_links').where('expires_at', '<', sql<Date>`now()`).execute()
  const { expires_at: expiresAt } = await queries
    .insertInto('staff_links')
    .values({
      ...row,
      purpose,
      token_hash: hash,
      expires_at: sql<Date>`now() + ${LIFETIME_MS[purpose]} * interval '1 ms'`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  // Behind the #, which browsers send to no server, so that no log contains it.
  return { id: hash.toString('hex'), url: `${publicUrl}/join#${token}`, expiresAt }
}

/** What a link is for, without using it. @throws HubError 404 LINK_INVALID */
export async function readLink(
  queries: RequestQueries,
  token: string,
): Promise<{ purpose: 'join' | 'reset'; app: string; email: string | null }> {
  const link = await queries
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
  const { purpose, name, ownEmail, email } = await requireValid(queries, link)
  return { purpose, app: name, email: ownEmail ?? email }
}

/** Uses a link up: only one caller gets it. @throws HubError 404 LINK_INVALID */
export async function consumeLink(
  queries: RequestQueries,
  token: string,
): Promise<Selectable<Tables['staff_links']>> {
  const link = await queries
    .deleteFrom('staff_links')
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  return requireValid(queries, link)
}

/** Makes a link usable again after a failed attempt. */
export async function restoreLink(
  queries: RequestQueries,
  link: Selectable<Tables['staff_links']>,
): Promise<void> {
  await queries.insertInto('staff_links').values(link).execute()
}

async function requireValid<L extends { first_admin: boolean; app_id: string }>(
  queries: RequestQueries,
  link: L | undefined,
): Promise<L> {
  if (link === undefined || (link.first_admin && (await hasAdministrator(queries, link.app_id))))
    throw invalidLink()
  return link
}

const NEWEST_FIRST: Order = {
  by: [
    { column: sql.ref('created_at'), type: 'timestamptz' },
    { column: sql`encode(token_hash, 'hex')`, type: 'text' },
  ],
  direction: 'desc',
}

/** An invitation that nobody has used yet. */
interface Invitation {
  readonly id: string
  readonly role: StaffRole
  readonly email: string | null
  readonly expiresAt: Date
}

/** Invitations to join an app that can still be used, the newest first. */
export async function listInvitations(
  queries: RequestQueries,
  appId: string,
  request: PageRequest,
): Promise<Page<Invitation>> {
  const open = invitationsOf(queries, appId)
  const page = await readPage(
    open.select(['token_hash', 'role', 'email', 'expires_at']),
    NEWEST_FIRST,
    request,
  )
  return {
    data: page.rows.map(toInvitation),
    nextCursor: page.nextCursor,
    total: request.total ? await count(open) : null,
  }
}

/** @throws HubError NOT_FOUND */
export async function readInvitation(
  queries: RequestQueries,
  appId: string,
  id: string,
): Promise<Invitation> {
  const row = await invitationsOf(queries, appId)
    .select(['token_hash', 'role', 'email', 'expires_at'])
    .where('token_hash', '=', Buffer.from(id, 'hex'))
    .executeTakeFirst()
  if (row === undefined) throw notFound('Invitation')
  return toInvitation(row)
}

/** Ends an invitation before it is used. @throws HubError NOT_FOUND */
export async function removeInvitation(queries: RequestQueries, appId: string, id: string): Promise<void> {
  await readInvitation(queries, appId, id)
  await queries.deleteFrom('staff_links').where('token_hash', '=', Buffer.from(id, 'hex')).execute()
}

function invitationsOf(queries: RequestQueries, appId: string) {
  return (
    queries
      .selectFrom('staff_links')
      .where('app_id', '=', appId)
      .where('purpose', '=', 'join')
      // The hub's own link for the first administrator is nobody's invitation.
      .where('first_admin', '=', false)
      .where('expires_at', '>', sql<Date>`now()`)
  )
}

function toInvitation(row: {
  token_hash: Buffer
  role: StaffRole | null
  email: string | null
  expires_at: Date
}): Invitation {
  const { token_hash, role, email, expires_at } = row
  return { id: token_hash.toString('hex'), role: role ?? 'staff', email, expiresAt: expires_at }
}
