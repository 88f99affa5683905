import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { ContactRow } from '../database/tables.ts'

/** The other party as the directory knows it. */
export interface KnownParty {
  readonly name: string | null
  readonly organization: string | null
}

/** Who is to be named: a caller's number, and the contact that Dialpad took them for. */
export interface Unnamed {
  readonly number: string | null
  readonly contactId: string | null
}

export type Directory = (who: Unnamed) => KnownParty | null

/**
 * Looks up all who are to be named at once among an app's contacts. Several people may share a number: the
 * contact that Dialpad named goes first, then the one that changed last.
 */
export async function openDirectory(
  queries: Queries,
  appId: string,
  who: readonly Unnamed[],
): Promise<Directory> {
  const numbers = [...new Set(who.map(one => one.number).filter(number => number !== null))]
  if (numbers.length === 0) return () => null
  const { rows: contacts } = await sql<
    Pick<ContactRow, 'contact_id' | 'display_name' | 'company_name' | 'phones'>
  >`
    select contact_id, display_name, company_name, phones
    from contacts_of_numbers(${appId}, ${numbers}::text[]) order by last_event_id desc`.execute(queries)
  return ({ number, contactId }) => {
    const sharing = contacts.filter(contact => number !== null && contact.phones.includes(number))
    const contact = sharing.find(candidate => candidate.contact_id === contactId) ?? sharing[0]
    return contact === undefined ? null : { name: contact.display_name, organization: contact.company_name }
  }
}
