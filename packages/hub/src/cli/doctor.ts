import type { Command } from '@commander-js/extra-typings'
import { listApps } from '../access/apps.ts'
import { readQueue } from '../api/status.ts'
import { type Config, readConfig } from '../config.ts'
import { HubError } from '../errors.ts'
import { ConfigError } from '../variables.ts'
import { type Context, openContext } from './context.ts'
import { countEvents } from './event-counts.ts'
import { examples, jsonOption, printJson } from './output.ts'

/** With a larger difference, tokens expire too early and times are wrong. */
const CLOCK_TOLERANCE_S = 30
const TIMEOUT_MS = 10_000
/** Calls, messages, agent statuses, contacts and the change log. */
const KINDS = 5

/** The result of one check. Advice means that something is wrong. */
interface Finding {
  readonly what: string
  readonly advice?: string
}

/** Registers `doctor`. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('find problems and how to fix them; exit code 1 if there are any')
    .addOption(jsonOption())
    .addHelpText('after', examples('doctor', 'doctor --json'))
    .action(async ({ json }) => {
      const findings: Finding[] = []
      // Some checks wait for the network: text is shown as soon as it is known.
      for await (const finding of diagnose(process.env)) {
        findings.push(finding)
        if (json !== true) showFinding(finding)
      }
      const isHealthy = findings.every(({ advice }) => advice === undefined)
      if (json === true)
        printJson({
          healthy: isHealthy,
          findings: findings.map(({ what, advice = null }) => ({ what, advice })),
        })
      else console.log(isHealthy ? '\nNo problems found.' : '\nProblems found.')
      if (!isHealthy) process.exitCode = 1
    })
}

/** Checks everything that a hub needs, one after the other; ends early where later checks cannot be made. */
async function* diagnose(variables: Readonly<Record<string, string | undefined>>): AsyncGenerator<Finding> {
  const config = readSettings(variables)
  if (config instanceof ConfigError) {
    yield { what: 'The configuration is invalid', advice: config.message }
    return
  }
  yield { what: `The configuration is valid (${config.environment})` }
  const context = await openContext(config).catch((error: unknown) => describeError(error))
  if (typeof context === 'string') {
    const advice = `Check DATABASE_URL or the DB_ variables: ${context}`
    yield { what: 'Cannot connect to the database', advice }
    return
  }
  try {
    yield { what: 'The database is reachable and up to date' }
    yield await checkHub(config)
    yield await checkWebhookAddress(config)
    yield await checkClock(config)
    yield await checkQueue(context)
    yield* await checkApps(context)
  } finally {
    await context.close()
  }
}

function showFinding({ what, advice }: Finding): void {
  console.log(advice === undefined ? `✓ ${what}` : `✗ ${what}\n    ${advice.replaceAll('\n', '\n    ')}`)
}

function readSettings(variables: Readonly<Record<string, string | undefined>>): Config | ConfigError {
  try {
    return readConfig(variables)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
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

async function checkQueue({ queries }: Context): Promise<Finding> {
  const { pending, failed, unassigned, lagSeconds } = await readQueue(queries)
  if (failed > 0) {
    const advice =
      'GET /internal/events/failed lists them with their errors, POST /internal/events/failed/replay retries them'
    return { what: `${failed} events could not be applied`, advice }
  }
  if (unassigned > 0) {
    const advice =
      'GET /internal/events/unassigned lists their offices. Assign these offices to an app (PATCH /internal/apps/:id {office_ids}) to apply the events'
    return { what: `${unassigned} events are unassigned: they belong to no known app`, advice }
  }
  if (lagSeconds > 60) {
    const advice = 'Check that a hub is running, and its log'
    return { what: `${pending} events have been pending for ${Math.round(lagSeconds)} s`, advice }
  }
  return { what: 'No pending events' }
}

async function checkApps(context: Context): Promise<Finding[]> {
  const { queries, connector, config } = context
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
  return fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' }).catch(
    () => null,
  )
}
