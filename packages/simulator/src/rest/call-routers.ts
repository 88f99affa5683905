import type { Dialpad } from '../dialpad.ts'
import { Refusal, requireField } from '../http.ts'
import type { CallRouter } from '../state.ts'
import type { Company } from '../world/company.ts'
import { int64, type Routes } from './api.ts'
import { presentNumber, takeFreeNumber } from './numbers.ts'
import {
  findById,
  givenFields,
  optionalFlag,
  optionalInteger,
  optionalText,
  page,
  requireWebAddress,
} from './page.ts'

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { office_id?: string } }

type RouterSettings = Omit<CallRouter, 'id' | 'phoneNumbers'>

const SHORTEST_SECRET = 32

/** Call routers: a program of the company's decides where calls to their numbers go. */
export const callRouterRoutes: Routes = (http, dialpad) => {
  const { state } = dialpad
  const find = (id: string) => findById(state.callRouters, id, 'call router')

  http.get<ListQuery>('/callrouters', async ({ query }) => {
    const { office_id: office } = query
    const found = state.callRouters.filter(one => office === undefined || office === String(one.officeId))
    return page(found.map(present), query)
  })
  http.get<WithId>('/callrouters/:id', async ({ params }) => present(find(params.id)))

  http.post('/callrouters', async ({ body }) => {
    const name = requireField(body, 'name')
    const routingUrl = requireField(body, 'routing_url')
    const { officeId, defaultTarget, ...rest } = readChange(dialpad, body)
    if (officeId === undefined) throw new Refusal(400, 'office_id is required')
    if (defaultTarget === undefined) throw new Refusal(400, 'default_target_id is required')
    const router: CallRouter = {
      enabled: true,
      secret: null,
      ...rest,
      ...{ id: dialpad.theatre.scene().random.id(), name, officeId, routingUrl, defaultTarget },
      phoneNumbers: [],
    }
    state.callRouters.push(router)
    state.save()
    return present(router)
  })

  http.patch<WithId>('/callrouters/:id', async ({ params, body }) => {
    const router = find(params.id)
    optionalFlag(body, 'reset_error_count')
    Object.assign(router, readChange(dialpad, body))
    state.save()
    return present(router)
  })

  http.delete<WithId>('/callrouters/:id', async ({ params }, reply) => {
    const router = find(params.id)
    state.callRouters = state.callRouters.filter(one => one !== router)
    state.save()
    return reply.code(204).send()
  })

  http.post<WithId>('/callrouters/:id/assign_number', async ({ params, body }) => {
    const router = find(params.id)
    const isPrimary = optionalFlag(body, 'primary') ?? true
    const number = takeFreeNumber(dialpad, optionalText(body, 'number'), optionalText(body, 'area_code'))
    router.phoneNumbers = isPrimary ? [number, ...router.phoneNumbers] : [...router.phoneNumbers, number]
    state.save()
    return presentNumber(dialpad, number)
  })
}

/** The settings that a body gives. @throws Refusal 400, 404 */
function readChange({ company }: Dialpad, body: unknown): Partial<RouterSettings> {
  const name = optionalText(body, 'name')
  if (name === '') throw new Refusal(400, 'name is invalid')
  const officeId = optionalInteger(body, 'office_id')
  if (officeId !== undefined) findById(company.offices, officeId, 'office')
  const routingUrl = optionalText(body, 'routing_url')
  if (routingUrl !== undefined) requireWebAddress(routingUrl, 'routing_url')
  const enabled = optionalFlag(body, 'enabled')
  const secret = optionalText(body, 'secret')
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw new Refusal(400, `secret must have at least ${SHORTEST_SECRET} characters`)
  }
  const defaultTarget = readDefaultTarget(company, body)
  return givenFields<RouterSettings>({ name, officeId, routingUrl, enabled, secret, defaultTarget })
}

function readDefaultTarget(company: Company, body: unknown): CallRouter['defaultTarget'] | undefined {
  const type = optionalText(body, 'default_target_type')
  const id = optionalInteger(body, 'default_target_id')
  if ((id === undefined) !== (type === undefined)) {
    throw new Refusal(400, 'default_target_id and default_target_type belong together')
  }
  if (type === undefined) return undefined
  const candidates = new Map<string, readonly { readonly id: number }[]>([
    ['user', company.users],
    ['office', company.offices],
    ['department', company.departments],
    ['callcenter', company.callCenters],
  ]).get(type)
  if (candidates === undefined) throw new Refusal(400, 'default_target_type is invalid')
  return { type, id: findById(candidates, id, 'default target').id }
}

function present(router: CallRouter) {
  const { secret, phoneNumbers } = router
  return {
    default_target_id: int64(router.defaultTarget.id),
    default_target_type: router.defaultTarget.type,
    enabled: router.enabled,
    id: int64(router.id),
    name: router.name,
    office_id: int64(router.officeId),
    ...(phoneNumbers.length === 0 ? {} : { phone_numbers: phoneNumbers }),
    routing_url: router.routingUrl,
    signature: secret === null ? {} : { algo: 'HS256', secret, type: 'jwt' },
  }
}
