import { type ContactEvent, readContactEvent } from '@trunkline/dialpad'
import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { applyContacts } from './apply.ts'
import { listContacts } from './read.ts'
import { ContactBodySchema } from './resource.ts'
import { contactTopic } from './topic.ts'

/** Contacts of the company and of its users in Dialpad. */
export const contacts: RecordKind<ContactEvent> = {
  name: 'contacts',
  parse: { contact: readContactEvent },
  apply: applyContacts,
  tables: { contacts: { key: ['app_id', 'contact_id'] } },
  topic: contactTopic,
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
