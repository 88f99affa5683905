import type { FastifyRequest } from 'fastify'
import { isConcluded, isTarget, type Leg, type Target } from '../calls/leg.ts'
import { restType } from '../delivery/subscribed.ts'
import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal, requireField } from '../http.ts'
import { type Contact, contactBehind } from '../world/company.ts'
import { int64, type Routes, requireScope } from './api.ts'
import {
  findById,
  optionalInteger,
  optionalText,
  optionalTexts,
  readCursor,
  readLimit,
  requirePhone,
  writeCursor,
} from './page.ts'
import { presentCall } from './present-call.ts'

type WithId = { Params: { id: string } }
type ListQuery = { Querystring: { target_id?: string; target_type?: string; cursor?: string } }

const PAGE = 25
const MOST = 50
/** A list may not ask for so much time, in ms. */
const TOO_LONG = 30 * 24 * 3_600_000
const EVER = Number.MAX_SAFE_INTEGER

/** Calls: what was, what is, and what a program may do to them. Each leg is a call of its own here. */
export const callRoutes: Routes = (http, dialpad) => {
  const { legs, theatre, clock, company } = dialpad
  const find = (id: string) => findLeg(dialpad, id)
  const present = (leg: Leg, request: FastifyRequest) =>
    presentCall(leg, clock.now(), {
      recordings: request.grant.scopes.includes('recordings_export'),
      baseUrl: dialpad.baseUrl(),
    })

  // Only what is over, the latest start first: a long call turns up later among older ones.
  http.get<ListQuery>('/call', async request => {
    requireScope(request, 'calls:list')
    const { query } = request
    const { after, before } = readWindow(query, clock.now())
    const size = readLimit(query, PAGE, MOST)
    const last = query.cursor === undefined ? null : readPlace(query.cursor)
    const items: Leg[] = []
    let hasMore = false
    let isPast = last === null
    for (const leg of legs.concluded(after, last === null ? before : Math.min(before, last.startedAt + 1))) {
      if (!isPast) {
        isPast = leg.startedAt < (last?.startedAt ?? 0) || leg.callId === last?.callId
        if (leg.callId === last?.callId) continue
        if (!isPast) continue
      }
      if (!isOf(leg, query)) continue
      hasMore = items.length === size
      if (hasMore) break
      items.push(leg)
    }
    const final = items.at(-1)
    return {
      ...(hasMore && final !== undefined
        ? { cursor: writeCursor(`${final.startedAt}:${final.callId}`) }
        : {}),
      ...(items.length === 0 ? {} : { items: items.map(leg => present(leg, request)) }),
    }
  })

  http.get<WithId>('/call/:id', async request => present(find(request.params.id), request))

  http.post('/call', async ({ body }) => {
    const callerNumber = requirePhone(requireField(body, 'phone_number'), 'phone_number')
    const user = findById(company.users, optionalInteger(body, 'user_id') ?? '', 'user')
    const customData = optionalText(body, 'custom_data') ?? null
    if (user.state !== 'active') throw new Refusal(400, 'The user is not active')
    const call = theatre.play('outbound-by-api', { callerNumber, target: String(user.id), customData })
    return { call_id: int64(call?.legs[0] ?? 0) }
  })

  http.put<WithId>('/call/:id/actions/hangup', async ({ params }, reply) => {
    const leg = find(params.id)
    if (isConcluded(leg)) throw new Refusal(400, 'The call is not active')
    theatre.hangUp(leg)
    // Dialpad's own libraries read JSON from any answer but a 204.
    return reply.code(204).send()
  })

  http.post<WithId>('/call/:id/transfer', async ({ params, body }) => {
    const leg = find(params.id)
    if (isConcluded(leg)) throw new Refusal(400, 'The call is not active')
    const to = readDestination(dialpad, fieldsOf(body).to)
    theatre.transfer(leg, to)
    return {
      call_id: int64(leg.callId),
      ...(isTarget(to) ? {} : { transferred_to_number: to.phones[0] }),
      transferred_to_state: optionalText(body, 'transfer_state') ?? 'preanswer',
    }
  })

  http.post<WithId>('/call/:id/participants/add', async ({ params, body }) => {
    const leg = find(params.id)
    if (isConcluded(leg)) throw new Refusal(400, 'The call is not active')
    const { number, target_id: id } = fieldsOf(fieldsOf(body).participant)
    if (number === undefined && id === undefined) throw new Refusal(400, 'participant is required')
    const to = readDestination(dialpad, fieldsOf(body).participant)
    if (isTarget(to) && to.phone === '') throw new Refusal(400, 'The target has no number')
    return { call_id: int64(theatre.addParticipant(leg, to)?.callId ?? null) }
  })

  http.put<WithId>('/call/:id/labels', async request => {
    const leg = find(request.params.id)
    const labels = optionalTexts(request.body, 'labels')
    if (labels === undefined) throw new Refusal(400, 'labels is required')
    leg.labels = labels
    return present(leg, request)
  })
}

/** @throws Refusal 404 */
export function findLeg({ legs }: Pick<Dialpad, 'legs'>, id: string): Leg {
  const leg = legs.find(Number(id))
  // Another way to write the same number is no id.
  if (leg === undefined || String(leg.callId) !== id) throw new Refusal(404, 'No such call')
  return leg
}

function readWindow(query: unknown, now: number) {
  const after = optionalInteger(query, 'started_after')
  const before = optionalInteger(query, 'started_before')
  if (after !== undefined && (before ?? now) - after >= TOO_LONG) {
    throw new Refusal(400, 'The window between started_after and started_before must be less than 30 days')
  }
  return { after: after ?? 0, before: before ?? EVER }
}

function readPlace(cursor: string) {
  const [startedAt, callId] = readCursor(cursor).split(':').map(Number)
  if (!Number.isSafeInteger(startedAt) || !Number.isSafeInteger(callId))
    throw new Refusal(400, 'cursor is invalid')
  return { startedAt: startedAt ?? 0, callId: callId ?? 0 }
}

function isOf(leg: Leg, { target_id: id, target_type: type }: ListQuery['Querystring']): boolean {
  return (
    (id === undefined || id === String(leg.target.id)) &&
    (type === undefined || type === restType(leg.target))
  )
}

/** Where a call is to go on: a user, a group, a number outside. @throws Refusal 400, 404 */
function readDestination({ company, theatre, legs }: Dialpad, to: unknown): Target | Contact {
  const number = optionalText(to, 'number')
  if (number !== undefined) {
    return contactBehind(company, theatre.scene().random, requirePhone(number, 'number'))
  }
  const callId = optionalInteger(to, 'call_id')
  if (callId !== undefined) return findLeg({ legs }, String(callId)).target
  const id = optionalInteger(to, 'operator_id') ?? optionalInteger(to, 'target_id')
  if (id === undefined) throw new Refusal(400, 'to is required')
  const { users, offices, departments, callCenters } = company
  return findById([...users, ...offices, ...departments, ...callCenters] as Target[], id, 'target')
}
