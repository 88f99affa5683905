import { isAvailable, setDuty } from '../agents/duty.ts'
import { fieldsOf, Refusal, requireField } from '../http.ts'
import type { Company, User } from '../world/company.ts'
import { compact, int64, type Routes, requireScope } from './api.ts'
import { findById, optionalText, page, requirePhone } from './page.ts'

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { state?: string; email?: string; number?: string; company_admin?: string } }

/** Above this Dialpad refuses a list of people. */
const MOST = 100
const SINCE = '2024-01-08T09:00:00'

/** Users, and what a program may do on their behalf. */
export const userRoutes: Routes = (http, { company, theatre }) => {
  const { users } = company
  const find = (id: string) => {
    const user = id === 'me' ? users[0] : users.find(one => String(one.id) === id)
    if (user === undefined) throw new Refusal(404, 'No such user')
    return user
  }

  http.get<ListQuery>('/users', async ({ query }) => {
    const { state = 'active', email, number, company_admin: admin } = query
    const found = users.filter(
      user =>
        (state === 'active' || state === 'all') &&
        (email === undefined || user.email === email) &&
        (number === undefined || user.phone === number) &&
        (admin !== 'true' || user === users[0]),
    )
    return page(
      found.map(user => presentUser(company, user)),
      query,
      MOST,
    )
  })
  http.get<WithId>('/users/:id', async ({ params }) => presentUser(company, find(params.id)))

  http.patch<WithId>('/users/:id/togglednd', async ({ params, body }) => {
    const user = find(params.id)
    const { do_not_disturb: doNotDisturb } = fieldsOf(body)
    if (typeof doNotDisturb !== 'boolean') throw new Refusal(400, 'do_not_disturb is required')
    setDuty(theatre.scene(), user, { doNotDisturb })
    return { do_not_disturb: doNotDisturb, id: int64(user.id) }
  })

  http.patch<WithId>('/users/:id/status', async ({ params, body }) => {
    const user = find(params.id)
    user.statusMessage = optionalText(body, 'status_message') ?? null
    return compact({ id: int64(user.id), status_message: user.statusMessage })
  })

  http.post<WithId>('/users/:id/screenpop', async request => {
    requireScope(request, 'screen_pop')
    const user = find(request.params.id)
    requireField(request.body, 'screen_pop_uri')
    return { device: presentDevice(user) }
  })

  // The call comes without an id: its custom data is all that ties it to who asked.
  http.post<WithId>('/users/:id/initiate_call', async ({ params, body }) => {
    const user = findById(users, params.id, 'user')
    const callerNumber = requirePhone(requireField(body, 'phone_number'), 'phone_number')
    const customData = optionalText(body, 'custom_data') ?? null
    theatre.play('outbound-by-api', { callerNumber, target: String(user.id), customData })
    return { device: presentDevice(user) }
  })
}

function presentDevice(user: User) {
  return {
    date_created: SINCE,
    date_registered: SINCE,
    date_updated: SINCE,
    display_name: 'native',
    id: `${user.phone}-user-${user.id}-client-native`,
    type: 'native',
    user_id: int64(user.id),
  }
}

export function presentUser(company: Company, user: User): Record<string, unknown> {
  const [firstName, ...rest] = user.name.split(' ')
  const [admin] = company.users
  const groups = [...company.departments, ...company.callCenters].filter(group =>
    group.members.includes(user),
  )
  return compact({
    admin_office_ids: user === admin ? company.offices.map(office => int64(office.id)) : [],
    company_id: int64(company.id),
    country: 'au',
    date_active: SINCE,
    date_added: SINCE,
    date_first_login: SINCE,
    display_name: user.name,
    do_not_disturb: user.doNotDisturb,
    duty_status_reason: user.dutyReason,
    emails: [user.email],
    first_name: firstName,
    forwarding_numbers: ['+61491570990'],
    group_details: groups.map(group => ({
      do_not_disturb: user.doNotDisturb,
      group_id: int64(group.id),
      group_type: group.type.replace('_', ''),
      role: user === admin ? 'admin' : 'operator',
    })),
    id: int64(user.id),
    image_url: `https://example.com/avatar/${user.id}.png`,
    international_dialing_enabled: true,
    is_admin: user === admin,
    is_available: isAvailable(user),
    is_on_duty: user.onDuty,
    is_online: true,
    is_super_admin: user === admin,
    job_title: user === admin ? 'Operations Manager' : 'Coordinator',
    language: 'en',
    last_name: rest.join(' '),
    license: 'talk',
    location: 'Sydney',
    muted: false,
    office_id: int64(user.officeId),
    on_duty_status: user.dutyStatus,
    onboarding_completed: true,
    phone_numbers: [user.phone],
    state: 'active',
    status_message: user.statusMessage,
    timezone: 'Australia/Sydney',
    voicemail: { is_default_voicemail: true, name: 'default', voicemail_notifications_enabled: true },
  })
}
