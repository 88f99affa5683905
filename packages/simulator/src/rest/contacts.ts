import { contactFields, publishContact } from '../contacts/contacts.ts'
import { requireField } from '../http.ts'
import { type Contact, newContact } from '../world/company.ts'
import { compact, type Routes } from './api.ts'
import { findById, optionalText, optionalTexts, page, requirePhone } from './page.ts'

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { owner_id?: string; include_local?: string } }

/** Above this Dialpad refuses the list. */
const MOST = 100

/** Contacts. Every write comes back as an event, as it does for those who write. */
export const contactRoutes: Routes = (http, dialpad) => {
  const { company } = dialpad
  const find = (id: string) => findById(company.contacts, id, 'contact')
  const create = (contact: Contact) => {
    company.contacts.push(contact)
    publishContact(dialpad, 'Created', contact)
    return presentContact(contact)
  }
  const update = (contact: Contact, body: unknown) => {
    Object.assign(contact, readFields(body))
    publishContact(dialpad, 'Updated', contact)
    return presentContact(contact)
  }

  http.get<ListQuery>('/contacts', async ({ query }) => {
    const { owner_id: owner, include_local: includeLocal } = query
    const found = company.contacts.filter(
      contact => contact.type === 'shared' || includeLocal === 'true' || contact.ownerId === owner,
    )
    return page(found.map(presentContact), query, MOST)
  })
  http.get<WithId>('/contacts/:id', async ({ params }) => presentContact(find(params.id)))

  http.post('/contacts', async ({ body }) => {
    const ownerId = optionalText(body, 'owner_id') ?? null
    const type = ownerId === null ? 'shared' : 'local'
    const id = String(dialpad.theatre.scene().random.id())
    return create({ ...newContact({ ...requireName(body), ...readFields(body), type, ownerId }), id })
  })

  // Whoever makes contacts again and again knows them by an id of their own.
  http.put('/contacts', async ({ body }) => {
    const id = `shared_contact_pool_Company:${company.id}_uid_${requireField(body, 'uid')}`
    const name = requireName(body)
    const known = company.contacts.find(contact => contact.id === id)
    if (known !== undefined) return update(known, body)
    return create({ ...newContact({ ...name, ...readFields(body) }), id })
  })

  // Lists are replaced as a whole: who sends one number loses the others.
  http.patch<WithId>('/contacts/:id', async ({ params, body }) => update(find(params.id), body))

  http.delete<WithId>('/contacts/:id', async ({ params }) => {
    const contact = find(params.id)
    company.contacts = company.contacts.filter(one => one !== contact)
    publishContact(dialpad, 'Deleted', contact)
    return presentContact(contact)
  })
}

function presentContact(contact: Contact): Record<string, unknown> {
  return compact({ ...contactFields(contact), owner_id: contact.ownerId })
}

function requireName(body: unknown) {
  return { firstName: requireField(body, 'first_name'), lastName: requireField(body, 'last_name') }
}

const TEXTS = {
  first_name: 'firstName',
  last_name: 'lastName',
  company_name: 'company',
  job_title: 'jobTitle',
  extension: 'extension',
  trunk_group: 'trunkGroup',
} as const
const LISTS = ['phones', 'emails', 'urls'] as const

/** Those fields that are there. @throws Refusal 400 */
function readFields(body: unknown): Partial<Contact> {
  const texts = Object.entries(TEXTS).flatMap(([field, property]) => {
    const text = optionalText(body, field)
    return text === undefined ? [] : [[property, text]]
  })
  const lists = LISTS.flatMap(name => {
    const list = optionalTexts(body, name)
    if (name === 'phones') for (const phone of list ?? []) requirePhone(phone, name)
    return list === undefined ? [] : [[name, list]]
  })
  return Object.fromEntries([...texts, ...lists])
}
