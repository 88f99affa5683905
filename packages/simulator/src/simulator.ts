import { LegStore } from './calls/leg-store.ts'
import { createTheatre } from './calls/stage.ts'
import { controlRoutes } from './control/control.ts'
import { createDelivery } from './delivery/deliver.ts'
import { createHttp } from './http.ts'
import { Ledger } from './ledger.ts'
import { oauthRoutes } from './oauth/oauth.ts'
import type { Options } from './options.ts'
import { companyRoutes } from './rest/company.ts'
import { subscriptionRoutes } from './rest/subscriptions.ts'
import { webhookRoutes } from './rest/webhooks.ts'
import { openState } from './state.ts'
import { createClock } from './world/clock.ts'
import { foundCompany } from './world/company.ts'
import { createRandom } from './world/random.ts'

/** Time for whoever has just subscribed to all kinds to be ready to look. */
const FIRST_CALL_AFTER_MS = 1_500

export interface Simulator {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a simulated Dialpad. @throws when the port is in use or the state file cannot be read. */
export async function startSimulator(options: Options): Promise<Simulator> {
  const state = openState(options.stateFile)
  const company = foundCompany(createRandom(options.seed))
  const clock = createClock(options.speed)
  const ledger = new Ledger()
  const delivery = createDelivery(state, clock, ledger)
  // After a restart other calls must come than those that were there before.
  const random = createRandom(options.stateFile === null ? options.seed + 1 : Date.now())
  const legs = new LegStore()
  const theatre = createTheatre({ company, clock, random, delivery, ledger, legs, rate: options.rate })

  let hasBegun = false
  const begin = () => {
    if (hasBegun || !options.traffic) return
    hasBegun = true
    clock.after(FIRST_CALL_AFTER_MS, () => theatre.play('first-call'))
    theatre.playUsually()
  }

  const http = createHttp()
  oauthRoutes(http, state, options)
  companyRoutes(http, state, company)
  webhookRoutes(http, state)
  subscriptionRoutes(http, state, kind => kind === 'call' && begin())
  if (options.control) controlRoutes(http, theatre, ledger)
  await http.listen({ host: options.host, port: options.port })
  if (state.subscriptions.some(subscription => subscription.kind === 'call')) begin()

  const address = http.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://${options.host}:${port}`,
    async stop() {
      clock.stop()
      await http.close()
    },
  }
}
