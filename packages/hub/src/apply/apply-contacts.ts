import type { ContactEvent } from '@trunkline/dialpad'
import { sql } from 'kysely'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { AppTransaction } from '../database/database.ts'
import type { Understood } from './understand.ts'

/** Writes contacts as their last events tell them. Contact events carry no time: the one that came last counts. */
export async function applyContacts(queries: AppTransaction, events: readonly Understood[]): Promise<void> {
  const last = new Map<string, ReturnType<typeof toRow>>()
  for (const { appId, eventId, contact } of events) {
    if (contact !== null) last.set(`${appId} ${contact.contact.id}`, toRow(appId, eventId, contact))
  }
  if (last.size === 0) return
  await sql`
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
    where known.last_event_id < excluded.last_event_id`.execute(queries)
}

function toRow(appId: string, eventId: string, { event, contact }: ContactEvent) {
  return {
    app_id: appId,
    contact_id: contact.id,
    type: contact.type,
    display_name: contact.displayName,
    company_name: contact.companyName,
    job_title: contact.jobTitle,
    phones: contact.phones.map(phone => parsePhoneNumberFromString(phone)?.number ?? phone),
    emails: contact.emails,
    deleted: event === 'Deleted',
    last_event_id: eventId,
  }
}
