import { type ContactEvent, readContactEvent } from '@trunkline/dialpad'
import type { FeedTopic } from '../../feed/topics.ts'
import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { applyContacts } from './apply.ts'
import { listContacts } from './read.ts'
import { type ContactBody, ContactBodySchema } from './resource.ts'

const topic: FeedTopic<ContactBody> = {
  name: 'contact',
  schema: ContactBodySchema,
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
  lists: [
    defineList({
      path: 'contacts',
      operationId: 'listContacts',
      summary: 'List contacts by name',
      schema: ContactBodySchema,
      component: 'Contact',
      list: (queries, { appId, page }) => listContacts(queries, appId, page),
    }),
  ],
}
