import { type Static, Type } from 'typebox'
import { E164 } from '../../schemas.ts'
import type { MessageFilter } from './read.ts'

/** Query parameters that filter messages. */
export const MESSAGE_FILTER = {
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('all')], {
    default: 'all',
  }),
  status: Type.Optional(Type.String({ maxLength: 40 })),
  number: Type.Optional(
    Type.String({
      ...E164,
      pattern: '^\\+[1-9][0-9]{6,14}$',
      description: 'E.164 of the other party',
    }),
  ),
  conversation_id: Type.Optional(Type.String({ format: 'uuid' })),
}
const MessageFilterSchema = Type.Object(MESSAGE_FILTER)

export function readMessageFilter(query: Static<typeof MessageFilterSchema>): MessageFilter {
  const { direction, status = null, number = null, conversation_id: conversationId = null } = query
  return { direction: direction === 'all' ? null : direction, status, number, conversationId }
}
