import type { ContactEvent } from '@trunkline/dialpad'
import type { ContactRow } from '../../database/tables.ts'
import { upsert } from '../../database/upsert.ts'
import { toE164 } from '../../identity/phone-number.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
import { presentContact } from './resource.ts'
import { contactTopic } from './topic.ts'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['Created', 'contact.created'],
  ['Deleted', 'contact.deleted'],
])

/** Writes contacts as of their last events: contact events carry no time, so the one received last counts. */
export async function applyContacts(
  { appId, writes }: Batch,
  events: readonly RecordEvent<ContactEvent>[],
  publish: Publish,
): Promise<void> {
  const changes = events.map(({ eventId, receivedAt, data }) => ({
    receivedAt,
    event: data.event,
    row: toRow(appId, eventId, data),
  }))
  const last = new Map(changes.map(({ row }) => [row.contact_id, row]))
  writes.add(
    upsert('contacts', ['app_id', 'contact_id'], [...last.values()], {
      where: 'known.last_event_id < excluded.last_event_id',
    }),
  )
  await publish?.(
    changes.map(({ receivedAt, event, row }) => ({
      eventId: row.last_event_id,
      topic: contactTopic,
      type: TYPES.get(event) ?? 'contact.updated',
      subjectId: row.contact_id,
      at: receivedAt.toISOString(),
      body: presentContact(row),
    })),
  )
}

function toRow(appId: string, eventId: string, { event, contact }: ContactEvent): ContactRow {
  return {
    app_id: appId,
    contact_id: contact.id,
    type: contact.type,
    display_name: contact.displayName,
    company_name: contact.companyName,
    job_title: contact.jobTitle,
    phones: contact.phones.map(phone => toE164(phone) ?? phone),
    emails: [...contact.emails],
    deleted: event === 'Deleted',
    last_event_id: eventId,
  }
}
