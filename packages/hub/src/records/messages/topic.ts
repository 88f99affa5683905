import type { FeedTopic } from '../../feed/topics.ts'
import { toCompatibleMessage } from './compatible.ts'
import { type MessageBody, MessageBodySchema } from './resource.ts'

export const messageTopic: FeedTopic<MessageBody, ReturnType<typeof toCompatibleMessage>> = {
  name: 'message',
  schema: MessageBodySchema,
  types: ['sms.received', 'sms.sent', 'sms.delivered', 'sms.failed', 'sms.updated'],
  compatible: toCompatibleMessage,
  numbersOf: message => [message.from, ...message.to],
}
