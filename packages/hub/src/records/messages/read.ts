import type { AppTransaction } from '../../database/database.ts'
import type { MessageRow } from '../../database/tables.ts'
import { openDirectory } from '../../identity/directory.ts'
import type { KnownParty } from '../calls/resource.ts'
import { type MessageBody, presentMessage } from './resource.ts'

export interface MessageFilter {
  readonly direction: 'inbound' | 'outbound' | null
  readonly status: string | null
  /** E.164 of the other party: a conversation. */
  readonly number: string | null
  readonly limit: number
  readonly offset: number
}

/** One page of an app's messages, the newest first, and how many there are in all. */
export async function listMessages(
  queries: AppTransaction,
  appId: string,
  { direction, status, number, limit, offset }: MessageFilter,
): Promise<{ messages: MessageBody[]; total: number }> {
  const matching = queries
    .selectFrom('messages')
    .where('app_id', '=', appId)
    .$if(direction !== null, query => query.where('direction', '=', direction ?? 'inbound'))
    .$if(status !== null, query => query.where('status', '=', status ?? ''))
    .$if(number !== null, query => query.where('external_e164', '=', number))
  const rows = await matching
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await matching
    .select(eb => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return { messages: await present(queries, appId, rows), total: Number(total) }
}

async function present(queries: AppTransaction, appId: string, rows: MessageRow[]): Promise<MessageBody[]> {
  const whoIs = (row: MessageRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory: (who: ReturnType<typeof whoIs>) => KnownParty | null = await openDirectory(
    queries,
    appId,
    rows.map(whoIs),
  )
  return rows.map(row => presentMessage(row, directory(whoIs(row))))
}
