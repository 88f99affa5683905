import type { FastifyInstance } from 'fastify'
import { Refusal } from '../http.ts'
import { requireGrant } from '../oauth/oauth.ts'
import type { State } from '../state.ts'
import type { Company, Contact, Group, User } from '../world/company.ts'
import { page } from './page.ts'

/** The company and who is in it. REST gives 64-bit integers as strings and leaves out what is null. */
export function companyRoutes(http: FastifyInstance, state: State, company: Company): void {
  http.register(async scope => {
    scope.addHook('onRequest', async request => void requireGrant(state, request))

    scope.get('/api/v2/company', async () => ({
      account_type: 'pro',
      admin_email: company.users[0]?.email,
      country: 'au',
      domain: company.domain,
      id: String(company.id),
      name: company.name,
      office_count: '1',
      state: 'active',
    }))
    scope.get('/api/v2/users', async request =>
      page(
        company.users.map(user => present(company, user)),
        request.query,
      ),
    )
    scope.get('/api/v2/users/me', async () => {
      const [admin] = company.users
      if (admin === undefined) throw new Refusal(404, 'No such user')
      return present(company, admin)
    })
    scope.get('/api/v2/offices', async request =>
      page([presentGroup(company, company.office)], request.query),
    )
    scope.get('/api/v2/departments', async request =>
      page(
        company.departments.map(one => presentGroup(company, one)),
        request.query,
      ),
    )
    scope.get('/api/v2/callcenters', async request =>
      page(
        company.callCenters.map(one => presentGroup(company, one)),
        request.query,
      ),
    )
    scope.get('/api/v2/contacts', async request => page(company.contacts.map(presentContact), request.query))
  })
}

function present(company: Company, user: User) {
  const [firstName, ...rest] = user.name.split(' ')
  return {
    company_id: String(company.id),
    display_name: user.name,
    emails: [user.email],
    first_name: firstName,
    id: String(user.id),
    is_admin: user === company.users[0],
    last_name: rest.join(' '),
    office_id: String(company.office.id),
    phone_numbers: [user.phone],
    state: 'active',
    timezone: 'Australia/Sydney',
  }
}

function presentGroup(company: Company, group: Group) {
  return {
    country: 'au',
    id: String(group.id),
    name: group.name,
    office_id: String(company.office.id),
    phone_numbers: [group.phone],
    state: 'active',
  }
}

export function presentContact(contact: Contact) {
  return {
    ...(contact.company === '' ? {} : { company_name: contact.company, job_title: contact.jobTitle }),
    display_name: `${contact.firstName} ${contact.lastName}`,
    emails: contact.emails,
    first_name: contact.firstName,
    id: contact.id,
    last_name: contact.lastName,
    phones: contact.phones,
    ...(contact.emails[0] === undefined ? {} : { primary_email: contact.emails[0] }),
    ...(contact.phones[0] === undefined ? {} : { primary_phone: contact.phones[0] }),
    type: contact.type,
  }
}
