import { sql } from 'kysely'
import { count } from '../../database/count.ts'
import { type Order, type PageRequest, readPage } from '../../database/cursor-pagination.ts'
import type { AppTransaction } from '../../database/database.ts'
import type { MessageRow } from '../../database/tables.ts'
import { openDirectory } from '../../identity/contact-lookup.ts'
import type { Page } from '../resource.ts'
import { type ConversationBody, type MessageBody, presentMessage } from './resource.ts'

export interface MessageFilter {
  readonly direction: 'inbound' | 'outbound' | null
  readonly status: string | null
  /** E.164 of the other party: a conversation. */
  readonly number: string | null
  readonly conversationId: string | null
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
  { direction, status, number, conversationId }: MessageFilter,
  request: PageRequest,
): Promise<Page<MessageBody>> {
  const matching = queries
    .selectFrom('messages')
    .where('app_id', '=', appId)
    .$if(direction !== null, query => query.where('direction', '=', direction ?? 'inbound'))
    .$if(status !== null, query => query.where('status', '=', status ?? ''))
    .$if(number !== null, query => query.where('external_e164', '=', number))
    .$if(conversationId !== null, query => query.where('conversation_id', '=', conversationId ?? ''))
  const page = await readPage(matching.selectAll(), NEWEST_FIRST, request)
  return {
    data: await present(queries, appId, page.rows),
    nextCursor: page.nextCursor,
    total: request.total ? await count(matching) : null,
  }
}

const LATEST_FIRST: Order = {
  by: [
    { column: sql.ref('last_message_at'), type: 'timestamptz' },
    { column: sql.ref('id'), type: 'uuid' },
  ],
  direction: 'desc',
}

/** Conversations, the one with the latest message first. */
export async function listConversations(
  queries: AppTransaction,
  appId: string,
  request: PageRequest,
): Promise<Page<ConversationBody>> {
  const own = queries.selectFrom('conversations').where('app_id', '=', appId)
  const page = await readPage(
    own.select(['id', 'own_number', 'numbers', 'is_group', 'last_message_at']),
    LATEST_FIRST,
    request,
  )
  const whoIs = ({ is_group, numbers }: (typeof page.rows)[number]) => ({
    number: is_group ? null : (numbers[0] ?? null),
    contactId: null,
  })
  const directory = await openDirectory(queries, appId, page.rows.map(whoIs))
  return {
    data: page.rows.map(row => {
      const known = directory(whoIs(row))
      return {
        ...row,
        contact: { name: known?.name ?? null, organization: known?.organization ?? null },
        last_message_at: row.last_message_at.toISOString(),
      }
    }),
    nextCursor: page.nextCursor,
    total: request.total ? await count(own) : null,
  }
}

async function present(queries: AppTransaction, appId: string, rows: MessageRow[]): Promise<MessageBody[]> {
  const whoIs = (row: MessageRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(queries, appId, rows.map(whoIs))
  return rows.map(row => presentMessage(row, directory(whoIs(row))))
}
