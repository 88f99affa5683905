import { listApps } from '../access/apps.ts'
import { readQueue } from '../api/status.ts'
import { countEvents } from './events.ts'
import type { Tools } from './tools.ts'
import { table } from './usage.ts'

/** How the hub, its apps and their connections are. */
export async function statusCommand({ config, queries }: Tools): Promise<void> {
  const isUp = await fetch(`http://localhost:${config.port}/health/live`, {
    signal: AbortSignal.timeout(3_000),
  }).then(
    answer => answer.ok,
    () => false,
  )
  console.log(`Hub: ${isUp ? `runs at ${config.publicUrl}` : `does not answer on port ${config.port}`}`)
  console.log(`Dialpad: ${config.dialpad?.baseUrl ?? 'simulated'}, events by ${config.intake}`)
  const { pending, failed, unplaced, lagSeconds } = await readQueue(queries)
  console.log(
    `Events: ${pending} wait (the oldest for ${lagSeconds.toFixed(1)} s), ${failed} failed, ${unplaced} of no known app`,
  )
  const counts = await countEvents(queries)
  const rows = (await listApps(queries)).map(app => {
    const { hour, last } = counts.get(app.app_id) ?? { hour: 0, last: null }
    const state = !app.active ? 'inactive' : app.connected ? 'connected' : 'not connected'
    return [app.app_id, state, String(hour), last?.toISOString() ?? 'never', app.name]
  })
  console.log(`\n${table([['APP', 'DIALPAD', 'EVENTS/HOUR', 'LAST EVENT', 'NAME'], ...rows])}`)
}
