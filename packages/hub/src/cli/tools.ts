import pino from 'pino'
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
  readonly databaseUrl: string
  readonly connector: Connector
  /** The app of an id or a name; the first one when none is named. @throws BadUsage */
  app(named: string | undefined): Promise<{ id: string; name: string }>
  close(): Promise<void>
}

/** The database of the environment or, where there is none, the embedded one, which may be running already. */
export async function openTools(config: Config): Promise<Tools> {
  const log = pino({ level: 'error' }, pino.destination(2))
  const running = config.databaseUrl ?? (await findRunningPostgres(config.dataFolder))
  const embedded = running === null ? await startEmbeddedPostgres(config.dataFolder, log) : null
  const databaseUrl = running ?? embedded?.url ?? ''
  const database = openDatabase(databaseUrl, log, { statementTimeoutMs: 0 })
  const close = async () => {
    await database.close()
    await embedded?.stop()
  }
  try {
    await migrate(database.all)
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
      databaseUrl,
      connector,
      app: named => findApp(database.all, named),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
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
    throw new BadUsage(named === undefined ? 'There is no app yet' : `${named}: there is no such app`)
  if (found.length > 1) throw new BadUsage(`${named}: several apps have this name, use the id`)
  return app
}
