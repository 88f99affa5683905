import type { FastifyInstance } from 'fastify'
import { SCENARIOS, type ScenarioName } from '../calls/scenarios.ts'
import type { Theatre } from '../calls/stage.ts'
import { fieldsOf, Refusal } from '../http.ts'
import type { Ledger } from '../ledger.ts'

/** Steering the simulation, which no Dialpad has: for tests and demonstrations. */
export function controlRoutes(http: FastifyInstance, theatre: Theatre, ledger: Ledger): void {
  http.get('/control/scenarios', async () => ({ scenarios: Object.keys(SCENARIOS) }))

  http.post<{ Params: { name: string } }>('/control/scenarios/:name', async ({ params }) => {
    if (!Object.hasOwn(SCENARIOS, params.name)) throw new Refusal(404, 'No such scenario')
    return theatre.play(params.name as ScenarioName)
  })

  http.post('/control/traffic', async request => {
    const { rate } = fieldsOf(request.body)
    if (typeof rate !== 'number' || !(rate >= 0))
      throw new Refusal(400, 'rate must be a number of calls a minute')
    theatre.setRate(rate)
    return { rate }
  })

  http.get('/control/ledger', async () => ({ calls: ledger.calls, events: ledger.events }))
}
