import type { MessageEvent } from '@trunkline/dialpad'
import type { EngineTransaction } from '../../database/database.ts'
import { defineStatement, query } from '../../database/statement.ts'
import type { MessageRow } from '../../database/tables.ts'
import { upsert } from '../../database/upsert.ts'
import type { FeedEntry } from '../../feed/append.ts'
import { realName } from '../../identity/caller-name.ts'
import { openDirectory } from '../../identity/contact-lookup.ts'
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
import { messageTopic } from './topic.ts'

/** Applies message events in their order, and writes each message once. */
export async function applyMessages(
  { appId, queries, writes }: Batch,
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
  writes.add(upsert('messages', ['app_id', 'message_id'], [...rows.values()]))
  writeConversations({ appId, writes }, [...rows.values()], left)
  if (publish !== null) await publish(await toFeed(queries, appId, changes))
}

function writeConversations(
  { appId, writes }: Pick<Batch, 'appId' | 'writes'>,
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
  // Reads the messages.
  writes.flush()
  writes.add({ statement: WRITE_CONVERSATIONS, values: [JSON.stringify([...conversations.values()]), appId] })
  if (left.size === 0) return
  writes.flush()
  writes.add({ statement: UPDATE_CONVERSATIONS, values: [appId, [...left]] })
  writes.flush()
  writes.add({ statement: DELETE_CONVERSATIONS, values: [appId] })
}

const LAST_MESSAGE = (app: string, conversation: string) => `
  select sent_at from messages as m where m.app_id = ${app} and m.conversation_id = ${conversation}
  order by sent_at desc limit 1`
const WRITE_CONVERSATIONS = defineStatement(`
  insert into conversations as known (app_id, id, own_number, numbers, is_group, last_message_at)
  select $2, t.id, own_number, numbers, is_group, last.sent_at
  from json_populate_recordset(null::conversations, $1) as t
    cross join lateral (${LAST_MESSAGE('$2', 't.id')}) as last
  on conflict (app_id, id) do update set last_message_at = excluded.last_message_at
    where known.last_message_at <> excluded.last_message_at`)
const UPDATE_CONVERSATIONS = defineStatement(`
  update conversations as c set last_message_at = coalesce((${LAST_MESSAGE('c.app_id', 'c.id')}), '-infinity')
  where c.app_id = $1 and c.id = any($2::uuid[])`)
const DELETE_CONVERSATIONS = defineStatement(
  `delete from conversations where app_id = $1 and last_message_at = '-infinity'`,
)

function ownPhoneOf({ knowledge }: MessageRow): string | null {
  return messageFact(knowledge as MessageKnowledge, 'target')?.phone ?? null
}

const READ_MESSAGES = defineStatement(
  'select message_id as id, knowledge from messages where app_id = $1 and message_id = any($2::text[])',
)

async function readMessages(
  queries: EngineTransaction,
  appId: string,
  events: readonly RecordEvent<MessageEvent>[],
): Promise<Map<string, MessageKnowledge>> {
  const ids = [...new Set(events.map(({ data }) => data.messageId))]
  const rows = await query<{ id: string; knowledge: MessageKnowledge }>(queries, {
    statement: READ_MESSAGES,
    values: [appId, ids],
  })
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
    topic: messageTopic,
    type,
    subjectId: row.message_id,
    at: at.toISOString(),
    body: presentMessage(row, directory(whoIs(row))),
  }))
}
