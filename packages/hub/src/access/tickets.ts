import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { hashSecret } from './api-key.ts'
import { findApp } from './app.ts'

const LIFETIME_MS = 60_000

export interface TicketHolder {
  readonly appId: string
  readonly isPerson: boolean
}

/** Leave to open one live connection within a minute. */
export async function issueTicket(
  queries: Queries,
  { appId, isPerson }: TicketHolder,
): Promise<{ ticket: string; expiresAt: Date }> {
  const ticket = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + LIFETIME_MS)
  await queries.deleteFrom('live_tickets').where('expires_at', '<', sql<Date>`now()`).execute()
  await queries
    .insertInto('live_tickets')
    .values({ token_hash: hashSecret(ticket), app_id: appId, is_person: isPerson, expires_at: expiresAt })
    .execute()
  return { ticket, expiresAt }
}

/** Uses it up. @throws HubError 401 INVALID_TICKET, APP_INACTIVE */
export async function redeemTicket(queries: Queries, ticket: string): Promise<TicketHolder> {
  const row = await queries
    .deleteFrom('live_tickets')
    .where('token_hash', '=', hashSecret(ticket))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['app_id', 'is_person'])
    .executeTakeFirst()
  if (row === undefined) throw new HubError(401, 'INVALID_TICKET', 'Invalid ticket: already used or expired')
  await findApp(queries, row.app_id)
  return { appId: row.app_id, isPerson: row.is_person }
}
