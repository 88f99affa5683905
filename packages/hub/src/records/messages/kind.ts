import { type MessageEvent, readMessageEvent } from '@trunkline/dialpad'
import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { applyMessages } from './apply.ts'
import { MESSAGE_FILTER, readMessageFilter } from './query.ts'
import { listConversations, listMessages } from './read.ts'
import { ConversationBodySchema, MessageBodySchema } from './resource.ts'
import { messageTopic } from './topic.ts'

/** Text messages. */
export const messages: RecordKind<MessageEvent> = {
  name: 'messages',
  // The other party gets the name that they have now.
  after: ['contacts'],
  parse: { sms: readMessageEvent },
  apply: applyMessages,
  tables: {
    messages: {
      key: ['app_id', 'message_id'],
      indexes: [['app_id', 'conversation_id', 'sent_at']],
    },
    conversations: { key: ['app_id', 'id'] },
  },
  topic: messageTopic,
  lists: [
    defineList({
      path: 'messages',
      operationId: 'listMessages',
      summary: 'List messages, newest first; filter by conversation_id for one conversation',
      schema: MessageBodySchema,
      component: 'Message',
      filter: MESSAGE_FILTER,
      list: (queries, { appId, query, page }) => listMessages(queries, appId, readMessageFilter(query), page),
    }),
    defineList({
      path: 'conversations',
      operationId: 'listConversations',
      summary: 'List conversations, the one with the latest message first',
      schema: ConversationBodySchema,
      component: 'Conversation',
      list: (queries, { appId, page }) => listConversations(queries, appId, page),
    }),
  ],
}
