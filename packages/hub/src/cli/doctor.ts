import { listApps } from '../access/apps.ts'
import { readQueue } from '../api/status.ts'
import { type Config, readConfig } from '../config.ts'
import { HubError } from '../errors.ts'
import { ConfigError } from '../variables.ts'
import { countEvents } from './events.ts'
import { openTools, type Tools } from './tools.ts'

/** With a larger difference, tokens expire too early and times are wrong. */
const CLOCK_TOLERANCE_S = 30
const PATIENCE_MS = 10_000
const KINDS = 5

/** The result of one check. Advice means that something is wrong. */
interface Finding {
  readonly what: string
  readonly advice?: string
}

/** Checks everything that a hub needs and says how to fix problems. @returns the exit code, 1 if there are any */
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
      what: 'Cannot connect to the database',
      advice: `Check DATABASE_URL or the DB_ variables: ${error instanceof Error ? error.message : error}`,
    })
    return null
  })
  if (tools === null) return 1
  try {
    report({ what: 'The database is reachable and up to date' })
    report(await checkHub(config))
    report(await checkWebhookAddress(config))
    report(await checkClock(config))
    report(await checkQueue(tools))
    for (const finding of await checkApps(tools)) report(finding)
  } finally {
    await tools.close()
  }
  console.log(isWell ? '\nNo problems found.' : '\nProblems found.')
  return isWell ? 0 : 1
}

function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
  report: (finding: Finding) => void,
): Config | null {
  try {
    const config = readConfig(variables)
    report({ what: `The configuration is valid (${config.environment})` })
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
  return { what: `The hub is not responding on port ${port}`, advice: 'Start it: npm start' }
}

/** An invalid body must reach the hub, through any proxy in front of it, and be rejected by it. */
async function checkWebhookAddress({ publicUrl, intake }: Config): Promise<Finding> {
  if (intake === 'websocket')
    return { what: 'Events are received over a WebSocket: the hub need not be reachable from outside' }
  const url = `${publicUrl}/webhooks/dialpad`
  const answer = await get(url, {
    method: 'POST',
    body: 'doctor',
    headers: { 'content-type': 'application/jwt' },
  })
  const body = await answer?.json().catch(() => null)
  if ((body as { code?: string } | null)?.code === 'INVALID_BODY') return { what: `${url} reaches the hub` }
  const advice =
    answer === null
      ? 'No response: check PUBLIC_URL, DNS, the tunnel or the proxy, or set DIALPAD_EVENTS=websocket'
      : `Another server responded (${answer.status}): check which paths the proxy forwards`
  return { what: `${url} does not reach the hub`, advice }
}

async function checkClock(config: Config): Promise<Finding> {
  const url = config.dialpad?.baseUrl ?? `http://localhost:${config.simulatorPort}`
  const answer = await get(url, { method: 'HEAD' })
  const theirs = Date.parse(answer?.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) {
    return { what: `${url} is not responding`, advice: 'Check outgoing connections: firewall, proxy, DNS' }
  }
  const off = Math.round((Date.now() - theirs) / 1_000)
  if (Math.abs(off) <= CLOCK_TOLERANCE_S)
    return { what: `Dialpad is reachable at ${url}, and the clocks agree` }
  return {
    what: `This machine's clock differs from Dialpad's by ${off} s`,
    advice: 'Enable time synchronization (NTP)',
  }
}

async function checkQueue({ queries }: Tools): Promise<Finding> {
  const { pending, failed, unplaced, lagSeconds } = await readQueue(queries)
  if (failed > 0) {
    const advice =
      'GET /internal/events/failed lists them with their errors, POST /internal/events/failed/replay retries them'
    return { what: `${failed} events could not be applied`, advice }
  }
  if (unplaced > 0) {
    const advice =
      'GET /internal/events/unplaced lists their offices. Assign these offices to an app (PATCH /internal/apps/:id {office_ids}) to apply the events'
    return { what: `${unplaced} events are unassigned: they belong to no known app`, advice }
  }
  if (lagSeconds > 60) {
    const advice = 'Check that a hub is running, and its log'
    return { what: `${pending} events have been pending for ${Math.round(lagSeconds)} s`, advice }
  }
  return { what: 'No pending events' }
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
          ? { what: `${name}: connected, subscribed to all ${KINDS} kinds of events, last event: ${last}` }
          : {
              what: `${name}: subscribed to ${found} of ${KINDS} kinds of events`,
              advice: `POST /internal/apps/${appId}/upkeep repairs the subscriptions; a kind that Dialpad rejects needs an OAuth scope (DIALPAD_SCOPES)`,
            },
      )
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      const connect = `${config.publicUrl}/auth/dialpad/connect?app_id=${appId}`
      const isAway = error.code === 'DIALPAD_UNAVAILABLE'
      findings.push({
        what: `${name}: ${error.message}`,
        advice: isAway
          ? 'Try again when Dialpad is available'
          : `Connect it: sign in as an administrator, then open ${connect}`,
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
