import { type ContactEvent, readContactEvent } from '@trunkline/dialpad'
import type { FeedTopic } from '../../feed/topics.ts'
import type { RecordKind } from '../record-kind.ts'
import { applyContacts } from './apply.ts'
import type { ContactBody } from './resource.ts'

const topic: FeedTopic<ContactBody> = {
  name: 'contact',
  types: ['contact.created', 'contact.updated', 'contact.deleted'],
  numbersOf: contact => contact.phones,
}

/** Contacts of the company and of its users in Dialpad. */
export const contacts: RecordKind<ContactEvent> = {
  name: 'contacts',
  parse: { contact: readContactEvent },
  apply: applyContacts,
  tables: { contacts: { key: ['app_id', 'contact_id'] } },
  topic,
}
