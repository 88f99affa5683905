import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { hashSecret } from './api-key.ts'
import { findApp } from './app.ts'

const LIFETIME_MS = 60_000

export interface TicketHolder {
  readonly appId: string
  /** Whether entries carry content, by the content policy. */
  readonly content: boolean
}

/** Leave to open one live connection within a minute. */
export async function issueTicket(
  queries: Queries,
  { appId, content }: TicketHolder,
): Promise<{ ticket: string; expiresAt: Date }> {
  const ticket = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + LIFETIME_MS)
  await queries.deleteFrom('live_tickets').where('expires_at', '<', sql<Date>`now()`).execute()
  await queries
    .insertInto('live_tickets')
    .values({ token_hash: hashSecret(ticket), app_id: appId, content, expires_at: expiresAt })
    .execute()
  return { ticket, expiresAt }
}

/** Uses it up. @throws HubError 401 INVALID_TICKET, APP_INACTIVE */
export async function redeemTicket(queries: Queries, ticket: string): Promise<TicketHolder> {
  const row = await queries
    .deleteFrom('live_tickets')
    .where('token_hash', '=', hashSecret(ticket))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['app_id', 'content'])
    .executeTakeFirst()
  if (row === undefined)
    throw new HubError(401, 'INVALID_TICKET', 'This ticket was used already, or is too old')
  await findApp(queries, row.app_id)
  return { appId: row.app_id, content: row.content }
}
