import pino from 'pino'
import { createSealer } from '../packages/hub/src/access/sealing.ts'
import { createServer } from '../packages/hub/src/api/server.ts'
import { webhookRoutes } from '../packages/hub/src/api/webhooks.ts'
import { openDatabase } from '../packages/hub/src/database/database.ts'
import { createHealth } from '../packages/hub/src/health.ts'
import { EventLog } from '../packages/hub/src/ingest/event-log.ts'
import { KnownApps } from '../packages/hub/src/ingest/known-apps.ts'
import { createReceiver } from '../packages/hub/src/ingest/receive.ts'
import { createMetrics } from '../packages/hub/src/metrics.ts'

/**
 * The hub's street door in a process of its own: `node ingest-server.ts <database url> <shared secret>
 * durable|unstored`. Unstored, it verifies and parses in the same way but keeps nothing. Sends its port.
 */
const [databaseUrl = '', secret = '', mode] = process.argv.slice(2)
const log = pino({ level: 'error' })
const database = openDatabase(databaseUrl, log)
const apps = new KnownApps(database.all, createSealer(Buffer.alloc(32)))
await apps.load()

class NoLog extends EventLog {
  override async append(): Promise<'stored'> {
    return 'stored'
  }
}

const eventLog =
  mode === 'durable'
    ? new EventLog(database.all, createHealth(log).write)
    : new NoLog(database.all, createHealth(log).write)
const server = createServer({ log, trustProxy: false, isHttps: false })
const authenticate = () => Promise.reject(new Error('Nobody is known here'))
webhookRoutes(server, createReceiver(apps, secret, eventLog), authenticate, createMetrics())
await server.listen({ host: '127.0.0.1', port: 0 })
const [address] = server.addresses()
process.send?.(typeof address === 'object' ? address.port : null)
process.once('disconnect', () => process.exit(0))
