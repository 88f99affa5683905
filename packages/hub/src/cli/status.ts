import { listApps } from '../access/apps.ts'
import { readQueue } from '../api/status.ts'
import { countEvents } from './events.ts'
import type { Tools } from './tools.ts'
import { table } from './usage.ts'

/** Shows the state of the hub, its apps and their connections. */
export async function statusCommand({ config, queries }: Tools): Promise<void> {
  const isUp = await fetch(`http://localhost:${config.port}/health/live`, {
    signal: AbortSignal.timeout(3_000),
  }).then(
    answer => answer.ok,
    () => false,
  )
  console.log(`Hub: ${isUp ? `running at ${config.publicUrl}` : `not responding on port ${config.port}`}`)
  console.log(`Dialpad: ${config.dialpad?.baseUrl ?? 'simulated'}, events received by ${config.intake}`)
  const { pending, failed, unplaced, lagSeconds } = await readQueue(queries)
  console.log(
    `Events: ${pending} pending (oldest: ${lagSeconds.toFixed(1)} s), ${failed} failed, ${unplaced} unassigned`,
  )
  const counts = await countEvents(queries)
  const rows = (await listApps(queries)).map(app => {
    const { hour, last } = counts.get(app.app_id) ?? { hour: 0, last: null }
    const state = !app.active ? 'inactive' : app.connected ? 'connected' : 'not connected'
    return [app.app_id, state, String(hour), last?.toISOString() ?? 'never', app.name]
  })
  console.log(`\n${table([['APP', 'DIALPAD', 'EVENTS/HOUR', 'LAST EVENT', 'NAME'], ...rows])}`)
}
