import pino, { type Logger } from 'pino'
import { readOwnSecrets } from '../access/own-secrets.ts'
import { createSealer } from '../access/sealing.ts'
import type { Config } from '../config.ts'
import { Connector } from '../connection/connector.ts'
import { openDatabase, type Queries } from '../database/database.ts'
import { findRunningPostgres, startEmbeddedPostgres } from '../database/embedded/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { simulatedAccess } from '../simulated/access.ts'
import { BadUsage } from './usage.ts'

/** What commands work with. */
export interface Tools {
  readonly config: Config
  readonly queries: Queries
  /** Where the owner of the tables logs in, who alone may make tables. */
  readonly ownerUrl: string
  readonly connector: Connector
  /** The app of an id or a name; the first one when none is named. @throws BadUsage */
  app(named: string | undefined): Promise<{ id: string; name: string }>
  close(): Promise<void>
}

export async function openTools(config: Config): Promise<Tools> {
  const log = pino({ level: 'error' }, pino.destination(2))
  const { hubUrl, ownerUrl, stop } = await findDatabase(config, log)
  const database = openDatabase(hubUrl, log, { patient: true })
  const close = async () => {
    await database.close()
    await stop()
  }
  try {
    await migrate(ownerUrl)
    const { encryptionKey } = await readOwnSecrets(config)
    const connector = new Connector({
      queries: database.all,
      sealer: createSealer(encryptionKey, config.oldEncryptionKeys),
      dialpad: config.dialpad ?? simulatedAccess(config, `http://localhost:${config.simulatorPort}`),
      environment: config.environment,
      publicUrl: config.publicUrl,
      intake: config.intake,
      log,
      // The running hub hears of both from the database.
      onSecrets: async () => undefined,
      onConnected: async () => undefined,
    })
    return {
      config,
      queries: database.all,
      ownerUrl,
      connector,
      app: named => findApp(database.all, named),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The database of the environment or, where there is none, the embedded one, which may be running already. */
async function findDatabase({ databaseUrl, databaseOwnerUrl, dataFolder }: Config, log: Logger) {
  const stop = async () => undefined
  if (databaseUrl !== null) return { hubUrl: databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl, stop }
  const running = await findRunningPostgres(dataFolder)
  return running === null ? startEmbeddedPostgres(dataFolder, log) : { ...running, stop }
}

async function findApp(queries: Queries, named: string | undefined): Promise<{ id: string; name: string }> {
  const apps = await queries
    .selectFrom('apps')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const found =
    named === undefined ? apps.slice(0, 1) : apps.filter(app => app.id === named || app.name === named)
  const [app] = found
  if (app === undefined)
    throw new BadUsage(named === undefined ? 'There are no apps yet' : `App not found: ${named}`)
  if (found.length > 1) throw new BadUsage(`Several apps are named ${named}: use the app id`)
  return app
}
