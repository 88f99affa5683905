import type { ContactEvent } from '@trunkline/dialpad'
import { sql } from 'kysely'
import type { Understood } from '../../apply/parse.ts'
import type { ContactRow } from '../../database/tables.ts'
import type { FeedType } from '../../feed/append.ts'
import { toE164 } from '../../phone-number.ts'
import type { Batch, Publish } from '../batch.ts'
import { presentContact } from './resource.ts'

const TYPES: ReadonlyMap<string, FeedType> = new Map([
  ['Created', 'contact.created'],
  ['Deleted', 'contact.deleted'],
])

/** Writes contacts as of their last events: contact events carry no time, so the one received last counts. */
export async function applyContacts(
  { appId, later }: Batch,
  events: readonly Understood[],
  publish: Publish,
): Promise<void> {
  const changes = events.flatMap(({ eventId, receivedAt, contact }) =>
    contact === null ? [] : [{ receivedAt, event: contact.event, row: toRow(appId, eventId, contact) }],
  )
  if (changes.length === 0) return
  const last = new Map(changes.map(({ row }) => [row.contact_id, row]))
  later(sql`
    insert into contacts as known
      (app_id, contact_id, type, display_name, company_name, job_title, phones, emails, deleted, last_event_id)
    select app_id, contact_id, type, display_name, company_name, job_title, phones, emails, deleted, last_event_id
    from json_to_recordset(${JSON.stringify([...last.values()])}) as t (
      app_id uuid, contact_id text, type text, display_name text, company_name text, job_title text,
      phones text[], emails text[], deleted boolean, last_event_id bigint)
    on conflict (app_id, contact_id) do update set
      type = excluded.type, display_name = excluded.display_name, company_name = excluded.company_name,
      job_title = excluded.job_title, phones = excluded.phones, emails = excluded.emails,
      deleted = excluded.deleted, last_event_id = excluded.last_event_id
    where known.last_event_id < excluded.last_event_id`)
  await publish?.(
    changes.map(({ receivedAt, event, row }) => ({
      eventId: row.last_event_id,
      type: TYPES.get(event) ?? 'contact.updated',
      subjectId: row.contact_id,
      payload: { at: receivedAt.toISOString(), contact: presentContact(row) },
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
