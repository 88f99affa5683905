import { isRecord, type JsonRecord, readKey, readName, readPhone, readTexts } from './json.ts'

export interface Contact {
  /** A number, a URL, `shared_contact_pool_Company:…_uid_…` or an opaque key. */
  readonly id: string
  readonly type: string | null
  readonly displayName: string | null
  readonly companyName: string | null
  readonly jobTitle: string | null
  /** As Dialpad wrote them, the primary one first. */
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/**
 * Carries the whole contact, not what changed; no time and no owner. `event` is Created, Updated or Deleted.
 */
export interface ContactEvent {
  readonly event: string
  readonly contact: Contact
}

/** Reads a contact event; null when it names no contact. */
export function readContactEvent(event: JsonRecord): ContactEvent | null {
  const change = readName(event.event)
  const contact = readContact(event.contact)
  return change === null || contact === null ? null : { event: change, contact }
}

/** Reads a contact of an event or of a REST answer, which have the same shape. */
export function readContact(value: unknown): Contact | null {
  if (!isRecord(value)) return null
  const id = readKey(value.id)
  if (id === null) return null
  const names = [readName(value.first_name), readName(value.last_name)].filter(name => name !== null)
  return {
    id,
    type: readName(value.type),
    displayName: readName(value.display_name) ?? readName(names.join(' ')),
    companyName: readName(value.company_name),
    jobTitle: readName(value.job_title),
    phones: primaryFirst(readPhone(value.primary_phone), readTexts(value.phones, readPhone)),
    emails: primaryFirst(readName(value.primary_email), readTexts(value.emails, readName)),
  }
}

/** Of one contact: each phone is indexed. */
const MOST_ADDRESSES = 100

function primaryFirst(primary: string | null, all: readonly string[]): string[] {
  return [...new Set(primary === null ? all : [primary, ...all])].slice(0, MOST_ADDRESSES)
}
