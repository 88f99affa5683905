import { isAvailable, setDuty } from '../agents/duty.ts'
import { fieldsOf, Refusal, requireField } from '../http.ts'
import { type Company, FOUNDED_AT, type User } from '../world/company.ts'
import { compact, int64, naiveTime, type Routes, requireScope } from './api.ts'
import { findById, optionalText, page, requirePhone } from './page.ts'
import { updateUser } from './user-settings.ts'

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { state?: string; email?: string; number?: string; company_admin?: string } }

/** Above this Dialpad refuses a list of people. */
const MOST = 100
const SINCE = naiveTime(FOUNDED_AT)

/** Users, and what a program may do on their behalf. */
export const userRoutes: Routes = (http, dialpad) => {
  const { company, theatre } = dialpad
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
        (state === user.state || state === 'all') &&
        (email === undefined || user.emails.includes(email)) &&
        (number === undefined || user.phones.includes(number)) &&
        (admin === undefined || (admin === 'true') === user.isSuperAdmin),
    )
    return page(
      found.map(user => presentUser(company, user)),
      query,
      MOST,
    )
  })
  http.get<WithId>('/users/:id', async ({ params }) => presentUser(company, find(params.id)))

  http.patch<WithId>('/users/:id', async ({ params, body }) => {
    const user = find(params.id)
    updateUser(dialpad, user, body)
    return presentUser(company, user)
  })

  http.patch<WithId>('/users/:id/togglednd', async ({ params, body }) => {
    const user = find(params.id)
    const { do_not_disturb: doNotDisturb } = fieldsOf(body)
    if (typeof doNotDisturb !== 'boolean') throw new Refusal(400, 'do_not_disturb is required')
    setDuty(theatre.scene(), user, { doNotDisturb, backAt: null })
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
  const groups = [...company.departments, ...company.callCenters].filter(group =>
    group.members.includes(user),
  )
  const isAdmin = user.isSuperAdmin || user.adminOfficeIds.length > 0
  return compact({
    admin_office_ids: user.adminOfficeIds.map(id => int64(id)),
    company_id: int64(company.id),
    country: 'au',
    date_active: SINCE,
    date_added: SINCE,
    date_first_login: SINCE,
    display_name: user.name,
    do_not_disturb: user.doNotDisturb,
    duty_status_reason: user.dutyReason,
    duty_status_started: naiveTime(user.dutySince),
    emails: user.emails,
    extension: user.extension,
    first_name: user.firstName,
    forwarding_numbers: user.forwardingNumbers,
    group_details: groups.map(group => ({
      do_not_disturb: user.doNotDisturb,
      group_id: int64(group.id),
      group_type: group.type.replace('_', ''),
      role: isAdmin ? 'admin' : 'operator',
    })),
    id: int64(user.id),
    image_url: `https://example.com/avatar/${user.id}.png`,
    international_dialing_enabled: user.hasInternationalDialing,
    is_admin: isAdmin,
    is_available: isAvailable(user),
    is_on_duty: user.onDuty,
    is_online: true,
    is_super_admin: user.isSuperAdmin,
    job_title: user.jobTitle,
    language: 'en',
    last_name: user.lastName,
    license: user.license,
    location: 'Sydney',
    muted: false,
    office_id: int64(user.officeId),
    on_duty_started: naiveTime(user.onDutySince),
    on_duty_status: user.dutyStatus,
    onboarding_completed: true,
    phone_numbers: user.phones,
    state: user.state,
    status_message: user.statusMessage,
    timezone: 'Australia/Sydney',
    voicemail: { is_default_voicemail: true, name: 'default', voicemail_notifications_enabled: true },
  })
}
