import type { FastifyInstance } from 'fastify'
import { isAvailable, setDuty } from '../agents/duty.ts'
import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal } from '../http.ts'
import type { Group, User } from '../world/company.ts'
import { compact, int64, type Routes } from './api.ts'
import { findById, optionalText, page } from './page.ts'
import { presentUser } from './users.ts'

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { office_id?: string; name_search?: string } }

const HOURS = ['09:00', '17:00']
const WEEK = {
  monday_hours: HOURS,
  tuesday_hours: HOURS,
  wednesday_hours: HOURS,
  thursday_hours: HOURS,
  friday_hours: HOURS,
}

/** Offices, departments, call centers, teams, and who answers there. */
export const groupRoutes: Routes = (http, dialpad) => {
  const { offices, departments, callCenters } = dialpad.company
  officeRoutes(http, dialpad)
  operatorRoutes(http, dialpad, 'offices', offices)
  operatorRoutes(http, dialpad, 'departments', departments)
  operatorRoutes(http, dialpad, 'callcenters', callCenters)
  listRoutes(http, 'departments', departments, presentDepartment)
  listRoutes(http, 'callcenters', callCenters, presentCallCenter)

  http.get<WithId>('/callcenters/:id/status', async ({ params }) => {
    const center = findById(callCenters, params.id, 'call center')
    const waiting = dialpad.legs.live().filter(leg => leg.target === center && leg.operatorCallId === null)
    const longest = Math.max(0, ...waiting.map(leg => dialpad.clock.now() - leg.startedAt))
    const onDuty = center.members.filter(user => user.onDuty).length
    return {
      availability: { name: 'open', status: 'open' },
      capacity: int64(onDuty),
      longest_call_wait_time: int64(Math.round(longest / 1_000)),
      on_duty_operators: int64(onDuty),
      pending: int64(waiting.length),
    }
  })
  dutyRoutes(http, dialpad)
}

function officeRoutes(http: FastifyInstance, { company }: Dialpad): void {
  const { offices, departments, callCenters } = company
  http.get('/offices', async ({ query }) => page(offices.map(presentOffice), query))
  const [primary] = offices
  if (primary !== undefined) http.get('/offices/primary', async () => presentOffice(primary))
  http.get<WithId>('/offices/:id', async ({ params }) =>
    presentOffice(findById(offices, params.id, 'office')),
  )

  const ofOffice = (id: string, groups: readonly Group[]) => {
    const office = findById(offices, id, 'office')
    return groups.filter(group => group.officeId === office.id)
  }
  http.get<WithId>('/offices/:id/departments', async ({ params, query }) =>
    page(ofOffice(params.id, departments).map(presentDepartment), query),
  )
  http.get<WithId>('/offices/:id/callcenters', async ({ params, query }) =>
    page(ofOffice(params.id, callCenters).map(presentCallCenter), query),
  )
  http.get<WithId>('/offices/:id/teams', async ({ params, query }) => {
    const office = findById(offices, params.id, 'office')
    const team = {
      allow_trainee_eavesdrop: true,
      company_id: int64(company.id),
      country: 'au',
      id: int64(office.id + 7),
      name: `${office.name} team`,
      office_id: int64(office.id),
      ring_seconds: '30',
      state: 'active',
    }
    return page([team], query)
  })

  function presentOffice(office: Group) {
    return {
      ...presentGroup(office),
      e911_address: { address: '1 Wattle Street', city: 'Sydney', country: 'au', state: 'NSW', zip: '2000' },
      is_primary_office: office === offices[0],
      office_settings: {
        allow_device_guest_login: false,
        block_caller_id_disabled: false,
        bridged_target_recording_allowed: true,
        disable_desk_phone_self_provision: false,
        disable_ivr_voicemail: false,
        no_recording_message_on_user_calls: false,
        set_caller_id_disabled: false,
      },
    }
  }
}

function listRoutes(
  http: FastifyInstance,
  path: string,
  groups: readonly Group[],
  present: (group: Group) => Record<string, unknown>,
): void {
  http.get<ListQuery>(`/${path}`, async ({ query }) => {
    const name = query.name_search?.toLowerCase() ?? ''
    const found = groups.filter(
      group =>
        group.name.toLowerCase().includes(name) &&
        (query.office_id === undefined || query.office_id === String(group.officeId)),
    )
    return page(found.map(present), query)
  })
  http.get<WithId>(`/${path}/:id`, async ({ params }) => present(findById(groups, params.id, 'group')))
}

function operatorRoutes(
  http: FastifyInstance,
  { company }: Dialpad,
  path: string,
  groups: readonly Group[],
): void {
  http.get<WithId>(`/${path}/:id/operators`, async ({ params }) => ({
    rooms: [],
    users: findById(groups, params.id, 'group').members.map(user => presentUser(company, user)),
  }))
}

/** Whether somebody takes the calls of their call centers. */
function dutyRoutes(http: FastifyInstance, { company, theatre }: Dialpad): void {
  const path = '/callcenters/operators/:id/dutystatus'
  http.get<WithId>(path, async ({ params }) => presentDuty(findById(company.users, params.id, 'user')))
  http.patch<WithId>(path, async ({ params, body }) => {
    const user = findById(company.users, params.id, 'user')
    const { on_duty: onDuty } = fieldsOf(body)
    if (typeof onDuty !== 'boolean') throw new Refusal(400, 'on_duty is required')
    setDuty(theatre.scene(), user, {
      onDuty,
      dutyStatus: onDuty ? 'available' : 'unavailable',
      dutyReason: optionalText(body, 'duty_status_reason') ?? null,
      backAt: null,
    })
    return presentDuty(user)
  })
}

function presentDuty(user: User) {
  return compact({
    duty_status_reason: user.dutyReason,
    duty_status_started: int64(user.dutySince),
    on_duty: user.onDuty,
    on_duty_started: int64(user.onDutySince),
    on_duty_status: isAvailable(user) ? user.dutyStatus : 'unavailable',
    user_id: int64(user.id),
  })
}

function routing(isOpen: boolean) {
  const dtmf = ['0', '1'].map(input => ({
    input,
    options: { action: input === '0' ? 'operator' : 'disabled' },
  }))
  return { dtmf, operator_routing: 'simultaneous', try_dial_operators: isOpen }
}

function presentGroup(group: Group) {
  return {
    availability_status: 'open',
    country: 'au',
    first_action: 'operators',
    id: int64(group.id),
    name: group.name,
    no_operators_action: 'voicemail',
    office_id: int64(group.officeId),
    phone_numbers: [group.phone],
    ring_seconds: '30',
    routing_options: {
      closed: { action: 'voicemail', ...routing(false) },
      open: {
        action: 'department',
        action_target_id: int64(group.id),
        action_target_type: group.type.replace('_', ''),
        ...routing(true),
      },
    },
    state: 'active',
    timezone: 'Australia/Sydney',
    ...WEEK,
  }
}

function presentDepartment(group: Group) {
  return {
    ...presentGroup(group),
    auto_call_recording: false,
    hold_queue: { max_hold_count: '50', max_hold_seconds: '900' },
    hours_on: false,
    voice_intelligence: { allow_pause: true, auto_start: true },
  }
}

function presentCallCenter(group: Group) {
  return {
    ...presentGroup(group),
    advanced_settings: {
      auto_call_recording: { call_recording_inbound: true, call_recording_outbound: false },
      max_wrap_up_seconds: '8',
    },
    alerts: { cc_service_level: '95', cc_service_level_seconds: '60' },
    hold_queue: {
      announce_position: true,
      announcement_interval_seconds: '120',
      max_hold_count: '50',
      max_hold_seconds: '900',
      queue_callback_dtmf: '9',
      queue_callback_threshold: '5',
      queue_escape_dtmf: '*',
    },
    hours_on: false,
    voice_intelligence: { allow_pause: true, auto_start: true },
  }
}
