import { type Static, Type } from 'typebox'
import type { ContactRow } from '../../database/tables.ts'
import { Text, Texts } from '../../schemas.ts'

/** A contact of Dialpad's, as `/api/contacts` and the feed show it. */
export const ContactBodySchema = Type.Object({
  id: Type.String(),
  type: Text,
  name: Text,
  organization: Text,
  job_title: Text,
  phones: Type.Array(Type.String(), { description: 'In E.164 format where possible' }),
  emails: Texts,
})
export type ContactBody = Static<typeof ContactBodySchema>

export function presentContact(row: Omit<ContactRow, 'app_id' | 'deleted' | 'last_event_id'>): ContactBody {
  return {
    id: row.contact_id,
    type: row.type,
    name: row.display_name,
    organization: row.company_name,
    job_title: row.job_title,
    phones: row.phones,
    emails: row.emails,
  }
}
