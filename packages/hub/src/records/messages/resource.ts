import { type Static, Type } from 'typebox'
import type { MessageRow } from '../../database/tables.ts'
import type { KnownParty } from '../../identity/contact-lookup.ts'
import { DialpadId, Instant, Nullable, Text, Texts, Uuid } from '../../schemas.ts'

/** A text message as `/api/v1/messages` and the feed show it. */
export const MessageBodySchema = Type.Object({
  id: DialpadId,
  conversation_id: Uuid,
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound')]),
  status: Type.String(),
  delivery_result: Text,
  from: Text,
  to: Texts,
  contact: Type.Object({ name: Text, organization: Text }, { description: 'The other party' }),
  target: Type.Object(
    { id: Nullable(DialpadId), type: Text, name: Text },
    { description: 'The user or group that owns the number' },
  ),
  sender_id: Nullable(DialpadId),
  text: Text,
  mms: Type.Boolean(),
  media_url: Text,
  is_internal: Type.Boolean(),
  sent_at: Instant,
  status_at: Instant,
})
export type MessageBody = Static<typeof MessageBodySchema>

export function presentMessage(row: MessageRow, known: KnownParty | null): MessageBody {
  return {
    id: row.message_id,
    conversation_id: row.conversation_id,
    direction: row.direction,
    status: row.status,
    delivery_result: row.delivery_result,
    from: row.from_number,
    to: row.to_numbers,
    contact: { name: known?.name ?? row.contact_name, organization: known?.organization ?? null },
    target: {
      id: row.target_id,
      type: row.target_type,
      name: row.target_name,
    },
    sender_id: row.sender_id,
    text: row.text,
    mms: row.is_mms,
    media_url: row.media_url,
    is_internal: row.is_internal,
    sent_at: row.sent_at.toISOString(),
    status_at: row.status_at.toISOString(),
  }
}

/** All messages between one of the company's numbers and the same others. */
export const ConversationBodySchema = Type.Object({
  id: Uuid,
  own_number: Text,
  numbers: Type.Array(Type.String(), { description: 'The other parties, in E.164 format where possible' }),
  is_group: Type.Boolean({ description: 'Whether there are several other parties' }),
  contact: Type.Object(
    { name: Text, organization: Text },
    { description: 'The other party; null in group conversations' },
  ),
  last_message_at: Instant,
})
export type ConversationBody = Static<typeof ConversationBodySchema>
