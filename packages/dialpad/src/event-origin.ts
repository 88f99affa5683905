import { isRecord, type JsonRecord, readId, readText } from './json.ts'

/** Where an event says that it happened. Real events carry no company id; each of these may be missing. */
export interface EventOrigin {
  readonly companyId: string | null
  readonly officeIds: readonly string[]
}

/** The id of a contact that was shared through the API names its company. */
const SHARED_CONTACT = /^shared_contact_pool_Company:(\d+)_/
const OFFICE_GROUP = /^Office:(\d+)$/

/** Reads what an event tells of its company and offices, by all the ways in which it may. */
export function readOrigin(event: JsonRecord): EventOrigin {
  const contact = isRecord(event.contact) ? readText(event.contact.id) : null
  const group = OFFICE_GROUP.exec(readText(event.group_id) ?? '')?.[1]
  const targets = [event.target, event.entry_point_target, event.proxy_target].filter(isRecord)
  const offices = [...targets.flatMap(officesOfTarget), readId(group)].filter(id => id !== null)
  return {
    companyId:
      readId(event.company_id) ??
      readId(event.organization_id) ??
      readId(SHARED_CONTACT.exec(contact ?? '')?.[1]),
    officeIds: [...new Set(offices)],
  }
}

function officesOfTarget(target: JsonRecord): (string | null)[] {
  const isOffice = /^office$/i.test(readText(target.type) ?? '')
  return [readId(target.office_id), isOffice ? readId(target.id) : null]
}
