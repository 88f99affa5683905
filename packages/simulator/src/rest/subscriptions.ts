import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal } from '../http.ts'
import { EVENT_KINDS, type EventKind, type Subscription } from '../state.ts'
import type { Routes } from './api.ts'
import { requireScope } from './api.ts'
import { presentEndpoint, requireEndpoint } from './endpoints.ts'
import { findById, optionalFlag, optionalInteger, optionalOneOf, page } from './page.ts'

/** Of one kind: on the company, and over all targets. */
const MOST_ON_COMPANY = 10
const MOST = 100

const CALL_STATES = (
  'admin admin_recording ai_playbook all barge blocked call_transcription calling connected csat dispositions ' +
  'hangup hold merged missed monitor parked pcsat postcall preanswer queued recap_action_items recap_outcome ' +
  'recap_purposes recap_summary recording ringing takeover transcription voicemail voicemail_uploaded'
).split(' ')

const TARGET_TYPES =
  'callcenter callrouter channel coachinggroup coachingteam department office room staffgroup unknown user'.split(
    ' ',
  )

type Check = (value: unknown) => boolean
const isFlag: Check = value => typeof value === 'boolean'
const isOneOf =
  (...choices: string[]): Check =>
  value =>
    typeof value === 'string' && choices.includes(value)
const isStates: Check = value => Array.isArray(value) && value.every(isOneOf(...CALL_STATES))

/** The options of a kind, which of them are required, and whether it can be for one target alone. */
const KINDS: Record<
  EventKind,
  { options: Record<string, Check>; required: string | null; hasTarget: boolean }
> = {
  call: { options: { call_states: isStates, group_calls_only: isFlag }, required: null, hasTarget: true },
  sms: {
    options: { direction: isOneOf('all', 'inbound', 'outbound'), include_internal: isFlag, status: isFlag },
    required: 'direction',
    hasTarget: true,
  },
  agent_status: { options: { agent_type: isOneOf('callcenter') }, required: 'agent_type', hasTarget: false },
  contact: {
    options: { contact_type: isOneOf('shared', 'local') },
    required: 'contact_type',
    hasTarget: false,
  },
  changelog: { options: {}, required: null, hasTarget: false },
}

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { target_id?: string; target_type?: string } }

/** Subscriptions of the five kinds: which events go to which endpoint. */
export const subscriptionRoutes: Routes = (http, dialpad) => {
  const { state } = dialpad
  for (const kind of EVENT_KINDS) {
    const path = `/subscriptions/${kind}`
    const ofKind = () => state.subscriptions.filter(one => one.kind === kind)
    const find = (id: string) => findById(ofKind(), id, 'subscription')

    http.get<ListQuery>(path, async ({ query }) => {
      const { target_id: id, target_type: type } = query
      const found = ofKind().filter(
        ({ target }) =>
          (id === undefined || target?.id === id) && (type === undefined || target?.type === type),
      )
      return page(
        found.map(one => present(dialpad, one)),
        query,
      )
    })
    http.post(path, async request => {
      if (kind === 'changelog') requireScope(request, 'change_log')
      const { body, grant } = request
      const target = KINDS[kind].hasTarget ? readTarget(body) : null
      const { required } = KINDS[kind]
      if (required !== null && fieldsOf(body)[required] === undefined)
        throw new Refusal(400, `${required} is required`)
      const ofCompany = ofKind().filter(one => one.target === null).length
      if (ofKind().length >= MOST || (target === null && ofCompany >= MOST_ON_COMPANY)) {
        throw new Refusal(400, 'The limit of subscriptions of this type has been reached')
      }
      const options = readOptions(kind, body)
      const endpointId = optionalInteger(body, 'endpoint_id')
      if (endpointId === undefined) throw new Refusal(400, 'endpoint_id is required')
      const subscription: Subscription = {
        id: state.newId(),
        kind,
        endpointId: requireEndpoint(state, endpointId).id,
        enabled: optionalFlag(body, 'enabled') ?? true,
        target,
        options,
        scopes: grant.scopes,
      }
      state.subscriptions.push(subscription)
      state.save()
      if (kind === 'call') dialpad.theatre.begin()
      return present(dialpad, subscription)
    })
    http.get<WithId>(`${path}/:id`, async ({ params }) => present(dialpad, find(params.id)))
    http.patch<WithId>(`${path}/:id`, async ({ params, body }) => {
      const subscription = find(params.id)
      const endpointId = optionalInteger(body, 'endpoint_id')
      if (endpointId !== undefined) subscription.endpointId = requireEndpoint(state, endpointId).id
      subscription.enabled = optionalFlag(body, 'enabled') ?? subscription.enabled
      Object.assign(subscription.options, readOptions(kind, body))
      state.save()
      return present(dialpad, subscription)
    })
    http.delete<WithId>(`${path}/:id`, async ({ params }) => {
      const subscription = find(params.id)
      state.subscriptions = state.subscriptions.filter(one => one !== subscription)
      state.save()
      return present(dialpad, subscription)
    })
  }
}

function readOptions(kind: EventKind, body: unknown): Record<string, unknown> {
  const fields = fieldsOf(body)
  const given = Object.entries(KINDS[kind].options).filter(([name]) => (fields[name] ?? null) !== null)
  for (const [name, isGood] of given) if (!isGood(fields[name])) throw new Refusal(400, `${name} is invalid`)
  return Object.fromEntries(given.map(([name]) => [name, fields[name]]))
}

function readTarget(body: unknown): Subscription['target'] {
  const id = optionalInteger(body, 'target_id')
  const type = optionalOneOf(body, 'target_type', TARGET_TYPES)
  if (id === undefined && type === undefined) return null
  if (id === undefined || type === undefined)
    throw new Refusal(400, 'target_id and target_type must be given together')
  return { id: String(id), type }
}

function present(dialpad: Dialpad, { id, enabled, options, target, endpointId }: Subscription) {
  return {
    ...options,
    enabled,
    id: String(id),
    ...(target === null ? {} : { target_id: target.id, target_type: target.type }),
    ...presentEndpoint(dialpad, endpointId),
  }
}
