import { createServer } from 'node:net'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { type OwnSecrets, readOwnSecrets } from './access/own-secrets.ts'
import { type Config, readConfig } from './config.ts'
import { startEmbeddedPostgres } from './database/embedded/embedded.ts'
import { DataFolderInUse } from './database/embedded/folder-lock.ts'
import { HubError } from './errors.ts'
import { type Hub, startHub } from './hub.ts'
import type { HubOptions } from './hub-options.ts'
import { type Part, stopParts } from './parts.ts'
import { simulatedAccess } from './simulated/access.ts'
import { grantAccess } from './simulated/grant-access.ts'
import { startSimulator } from './simulated/simulator-process.ts'
import { ConfigError } from './variables.ts'

/** Nothing logs these on purpose; redacted as a second line of defence. */
const SECRETS_IN_LOGS = ['authorization', 'cookie', 'password', 'pin', 'api_key', 'secret', 'token'].flatMap(
  name => [name, `*.${name}`, `*.*.${name}`],
)

/** PostgreSQL writes what it has in memory, and is killed when it cannot. */
const STOP_WITHIN_MS = 40_000
const PARENT_CHECK_MS = 250

class PortInUse extends Error {}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, redact: SECRETS_IN_LOGS }, pino.destination(2))
  const parts: Part[] = []
  const stop = stopOnSignal(parts, log)
  stopOnCrash(stop, log)
  try {
    await start(config, log, parts)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(config: Config, log: Logger, parts: Part[]): Promise<void> {
  await requireFreePort(config)
  const secrets = await readOwnSecrets(config)
  const database = await findDatabase(config, log, parts)
  const simulator = config.dialpad === null ? await startDialpad(config, log, parts) : null
  const dialpad = config.dialpad ?? simulatedAccess(config, simulator?.url ?? '')
  const hub = await startHub({ ...config, ...secrets, ...database, dialpad, log })
  parts.push({ name: 'hub', stop: () => hub.stop() })
  announce(config, secrets, hub, simulator?.url ?? null)
  await connect(config, hub, log)
}

/** The configured database or, without one, the embedded PostgreSQL, which is started. */
async function findDatabase(
  config: Config,
  log: Logger,
  parts: Part[],
): Promise<Pick<HubOptions, 'databaseUrl' | 'databaseOwnerUrl'>> {
  const { databaseUrl, databaseOwnerUrl } = config
  if (databaseUrl !== null) return { databaseUrl, databaseOwnerUrl: databaseOwnerUrl ?? databaseUrl }
  console.log('Starting PostgreSQL…')
  const postgres = await startEmbeddedPostgres(config.dataFolder, log)
  parts.push({ name: 'embedded PostgreSQL', stop: () => postgres.stop() })
  console.log(`Data: ${postgres.dataFolder}`)
  return { databaseUrl: postgres.hubUrl, databaseOwnerUrl: postgres.ownerUrl }
}

async function startDialpad(config: Config, log: Logger, parts: Part[]) {
  const simulator = await startSimulator(config.simulatorPort, join(config.dataFolder, 'simulator.json'), log)
  parts.push({ name: 'simulator', stop: () => simulator.stop() })
  return simulator
}

/** Repairs what changed while the hub was down; with the simulator, connects automatically. */
async function connect(config: Config, hub: Hub, log: Logger): Promise<void> {
  const { id } = hub.firstApp.app
  try {
    await hub.connector.upkeep(id)
  } catch (error) {
    if (config.environment === 'simulated') await grantAccess(`http://localhost:${config.port}`, id)
    else if (error instanceof HubError && error.code === 'NOT_CONNECTED') return
    else
      log.error({ err: error }, 'the connection to Dialpad needs attention: run npm run trunkline -- doctor')
  }
}

function announce(config: Config, secrets: OwnSecrets, hub: Hub, simulatorUrl: string | null): void {
  const { app, apiKey } = hub.firstApp
  const address = simulatorUrl === null ? config.publicUrl : `http://localhost:${config.port}`
  const lines = [
    '',
    `Page: ${address}`,
    `App id: ${app.id}`,
    apiKey === null
      ? 'API key: shown at the first start only. To replace it (revokes the old key): npm run trunkline -- keys rotate'
      : `API key: ${apiKey}`,
    ...(simulatorUrl === null
      ? [
          `Connect Dialpad: sign in as an administrator, then open ${address}/auth/dialpad/connect?app_id=${app.id}`,
        ]
      : [
          `Simulated Dialpad: no Dialpad credentials are set, so calls come from the simulator at ${simulatorUrl}`,
          'Connect a real Dialpad account: set NODE_ENV=production, DIALPAD_PROD_CLIENT_ID, DIALPAD_PROD_CLIENT_SECRET and DIALPAD_PROD_REDIRECT_URI, then restart (see README.md)',
        ]),
    ...(secrets.internalApiSecretFile === null
      ? []
      : [`Internal API secret: stored in ${secrets.internalApiSecretFile}`]),
    ...(hub.firstAdminLink === null ? [] : [`First administrator: ${hub.firstAdminLink} (single-use link)`]),
    'Stop: Ctrl-C',
    '',
  ]
  console.log(lines.join('\n'))
}

/** Checked first, so that nothing else is started in vain. */
async function requireFreePort({ host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `PORT: port ${port} is already in use. Stop the process that uses it, or choose another port: PORT=${port + 1} npm start`
      reject(error.code === 'EADDRINUSE' ? new PortInUse(inUse) : error)
    })
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

/** Ctrl-C arrives twice under npm, which forwards it as well: only the first counts. */
function stopOnSignal(parts: Part[], log: Logger): () => Promise<void> {
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopParts(parts, log, STOP_WITHIN_MS)
    return stopping
  }
  const exit = async () => {
    if (stopping !== undefined) return
    console.log('Stopping…')
    await stop()
    console.log('Stopped')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, exit)
  stopWithNpm(exit)
  return stop
}

/** The state after an unexpected error is unknown: logs one line, stops what was started, and exits with 1. */
function stopOnCrash(stop: () => Promise<void>, log: Logger): void {
  let isCrashing = false
  process.on('uncaughtException', (error, origin) => {
    // What fails while it stops is a consequence.
    if (isCrashing) return
    isCrashing = true
    log.fatal({ err: error, origin }, 'unexpected error, stopping the hub')
    process.exitCode = 1
    void stop().then(() => process.exit(1))
  })
}

/** A SIGTERM to npm ends the shell between npm and this process, which does not pass it on. */
function stopWithNpm(exit: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && exit(), PARENT_CHECK_MS).unref()
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof PortInUse ||
    error instanceof DataFolderInUse ||
    (error instanceof HubError && error.code === 'OLD_SCHEMA')
  console.error(isExpected ? error.message : error)
  process.exit(1)
})
