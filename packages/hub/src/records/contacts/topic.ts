import type { FeedTopic } from '../../feed/topics.ts'
import { type ContactBody, ContactBodySchema } from './resource.ts'

export const contactTopic: FeedTopic<ContactBody> = {
  name: 'contact',
  schema: ContactBodySchema,
  types: ['contact.created', 'contact.updated', 'contact.deleted'],
  numbersOf: contact => contact.phones,
}
