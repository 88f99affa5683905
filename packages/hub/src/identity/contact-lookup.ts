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

/** What the directory needs of a contact. */
export type Named = Pick<ContactRow, 'contact_id' | 'display_name' | 'company_name' | 'phones'>

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
  const { rows } = await sql<Named>`
    select contact_id, display_name, company_name, phones
    from contacts_of_numbers(${appId}, ${numbers}::text[]) order by last_event_id desc`.execute(queries)
  return directoryOf(rows)
}

/** @param contacts those of all numbers that will be asked for, the one that changed last first */
export function directoryOf(contacts: readonly Named[]): Directory {
  const byNumber = new Map<string, Named[]>()
  for (const contact of contacts) {
    for (const number of contact.phones) {
      const sharing = byNumber.get(number)
      if (sharing === undefined) byNumber.set(number, [contact])
      else sharing.push(contact)
    }
  }
  return ({ number, contactId }) => {
    const sharing = number === null ? undefined : byNumber.get(number)
    const contact = sharing?.find(candidate => candidate.contact_id === contactId) ?? sharing?.[0]
    return contact === undefined ? null : { name: contact.display_name, organization: contact.company_name }
  }
}
