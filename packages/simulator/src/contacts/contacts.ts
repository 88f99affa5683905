import type { Scene } from '../scene.ts'
import { type Contact, contactName } from '../world/company.ts'

export type ContactChange = 'Created' | 'Updated' | 'Deleted'

/** The fields of a contact as REST and events give them; what is not known is left out. */
export function contactFields(contact: Contact): Record<string, unknown> {
  const { id, type, firstName, lastName, company, jobTitle, phones, emails, urls, extension, trunkGroup } =
    contact
  const fields = {
    company_name: company,
    display_name: contactName(contact),
    emails,
    extension,
    first_name: firstName,
    id,
    job_title: jobTitle,
    last_name: lastName,
    phones,
    primary_email: emails[0] ?? null,
    primary_phone: phones[0] ?? null,
    trunk_group: trunkGroup,
    type,
    urls,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** The whole contact, without any time and without a company: a receiver cannot tell how old it is. */
export function publishContact(
  { publish }: Pick<Scene, 'publish'>,
  change: ContactChange,
  contact: Contact,
): void {
  if (contact.type !== 'shared' && contact.type !== 'local') return
  const fields = contactFields(contact)
  publish('contact', { contactType: contact.type }, () => ({ event: change, contact: fields }))
}

/** Somebody is put into the company's contacts, corrected a while later, and taken out in the end. */
export async function keepContact(scene: Scene): Promise<void> {
  const { random, company } = scene
  const number = `+614915707${random.integer(10, 99)}`
  const contact: Contact = {
    id: String(random.id()),
    type: 'shared',
    ownerId: null,
    firstName: random.pick(['Ivy', 'Noah', 'Ruby', 'Leo']),
    lastName: random.pick(['Abbott', 'Bishop', 'Carter', 'Doyle']),
    company: random.pick(['Awesome company', 'Kookaburra Cafe']),
    jobTitle: 'Manager',
    phones: [number, '+61355501999'],
    emails: ['sample@example.com'],
    urls: ['https://example.com/about'],
    extension: '12345',
    trunkGroup: 'TEST',
  }
  company.contacts.push(contact)
  publishContact(scene, 'Created', contact)
  await scene.wait(scene.seconds(30, 90))
  contact.jobTitle = 'Director'
  publishContact(scene, 'Updated', contact)
  await scene.wait(scene.seconds(120, 600))
  company.contacts = company.contacts.filter(one => one !== contact)
  publishContact(scene, 'Deleted', contact)
}

/** A contact that a program made under a uid of its own gets another job. */
export async function correctPooledContact(scene: Scene): Promise<void> {
  const contact = scene.company.contacts.find(one => one.id.startsWith('shared_contact_pool'))
  if (contact === undefined) return
  contact.jobTitle = scene.random.pick(['Engineer', 'Buyer', 'Owner'])
  contact.urls = ['https://example.com/in/someone']
  publishContact(scene, 'Updated', contact)
}
