import { SLOWEST_MS } from '../packages/hub/src/api/live-reader.ts'
import { registerRoutes } from '../packages/hub/src/api/register-routes.ts'
import { createServer } from '../packages/hub/src/api/server.ts'
import { EventLog } from '../packages/hub/src/ingest/event-log.ts'
import { createReceiver } from '../packages/hub/src/ingest/receive.ts'
import { createModules } from '../packages/hub/src/modules.ts'
import { benchOptions } from './hub-options.ts'

/**
 * The hub's whole HTTP server, hooks and limiter included, which receives events and does nothing else:
 * `node receiving-process.ts <owner's url> <hub's url> <port> <shared secret> <stored | unstored>`. Nothing is applied.
 */
const [ownerUrl = '', hubUrl = '', port, secret = '', mode] = process.argv.slice(2)
const options = benchOptions(ownerUrl, hubUrl, Number(port), secret)
const modules = createModules(options)
await modules.apps.load()
await modules.keys.load()
// Everything but the statement: each event is answered as if it had been stored.
const unstored = new EventLog(async () => ({ repeats: new Set(), ids: [] }), modules.health.write)
const receiver = mode === 'stored' ? modules.receiver : createReceiver(modules.apps, secret, unstored)
const server = createServer({ log: options.log, trustProxy: options.trustProxy, isHttps: false })
const routeOptions = { ...options, isHttps: false, isReady: () => true, slowestReaderMs: SLOWEST_MS }
await registerRoutes(server, { ...modules, receiver }, routeOptions)
await server.listen({ host: options.host, port: options.port })
process.send?.(true)
process.once('disconnect', async () => {
  await server.close()
  await modules.eventLog.drain()
  process.exit(0)
})
