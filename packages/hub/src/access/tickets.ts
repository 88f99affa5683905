import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { RequestQueries } from '../database/database.ts'
import type { StaffRole } from '../database/tables.ts'
import { HubError } from '../errors.ts'
import { hashSecret } from './api-key.ts'
import type { LiveHolder } from './live-rights.ts'

const LIFETIME_S = 60
/** Tickets of one key or session that nobody has used yet: enough for all its readers to come back together. */
const MOST_OUTSTANDING = 250
/** Every issue deletes so many that have expired, which is more than it adds. */
const EXPIRED_AT_ONCE = 100

/**
 * Leave to open one live connection within a minute, by the database's clock.
 *
 * @throws HubError 429 TOO_MANY_TICKETS when too many of the same key or session are unused
 */
export async function issueTicket(
  queries: RequestQueries,
  { appId, content, right: { keyId, session } }: LiveHolder,
): Promise<{ ticket: string; expiresAt: Date }> {
  const ticket = randomBytes(32).toString('base64url')
  const sessionId = session?.sessionId ?? null
  const { rows } = await sql<{ expiresAt: Date }>`
    with expired as (
      delete from live_tickets where token_hash in (
        select token_hash from live_tickets where expires_at <= now()
        order by expires_at limit ${EXPIRED_AT_ONCE} for update skip locked
      )
    )
    insert into live_tickets (token_hash, app_id, content, key_id, session_id, role, expires_at)
    select ${hashSecret(ticket)}::bytea, ${appId}::uuid, ${content}::boolean, ${keyId}::uuid, ${sessionId}::text,
      ${session?.role ?? null}::text, now() + ${LIFETIME_S} * interval '1 s'
    where (
      select count(*) from live_tickets
      where (key_id = ${keyId}::uuid or session_id = ${sessionId}::text) and expires_at > now()
    ) < ${MOST_OUTSTANDING}
    returning expires_at as "expiresAt"`.execute(queries)
  const [row] = rows
  if (row !== undefined) return { ticket, expiresAt: row.expiresAt }
  throw new HubError(
    429,
    'TOO_MANY_TICKETS',
    `At most ${MOST_OUTSTANDING} tickets can be unused at the same time`,
    {
      retry_after_seconds: LIFETIME_S,
    },
  )
}

/** Uses it up. Whether the right that it was issued for still holds is for the caller to find out. @throws HubError 401 INVALID_TICKET */
export async function redeemTicket(queries: RequestQueries, ticket: string): Promise<LiveHolder> {
  const { rows } = await sql<{
    appId: string
    content: boolean
    keyId: string | null
    sessionId: string
    role: StaffRole
    userId: string | null
  }>`
    delete from live_tickets where token_hash = ${hashSecret(ticket)} and expires_at > now()
    returning app_id as "appId", content, key_id as "keyId", session_id as "sessionId", role,
      (select user_id from staff_sessions where id = session_id) as "userId"`.execute(queries)
  const [row] = rows
  if (row === undefined) throw new HubError(401, 'INVALID_TICKET', 'Invalid ticket: already used or expired')
  const { appId, content, keyId, sessionId, role, userId } = row
  return keyId === null
    ? { appId, content, actor: `user:${userId}`, right: { keyId, session: { sessionId, appId, role } } }
    : { appId, content, actor: `key:${keyId}`, right: { keyId, session: null, content } }
}
