import type { MessageEvent } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { AppTransaction } from '../../database/database.ts'
import type { MessageRow } from '../../database/tables.ts'
import { upsert } from '../../database/upsert.ts'
import type { FeedEntry } from '../../feed/append.ts'
import { realName } from '../../identity/caller-name.ts'
import { openDirectory } from '../../identity/directory.ts'
import { toE164 } from '../../identity/phone-number.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
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
  const changes = events.map(({ eventId, receivedAt, data: message }) => {
    const before = known.get(message.messageId) ?? null
    const after = reduceMessage(before ?? UNKNOWN_MESSAGE, message, receivedAt.getTime())
    known.set(message.messageId, after)
    const row = toRow(appId, message.messageId, after)
    const at = new Date(message.timestamp ?? message.createdAt ?? receivedAt)
    return { eventId, type: nameChange(before, row), at, row }
  })
  // The last row of each message holds all that is known of it.
  const rows = new Map(changes.map(({ row }) => [row.message_id, row]))
  later(upsert('messages', ['app_id', 'message_id'], [...rows.values()]))
  if (publish !== null) await publish(await toFeed(queries, appId, changes))
}

async function readMessages(
  queries: AppTransaction,
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
  return {
    app_id: appId,
    message_id: id,
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
  queries: AppTransaction,
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
