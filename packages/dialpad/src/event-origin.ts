import { isRecord, type JsonRecord, readId, readText } from './json.ts'

/** Where an event says that it happened. Real events carry no company id; each of these may be missing. */
export interface EventOrigin {
  readonly companyId: string | null
  readonly officeIds: readonly string[]
}

/** The id of a contact that was shared through the API names its company. */
const SHARED_CONTACT = /^shared_contact_pool_Company:(\d+)_/
const OFFICE = /^office$/i
const OFFICE_GROUP = /^Office:(\d+)$/

/** Reads the company and the offices that an event names, in every way in which it may name them. */
export function readOrigin(event: JsonRecord): EventOrigin {
  const contact = isRecord(event.contact) ? readText(event.contact.id) : null
  const offices = new Set<string | null>()
  for (const target of [event.target, event.entry_point_target, event.proxy_target]) {
    if (!isRecord(target)) continue
    offices.add(readId(target.office_id))
    if (OFFICE.test(readText(target.type) ?? '')) offices.add(readId(target.id))
  }
  offices.add(readId(OFFICE_GROUP.exec(readText(event.group_id) ?? '')?.[1]))
  return {
    companyId:
      readId(event.company_id) ??
      readId(event.organization_id) ??
      readId(SHARED_CONTACT.exec(contact ?? '')?.[1]),
    officeIds: [...offices].filter(id => id !== null),
  }
}
