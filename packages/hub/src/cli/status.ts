import type { Command } from '@commander-js/extra-typings'
import { listApps } from '../access/apps.ts'
import { readQueue } from '../api/status.ts'
import { type Context, withContext } from './context.ts'
import { countEvents } from './event-counts.ts'
import { examples, jsonOption, printJson, table } from './output.ts'

const TIMEOUT_MS = 3_000

/** Registers `status`. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('show the hub, its apps and their connections')
    .addOption(jsonOption())
    .addHelpText('after', examples('status', 'status --json'))
    .action(({ json }) =>
      withContext(async context => {
        const status = await readStatus(context)
        if (json === true) printJson(status)
        else showStatus(status, context)
      }),
    )
}

type Status = Awaited<ReturnType<typeof readStatus>>

/** The document that `--json` prints. */
async function readStatus({ config, queries }: Context) {
  const { pending, failed, unassigned, lagSeconds } = await readQueue(queries)
  const counts = await countEvents(queries)
  const apps = await listApps(queries)
  return {
    hub: { running: await isRunning(config.port), url: config.publicUrl },
    dialpad: { url: config.dialpad?.baseUrl ?? null, events_by: config.intake },
    events: { pending, failed, unassigned: unassigned, lag_seconds: lagSeconds },
    apps: apps.map(({ app_id, name, active, connected }) => {
      const { hour, last } = counts.get(app_id) ?? { hour: 0, last: null }
      return {
        app_id,
        name,
        active,
        connected,
        events_last_hour: hour,
        last_event_at: last?.toISOString() ?? null,
      }
    }),
  }
}

function isRunning(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/health/live`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
    answer => answer.ok,
    () => false,
  )
}

function showStatus({ hub, dialpad, events, apps }: Status, { config }: Context): void {
  console.log(`Hub: ${hub.running ? `running at ${hub.url}` : `not responding on port ${config.port}`}`)
  console.log(`Dialpad: ${dialpad.url ?? 'simulated'}, events received by ${dialpad.events_by}`)
  console.log(
    `Events: ${events.pending} pending (oldest: ${events.lag_seconds.toFixed(1)} s), ${events.failed} failed, ${events.unassigned} unassigned`,
  )
  const rows = apps.map(app => {
    const state = !app.active ? 'inactive' : app.connected ? 'connected' : 'not connected'
    return [app.app_id, state, String(app.events_last_hour), app.last_event_at ?? 'never', app.name]
  })
  console.log(`\n${table([['APP', 'DIALPAD', 'EVENTS/HOUR', 'LAST EVENT', 'NAME'], ...rows])}`)
}
