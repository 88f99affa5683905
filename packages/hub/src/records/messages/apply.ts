import type { MessageEvent } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { Understood } from '../../apply/parse.ts'
import type { AppTransaction } from '../../database/database.ts'
import type { MessageRow } from '../../database/tables.ts'
import type { FeedEntry, FeedType } from '../../feed/append.ts'
import { openDirectory } from '../../identity/directory.ts'
import { toE164 } from '../../phone-number.ts'
import type { Batch, Publish } from '../batch.ts'
import { realName } from '../calls/reduce/parties.ts'
import {
  type MessageKnowledge,
  messageFact,
  reduceMessage,
  statusOfMessage,
  UNKNOWN_MESSAGE,
} from './reduce.ts'
import { presentMessage } from './resource.ts'

/** Applies the message events among an app's events. */
export async function applyMessages(
  { appId, queries, later }: Batch,
  events: readonly Understood[],
  publish: Publish,
): Promise<void> {
  const applied = events.flatMap(({ eventId, receivedAt, message }) =>
    message === null ? [] : [{ eventId, receivedAt, message }],
  )
  if (applied.length === 0) return
  const known = await readMessages(queries, appId, applied)
  const changes = applied.map(({ eventId, receivedAt, message }) => {
    const before = known.get(message.messageId) ?? null
    const after = reduceMessage(before ?? UNKNOWN_MESSAGE, message, receivedAt.getTime())
    known.set(message.messageId, after)
    const row = toRow(appId, message.messageId, after)
    const at = new Date(message.timestamp ?? message.createdAt ?? receivedAt)
    return { eventId, type: nameChange(before, row), at, row }
  })
  // The last row of each message holds all that is known of it.
  later(writeMessages([...new Map(changes.map(({ row }) => [row.message_id, row])).values()]))
  if (publish !== null) await publish(await toFeed(queries, appId, changes))
}

async function readMessages(
  queries: AppTransaction,
  appId: string,
  applied: readonly { message: MessageEvent }[],
): Promise<Map<string, MessageKnowledge>> {
  const ids = [...new Set(applied.map(({ message }) => message.messageId))]
  const { rows } = await sql<{ id: string; knowledge: MessageKnowledge }>`
    select message_id as id, knowledge from messages
    where app_id = ${appId} and message_id = any(${ids}::text[])`.execute(queries)
  return new Map(rows.map(({ id, knowledge }) => [id, knowledge]))
}

function writeMessages(rows: readonly MessageRow[]) {
  return sql`
    insert into messages select * from json_populate_recordset(null::messages, ${JSON.stringify(rows)})
    on conflict (app_id, message_id) do update set ${UPDATE_EVERY_COLUMN}`
}

const COLUMNS = [
  'direction',
  'status',
  'delivery_result',
  'from_number',
  'to_numbers',
  'external_e164',
  'text',
  'is_mms',
  'media_url',
  'is_internal',
  'sender_id',
  'target_id',
  'target_type',
  'target_name',
  'contact_id',
  'contact_name',
  'sent_at',
  'status_at',
  'knowledge',
] as const satisfies readonly (keyof MessageRow)[]

const UPDATE_EVERY_COLUMN = sql.join(
  COLUMNS.map(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`),
)

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
function nameChange(before: MessageKnowledge | null, { direction, status }: MessageRow): FeedType {
  if (before === null && direction === 'inbound') return 'sms.received'
  if (before !== null && statusOfMessage(before)[1] === status) return 'sms.updated'
  if (status === 'delivered') return 'sms.delivered'
  if (status === 'failed' || status === 'undelivered') return 'sms.failed'
  return before === null ? 'sms.sent' : 'sms.updated'
}

async function toFeed(
  queries: AppTransaction,
  appId: string,
  changes: readonly { eventId: string; type: FeedType; at: Date; row: MessageRow }[],
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
    payload: { at: at.toISOString(), message: presentMessage(row, directory(whoIs(row))) },
  }))
}
