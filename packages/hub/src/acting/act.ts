import { type DialpadClient, DialpadError } from '@trunkline/dialpad'
import type { AppTransaction } from '../database/database.ts'
import { HubError, notFound } from '../errors.ts'
import { fact, type LegKnowledge, parseLeg } from '../records/calls/reduce/leg.ts'

/** When Dialpad does not say when to come back: it counts by the minute. */
const RETRY_AFTER_S = 60
const OVER = new Set(['hangup', 'missed'])

/** Asks Dialpad for something in the name of an app. @throws HubError as `asRefusal` makes it */
export async function act<Result>(
  client: DialpadClient,
  ask: (client: DialpadClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await ask(client)
  } catch (error) {
    throw asRefusal(error)
  }
}

/** What Dialpad said no to, as a client of the hub may know it. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof DialpadError)) return error
  const { status, message } = error
  if (status === 404) return new HubError(404, 'NOT_FOUND', 'Not found in Dialpad', message)
  if (status === 429) {
    const seconds = error.retryAfterSeconds ?? RETRY_AFTER_S
    return new HubError(429, 'DIALPAD_BUSY', 'Rate limited by Dialpad', {
      retry_after_seconds: seconds,
    })
  }
  if (status !== null && status >= 400 && status < 500)
    return new HubError(400, 'DIALPAD_REFUSED', 'Dialpad rejected the request', message)
  return new HubError(503, 'DIALPAD_UNAVAILABLE', 'The request to Dialpad failed', message)
}

/**
 * The leg by which Dialpad knows a call: the one that was named or, for a call, the one on which somebody speaks, else
 * the first.
 *
 * @param id a call's uuid, or the Dialpad id of any of its legs
 * @throws HubError 404 NOT_FOUND
 */
export async function legOf(queries: AppTransaction, appId: string, id: string): Promise<string> {
  const isLeg = /^\d+$/.test(id)
  const legs = await queries
    .selectFrom('call_legs as own')
    .innerJoin('call_legs as leg', join =>
      join.onRef('leg.app_id', '=', 'own.app_id').onRef('leg.call_uuid', '=', 'own.call_uuid'),
    )
    .select(['leg.leg_id', 'leg.knowledge'])
    .where('own.app_id', '=', appId)
    .where(isLeg ? 'own.leg_id' : 'own.leg_uuid', '=', id)
    .orderBy('leg.leg_id')
    .execute()
  const [first] = legs
  if (first === undefined) throw notFound('Call')
  if (isLeg) return id
  const speaking = legs.find(({ knowledge }) => knowledge !== null && isSpeaking(parseLeg(knowledge)))
  return (speaking ?? first).leg_id
}

function isSpeaking(leg: LegKnowledge): boolean {
  return (
    fact(leg, 'target')?.type === 'user' &&
    fact(leg, 'dateConnected') !== null &&
    !leg.states.some(([, state]) => OVER.has(state))
  )
}
