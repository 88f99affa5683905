import { restoreDuty } from './agents/duty.ts'
import { CallMemory } from './calls/call-memory.ts'
import { createCallbacks } from './calls/callbacks.ts'
import { LegStore } from './calls/leg-store.ts'
import { controlRoutes } from './control/control.ts'
import { createDelivery, type Delivery } from './delivery/deliver.ts'
import { openSockets, type Sockets } from './delivery/websocket.ts'
import type { Dialpad } from './dialpad.ts'
import { Faults } from './faults.ts'
import { createHttp } from './http.ts'
import { Journal } from './journal.ts'
import { Ledger } from './ledger.ts'
import { oauthRoutes } from './oauth/oauth.ts'
import type { Options } from './options.ts'
import { pageRoutes } from './page/page.ts'
import { apiRoutes } from './rest/api.ts'
import { blockedNumberRoutes } from './rest/blocked-numbers.ts'
import { callRouterRoutes } from './rest/call-routers.ts'
import { callbackRoutes } from './rest/callbacks.ts'
import { callRoutes } from './rest/calls.ts'
import { companyRoutes } from './rest/company.ts'
import { contactRoutes } from './rest/contacts.ts'
import { endpointRoutes } from './rest/endpoints.ts'
import { groupRoutes } from './rest/groups.ts'
import { numberRoutes } from './rest/numbers.ts'
import { recordingRoutes } from './rest/recordings.ts'
import { shareLinkRoutes } from './rest/share-links.ts'
import { smsRoutes } from './rest/sms.ts'
import { createStats } from './rest/stats.ts'
import { subscriptionRoutes } from './rest/subscriptions.ts'
import { talkRoutes } from './rest/talk.ts'
import { userRoutes } from './rest/users.ts'
import { RESTART_GRACE } from './scene.ts'
import { openState, type State } from './state.ts'
import { historySpan, Theatre } from './theatre.ts'
import { Clock } from './world/clock.ts'
import { type Company, changeUser, foundCompany } from './world/company.ts'
import { createRandom } from './world/random.ts'

/** Time for whoever has just subscribed to all kinds to be ready to look. */
const FIRST_CALL_AFTER_MS = 1_500
/** With so many posts unanswered an endless clock waits. */
const FULL = 64

export interface Simulator {
  readonly url: string
  /** Every route of the API, as in "GET /api/v2/company". */
  readonly routes: readonly string[]
  /** How many events were sent and not answered yet. */
  pendingPosts(): number
  /** What it works on, for tests in the same process. */
  readonly dialpad: Dialpad
  stop(): Promise<void>
}

/** Starts a simulated Dialpad. @throws when the port is in use or the state file cannot be read. */
export async function startSimulator(options: Options): Promise<Simulator> {
  const state = openState(options.stateFile)
  const journal = new Journal(options.stateFile === null ? null : `${options.stateFile}.journal`)
  const memory = new CallMemory(journal)
  // Time does not go back, not even where it went faster before a restart.
  const start = Math.max(options.start ?? Date.now(), memory.lastKeptAt())
  const clock = new Clock(start - historySpan(options.history))
  let sockets: Sockets | undefined
  let url = ''
  const seeds = seedsOf(options)
  const ledger = new Ledger()
  const faults = new Faults(createRandom(seeds.faults))
  const broadcast = (id: number, text: string) => sockets?.broadcast(id, text) ?? 0
  const delivery = createDelivery(state, clock, ledger, faults, journal, broadcast)
  const company = foundCompany(createRandom(options.seed))
  restoreUsers(state, company)
  const legs = new LegStore()
  const baseUrl = () => url
  const { publish } = delivery
  const isBlocked = (phoneNumber: string) => state.blockedNumbers.includes(phoneNumber)
  const world = {
    ...{ company, clock, publish, baseUrl, isBlocked, legs, faults },
    ...{ busy: new Set<never>(), stages: new Map(), journal, memory },
  }
  const theatre = new Theatre(
    world,
    ledger,
    seeds.traffic,
    options.rate,
    options.traffic ? FIRST_CALL_AFTER_MS : null,
  )
  const dialpad: Dialpad = {
    ...{ state, company, clock, legs, ledger, faults, theatre, publish, baseUrl, apiKey: options.apiKey },
    callbacks: createCallbacks(state, company, clock, legs, theatre),
    sockets: () => required(sockets),
  }

  delivery.setSilent(true)
  journal.isPaused = true
  await theatre.makeHistory(options.history)
  journal.isPaused = false
  delivery.setSilent(false)

  const http = createHttp()
  const routes: string[] = []
  http.addHook('onRoute', ({ method, url: path }) => {
    if (method !== 'HEAD' && path.startsWith('/api/v2')) routes.push(`${method} ${path}`)
  })
  addRoutes(http, dialpad, options)
  await http.listen({ host: options.host, port: options.port })
  const address = http.server.address()
  url = `http://${options.host}:${typeof address === 'object' && address !== null ? address.port : options.port}`
  sockets = openSockets(http.server, state, clock)
  if (options.speed > 0) clock.run(options.speed, () => delivery.pending() >= FULL)
  resume(dialpad, journal, delivery)
  if (hasReaders(state)) theatre.begin()
  return {
    url,
    routes,
    pendingPosts: delivery.pending,
    dialpad,
    async stop() {
      clock.stop()
      sockets?.close()
      await http.close()
      journal.close()
    },
  }
}

/** Continues where the simulator ended, whether it was stopped or killed. */
function resume({ company, clock, theatre, callbacks }: Dialpad, journal: Journal, delivery: Delivery): void {
  restoreDuty(journal, company)
  theatre.resume()
  callbacks.resume()
  clock.after(RESTART_GRACE, delivery.resume)
}

function restoreUsers({ users: changed }: State, { users }: Company): void {
  for (const { id, settings } of changed) {
    const user = users.find(one => one.id === id)
    if (user !== undefined) changeUser(user, settings)
  }
}

function addRoutes(http: ReturnType<typeof createHttp>, dialpad: Dialpad, options: Options): void {
  const stats = createStats(dialpad)
  oauthRoutes(http, dialpad, options)
  apiRoutes(http, dialpad, [
    companyRoutes,
    numberRoutes,
    blockedNumberRoutes,
    callRouterRoutes,
    callbackRoutes,
    groupRoutes,
    userRoutes,
    contactRoutes,
    callRoutes,
    talkRoutes,
    shareLinkRoutes,
    smsRoutes,
    stats.api,
    endpointRoutes,
    subscriptionRoutes,
  ])
  stats.download(http)
  recordingRoutes(http, dialpad)
  pageRoutes(http, dialpad)
  if (options.control) controlRoutes(http, dialpad)
}

/** After a restart with a memory, other calls must come than those that were there before. */
function seedsOf({ seed, stateFile, start }: Options) {
  const traffic = stateFile === null || start !== null ? seed + 1 : Date.now()
  return { traffic, faults: seed + 3 }
}

function hasReaders(state: State): boolean {
  return state.subscriptions.some(subscription => subscription.kind === 'call')
}

function required(sockets: Sockets | undefined): Sockets {
  if (sockets === undefined) throw new Error('Not listening yet')
  return sockets
}
