import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import type { AppTransaction } from '../../database/database.ts'
import {
  afterCursor,
  type Order,
  orderBy,
  type PageRequest,
  pageOf,
  selectPlace,
} from '../../database/keyset.ts'
import type { MessageRow } from '../../database/tables.ts'
import { openDirectory } from '../../identity/directory.ts'
import type { Page } from '../resource.ts'
import { type MessageBody, presentMessage } from './resource.ts'

export interface MessageFilter {
  readonly direction: 'inbound' | 'outbound' | null
  readonly status: string | null
  /** E.164 of the other party: a conversation. */
  readonly number: string | null
}

const NEWEST_FIRST: Order = {
  by: [
    { column: sql.ref('sent_at'), type: 'timestamptz' },
    { column: sql.ref('message_id'), type: 'text' },
  ],
  direction: 'desc',
}

/** Messages, the newest first. */
export async function listMessages(
  queries: AppTransaction,
  appId: string,
  { direction, status, number }: MessageFilter,
  { limit, offset, cursor, total }: PageRequest,
): Promise<Page<MessageBody>> {
  const matching = queries
    .selectFrom('messages')
    .where('app_id', '=', appId)
    .$if(direction !== null, query => query.where('direction', '=', direction ?? 'inbound'))
    .$if(status !== null, query => query.where('status', '=', status ?? ''))
    .$if(number !== null, query => query.where('external_e164', '=', number))
  const rows = await matching
    .selectAll()
    .select(selectPlace(NEWEST_FIRST))
    .$if(cursor !== null, query => query.where(afterCursor(NEWEST_FIRST, cursor ?? '')))
    .orderBy(orderBy(NEWEST_FIRST))
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const page = pageOf(rows, limit)
  return {
    data: await present(queries, appId, page.rows),
    nextCursor: page.nextCursor,
    total: total ? await count(matching) : null,
  }
}

async function present(queries: AppTransaction, appId: string, rows: MessageRow[]): Promise<MessageBody[]> {
  const whoIs = (row: MessageRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(queries, appId, rows.map(whoIs))
  return rows.map(row => presentMessage(row, directory(whoIs(row))))
}
