import { type MessageEvent, readMessageEvent } from '@trunkline/dialpad'
import type { FeedTopic } from '../../feed/topics.ts'
import type { RecordKind } from '../record-kind.ts'
import { applyMessages } from './apply.ts'
import type { MessageBody } from './resource.ts'

const topic: FeedTopic<MessageBody> = {
  name: 'message',
  types: ['sms.received', 'sms.sent', 'sms.delivered', 'sms.failed', 'sms.updated'],
  numbersOf: message => [message.from, ...message.to],
}

/** Text messages. */
export const messages: RecordKind<MessageEvent> = {
  name: 'messages',
  // The other party gets the name that they have now.
  after: ['contacts'],
  parse: { sms: readMessageEvent },
  apply: applyMessages,
  tables: { messages: { key: ['app_id', 'message_id'] } },
  topic,
}
