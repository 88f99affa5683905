import type { FastifyInstance } from 'fastify'
import type { Dialpad } from '../dialpad.ts'
import { type FaultName, NO_FAULTS } from '../faults.ts'
import { fieldsOf, Refusal } from '../http.ts'
import { optionalText } from '../rest/page.ts'
import { NobodyFree } from '../scene.ts'
import { SCENARIO_NAMES, type ScenarioName } from '../theatre.ts'

/** All others are chances. */
const IN_MILLISECONDS: readonly string[] = ['delayMs']

/** Steering the simulation, which no Dialpad has: for tests and demonstrations. */
export function controlRoutes(http: FastifyInstance, dialpad: Dialpad): void {
  const { theatre, ledger, faults, clock, state } = dialpad

  http.get('/control/scenarios', async () => ({ scenarios: SCENARIO_NAMES }))
  http.post<{ Params: { name: string } }>('/control/scenarios/:name', async ({ params, body }) =>
    play(dialpad, params.name, body),
  )

  http.get('/control/traffic', async () => ({ rate: theatre.rate }))
  http.post('/control/traffic', async ({ body }) => {
    const { rate } = fieldsOf(body)
    if (typeof rate !== 'number' || !(rate >= 0))
      throw new Refusal(400, 'rate must be a number of calls per minute')
    theatre.setRate(rate)
    theatre.begin()
    return { rate }
  })

  http.get('/control/faults', async () => faults.rates)
  http.put('/control/faults', async ({ body }) => {
    for (const [name, value] of Object.entries(fieldsOf(body))) setFault(dialpad, name, value)
    return faults.rates
  })
  http.delete('/control/faults', async () => {
    faults.rates = { ...NO_FAULTS }
    return faults.rates
  })
  http.post('/control/revoke-tokens', async () => {
    const revoked = state.grants.length
    state.grants = []
    state.save()
    return { revoked }
  })

  http.get('/control/clock', async () => ({ now: new Date(clock.now()).toISOString() }))
  http.post('/control/clock/advance', async ({ body }) => {
    const { ms } = fieldsOf(body)
    if (typeof ms !== 'number' || !(ms >= 0 && ms <= 31 * 24 * 3_600_000))
      throw new Refusal(400, 'ms is invalid')
    await clock.advance(ms)
    return { now: new Date(clock.now()).toISOString() }
  })

  http.get('/control/ledger', async () => ({
    calls: ledger.calls,
    events: ledger.events,
    contacts: dialpad.company.contacts,
    users: dialpad.company.users,
  }))
  http.delete('/control/ledger', async () => {
    ledger.clear()
    return {}
  })
}

/** Starts a scenario that somebody asked for. @throws Refusal 404, 409 */
export function play({ theatre }: Dialpad, name: string, body: unknown) {
  if (!SCENARIO_NAMES.includes(name)) throw new Refusal(404, 'No such scenario')
  const wishes = {
    callerNumber: optionalText(body, 'caller_number'),
    callerName: optionalText(body, 'caller_name'),
    target: optionalText(body, 'target'),
    customData: optionalText(body, 'custom_data'),
  }
  try {
    return theatre.play(name as ScenarioName, wishes) ?? { scenario: name }
  } catch (error) {
    if (error instanceof NobodyFree) throw new Refusal(409, 'All possible participants are busy')
    throw error
  }
}

function setFault({ faults }: Dialpad, name: string, value: unknown): void {
  const most = IN_MILLISECONDS.includes(name) ? 600_000 : 1
  const isGood = Object.hasOwn(NO_FAULTS, name) && typeof value === 'number' && value >= 0 && value <= most
  if (!isGood)
    throw new Refusal(400, `${name} is not a known fault, or its value is not between 0 and ${most}`)
  faults.rates[name as FaultName] = value
}
