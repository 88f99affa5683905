import { listApps } from '../access/apps.ts'
import { readQueue } from '../api/status.ts'
import { type Config, readConfig } from '../config.ts'
import { HubError } from '../errors.ts'
import { ConfigError } from '../variables.ts'
import { countEvents } from './events.ts'
import { openTools, type Tools } from './tools.ts'

/** A clock that is off by more makes tokens end too early, and reports lie. */
const CLOCK_TOLERANCE_S = 30
const PATIENCE_MS = 10_000
const KINDS = 5

/** What one look found. Without advice all is well. */
interface Finding {
  readonly what: string
  readonly advice?: string
}

/** Looks at everything that a hub needs and says what to do about what is wrong. Gives 1 when something is. */
export async function doctorCommand(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  let isWell = true
  const report = ({ what, advice }: Finding) => {
    console.log(advice === undefined ? `✓ ${what}` : `✗ ${what}\n    ${advice}`)
    isWell &&= advice === undefined
  }
  const config = readSettings(variables, report)
  if (config === null) return 1
  const tools = await openTools(config).catch(error => {
    report({
      what: 'The database cannot be reached',
      advice: `Check DATABASE_URL or the DB_ variables: ${error instanceof Error ? error.message : error}`,
    })
    return null
  })
  if (tools === null) return 1
  try {
    report({ what: 'The database is there, and up to date' })
    report(await checkHub(config))
    report(await checkWebhookAddress(config))
    report(await checkClock(config))
    report(await checkQueue(tools))
    for (const finding of await checkApps(tools)) report(finding)
  } finally {
    await tools.close()
  }
  console.log(isWell ? '\nAll is well.' : '\nSomething needs attention.')
  return isWell ? 0 : 1
}

function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
  report: (finding: Finding) => void,
): Config | null {
  try {
    const config = readConfig(variables)
    report({ what: `The configuration is complete (${config.environment})` })
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    report({ what: 'The configuration is invalid', advice: error.message.replaceAll('\n', '\n    ') })
    return null
  }
}

async function checkHub({ port }: Config): Promise<Finding> {
  const answer = await get(`http://localhost:${port}/health/ready`)
  if (answer?.ok === true) return { what: `The hub is ready on port ${port}` }
  return { what: `The hub does not answer on port ${port}`, advice: 'Start it: npm start' }
}

/** A body that is no event must come to the hub, through whatever is before it, and be called none. */
async function checkWebhookAddress({ publicUrl, intake }: Config): Promise<Finding> {
  if (intake === 'websocket') return { what: 'Events are read over WebSocket: nobody has to reach the hub' }
  const url = `${publicUrl}/webhooks/dialpad`
  const answer = await get(url, {
    method: 'POST',
    body: 'doctor',
    headers: { 'content-type': 'application/jwt' },
  })
  const body = await answer?.json().catch(() => null)
  if ((body as { code?: string } | null)?.code === 'INVALID_BODY') return { what: `${url} leads to the hub` }
  const advice =
    answer === null
      ? 'Nobody answers there: check PUBLIC_URL, DNS, the tunnel or the proxy. Or set DIALPAD_EVENTS=websocket'
      : `Somebody else answers there (${answer.status}): check what the proxy passes on`
  return { what: `${url} does not lead to the hub`, advice }
}

async function checkClock(config: Config): Promise<Finding> {
  const url = config.dialpad?.baseUrl ?? `http://localhost:${config.simulatorPort}`
  const answer = await get(url, { method: 'HEAD' })
  const theirs = Date.parse(answer?.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) {
    return { what: `${url} does not answer`, advice: 'Check the way out: firewall, proxy, DNS' }
  }
  const off = Math.round((Date.now() - theirs) / 1_000)
  if (Math.abs(off) <= CLOCK_TOLERANCE_S) return { what: `Dialpad answers at ${url}, and the clocks agree` }
  return { what: `This clock is ${off} s off Dialpad's`, advice: 'Turn on time synchronisation (NTP)' }
}

async function checkQueue({ queries }: Tools): Promise<Finding> {
  const { pending, failed, unplaced, lagSeconds } = await readQueue(queries)
  if (failed > 0) {
    const advice =
      'GET /internal/events/failed shows why, POST /internal/events/failed/replay tries them again'
    return { what: `${failed} events could not be applied`, advice }
  }
  if (unplaced > 0) {
    const advice =
      'GET /internal/events/unplaced shows their offices. Give those to apps (PATCH /internal/apps/:id {office_ids}), and they are placed'
    return { what: `${unplaced} events belong to no known app`, advice }
  }
  if (lagSeconds > 60) {
    const advice = 'Is a hub running? Its log says why it does not go on'
    return { what: `${pending} events have waited for ${Math.round(lagSeconds)} s`, advice }
  }
  return { what: 'No event waits' }
}

async function checkApps(tools: Tools): Promise<Finding[]> {
  const { queries, connector, config } = tools
  const counts = await countEvents(queries)
  const findings: Finding[] = []
  for (const { app_id: appId, name, active } of await listApps(queries)) {
    if (!active) continue
    try {
      const { webhook, websocket } = await connector.describeIntake(appId)
      const found = Math.max(...[webhook, websocket].map(one => one?.subscriptions.length ?? 0))
      const last = counts.get(appId)?.last?.toISOString() ?? 'never'
      findings.push(
        found >= KINDS
          ? { what: `${name}: connected, subscribed to all ${KINDS} kinds, last event ${last}` }
          : {
              what: `${name}: subscribed to ${found} of ${KINDS} kinds`,
              advice: `POST /internal/apps/${appId}/upkeep repairs it; a kind that Dialpad refuses needs its scope (DIALPAD_SCOPES)`,
            },
      )
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      const connect = `${config.publicUrl}/auth/dialpad/connect?app_id=${appId}`
      const isAway = error.code === 'DIALPAD_UNAVAILABLE'
      findings.push({
        what: `${name}: ${error.message}`,
        advice: isAway ? 'Try again when Dialpad answers' : `Connect it: open ${connect}`,
      })
    }
  }
  return findings
}

function get(url: string, init: RequestInit = {}): Promise<Response | null> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' }).catch(
    () => null,
  )
}
