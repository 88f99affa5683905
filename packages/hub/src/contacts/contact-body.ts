import type { ContactRow } from '../database/tables.ts'

/** A contact of Dialpad's, as `/api/contacts` and the feed show it. */
export interface ContactBody {
  readonly id: string
  readonly type: string | null
  readonly name: string | null
  readonly organization: string | null
  readonly job_title: string | null
  /** E.164 where they can be read as numbers. */
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

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
