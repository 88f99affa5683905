import type { FeedTopic } from '../../feed/topics.ts'
import { type MessageBody, MessageBodySchema } from './resource.ts'

export const messageTopic: FeedTopic<MessageBody> = {
  name: 'message',
  schema: MessageBodySchema,
  types: ['sms.received', 'sms.sent', 'sms.delivered', 'sms.failed', 'sms.updated'],
  numbersOf: message => [message.from, ...message.to],
}
