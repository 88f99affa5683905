import type { MessageEvent } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { EngineTransaction } from '../../database/database.ts'
import type { MessageRow } from '../../database/tables.ts'
import { upsert } from '../../database/upsert.ts'
import type { FeedEntry } from '../../feed/append.ts'
import { realName } from '../../identity/caller-name.ts'
import { openDirectory } from '../../identity/directory.ts'
import { toE164 } from '../../identity/phone-number.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
import { recordUuid } from '../uuid.ts'
import { conversationKey, conversationOf } from './conversation.ts'
import {
  type MessageKnowledge,
  messageFact,
  reduceMessage,
  statusOfMessage,
  UNKNOWN_MESSAGE,
} from './reduce.ts'
import { presentMessage } from './resource.ts'

/** Applies message events in their order, and writes each message once. */
export async function applyMessages(
  { appId, queries, later }: Batch,
  events: readonly RecordEvent<MessageEvent>[],
  publish: Publish,
): Promise<void> {
  const known = await readMessages(queries, appId, events)
  /** Conversations that a message turned out not to belong to. */
  const left = new Set<string>()
  const changes = events.map(({ eventId, receivedAt, data: message }) => {
    const before = known.get(message.messageId) ?? null
    const after = reduceMessage(before ?? UNKNOWN_MESSAGE, message, receivedAt.getTime())
    known.set(message.messageId, after)
    const row = toRow(appId, message.messageId, after)
    const conversationBefore =
      before === null ? null : toRow(appId, message.messageId, before).conversation_id
    if (conversationBefore !== null && conversationBefore !== row.conversation_id)
      left.add(conversationBefore)
    const at = new Date(message.timestamp ?? message.createdAt ?? receivedAt)
    return { eventId, type: nameChange(before, row), at, row }
  })
  // The last row of each message holds all that is known of it.
  const rows = new Map(changes.map(({ row }) => [row.message_id, row]))
  later(upsert('messages', ['app_id', 'message_id'], [...rows.values()]))
  writeConversations({ appId, later }, [...rows.values()], left)
  if (publish !== null) await publish(await toFeed(queries, appId, changes))
}

function writeConversations(
  { appId, later }: Pick<Batch, 'appId' | 'later'>,
  rows: readonly MessageRow[],
  left: ReadonlySet<string>,
): void {
  const conversations = new Map(
    rows.map(row => {
      const { ownNumber, numbers } = conversationOf(row, ownPhoneOf(row))
      const { conversation_id: id } = row
      return [id, { id, own_number: ownNumber, numbers, is_group: numbers.length > 1 }]
    }),
  )
  later(sql`
    insert into conversations as known (app_id, id, own_number, numbers, is_group, last_message_at)
    select ${appId}, t.id, own_number, numbers, is_group, last.sent_at
    from json_populate_recordset(null::conversations, ${JSON.stringify([...conversations.values()])}) as t
      cross join lateral (
        select sent_at from messages as m where m.app_id = ${appId} and m.conversation_id = t.id
        order by sent_at desc limit 1
      ) as last
    on conflict (app_id, id) do update set last_message_at = excluded.last_message_at`)
  if (left.size === 0) return
  later(sql`
    update conversations as c set last_message_at = coalesce((
      select sent_at from messages as m where m.app_id = c.app_id and m.conversation_id = c.id
      order by sent_at desc limit 1), '-infinity')
    where c.app_id = ${appId} and c.id = any(${[...left]}::uuid[])`)
  later(sql`delete from conversations where app_id = ${appId} and last_message_at = '-infinity'`)
}

function ownPhoneOf({ knowledge }: MessageRow): string | null {
  return messageFact(knowledge as MessageKnowledge, 'target')?.phone ?? null
}

async function readMessages(
  queries: EngineTransaction,
  appId: string,
  events: readonly RecordEvent<MessageEvent>[],
): Promise<Map<string, MessageKnowledge>> {
  const ids = [...new Set(events.map(({ data }) => data.messageId))]
  const { rows } = await sql<{ id: string; knowledge: MessageKnowledge }>`
    select message_id as id, knowledge from messages
    where app_id = ${appId} and message_id = any(${ids}::text[])`.execute(queries)
  return new Map(rows.map(({ id, knowledge }) => [id, knowledge]))
}

function toRow(appId: string, id: string, known: MessageKnowledge): MessageRow {
  const said = <Name extends Parameters<typeof messageFact>[1]>(name: Name) => messageFact(known, name)
  const [statusAt, status] = statusOfMessage(known)
  const direction = said('direction') ?? 'inbound'
  const from = said('fromNumber')
  const to = [...(said('toNumbers') ?? [])]
  const [contact, target] = [said('contact'), said('target')]
  const other = (direction === 'inbound' ? from : to[0]) ?? contact?.phone ?? null
  const conversation = conversationOf({ direction, from_number: from, to_numbers: to }, target?.phone ?? null)
  return {
    app_id: appId,
    message_id: id,
    conversation_id: recordUuid(appId, conversationKey(conversation)),
    direction,
    status,
    delivery_result: said('deliveryResult'),
    from_number: from,
    to_numbers: to,
    external_e164: toE164(other),
    text: said('text'),
    is_mms: said('isMms') ?? false,
    media_url: said('mediaUrl'),
    is_internal: said('isInternal') ?? false,
    sender_id: said('senderId'),
    target_id: target?.id ?? null,
    target_type: target?.type ?? null,
    target_name: target?.name ?? null,
    contact_id: contact?.id ?? null,
    contact_name: realName(contact?.name ?? null),
    sent_at: new Date(said('createdAt') ?? known.statuses[0]?.[0] ?? statusAt),
    status_at: new Date(statusAt),
    knowledge: known,
  }
}

/** In the terms of the feed. */
function nameChange(before: MessageKnowledge | null, { direction, status }: MessageRow): string {
  if (before === null && direction === 'inbound') return 'sms.received'
  if (before !== null && statusOfMessage(before)[1] === status) return 'sms.updated'
  if (status === 'delivered') return 'sms.delivered'
  if (status === 'failed' || status === 'undelivered') return 'sms.failed'
  return before === null ? 'sms.sent' : 'sms.updated'
}

async function toFeed(
  queries: EngineTransaction,
  appId: string,
  changes: readonly { eventId: string; type: string; at: Date; row: MessageRow }[],
): Promise<FeedEntry[]> {
  const whoIs = (row: MessageRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(
    queries,
    appId,
    changes.map(change => whoIs(change.row)),
  )
  return changes.map(({ eventId, type, at, row }) => ({
    eventId,
    type,
    subjectId: row.message_id,
    at: at.toISOString(),
    body: presentMessage(row, directory(whoIs(row))),
  }))
}
