import pino, { type Logger } from 'pino'
import { createEncryptor } from '../access/encryption.ts'
import { readOwnSecrets } from '../access/own-secrets.ts'
import { type Config, readConfig } from '../config.ts'
import { Connector } from '../connection/connector.ts'
import { type EngineQueries, openDatabase } from '../database/database.ts'
import { findRunningPostgres, startEmbeddedPostgres } from '../database/embedded/embedded.ts'
import { isDatabaseUnavailable } from '../database/errors.ts'
import { migrate } from '../database/migrate.ts'
import { migrateJobs } from '../jobs/jobs.ts'
import { enqueue } from '../jobs/queue.ts'
import { simulatedAccess } from '../simulated/access.ts'
import { pullContacts } from '../sync/pull-contacts.ts'

/** The command line was valid, but the command cannot be carried out. The message is shown as the only line. */
export class CommandError extends Error {}

/** The audit log's entry for what a command does. */
export const BY_COMMAND = { actor: 'command' }

/** What commands work with. */
export interface Context {
  readonly config: Config
  readonly queries: EngineQueries
  /** The connection string of the role that owns the tables: only it may create tables. */
  readonly ownerUrl: string
  readonly connector: Connector
  /** Finds an app by id or name; the oldest app when `named` is undefined. @throws CommandError */
  app(named: string | undefined): Promise<{ id: string; name: string }>
  close(): Promise<void>
}

/** Opens the database, runs a command and closes the database, also after an error. @throws CommandError */
export async function withContext(run: (context: Context) => Promise<void>): Promise<void> {
  const context = await openContext(readConfig(process.env)).catch(error => {
    if (!isDatabaseUnavailable(error)) throw error
    throw new CommandError(
      'Cannot connect to the database: check DATABASE_URL or the DB_ variables (run doctor for details)',
    )
  })
  try {
    await run(context)
  } finally {
    await context.close()
  }
}

/** Connects to the database and migrates it. The caller closes the context. */
export async function openContext(config: Config): Promise<Context> {
  const log = pino({ level: 'error' }, pino.destination(2))
  const { hubUrl, ownerUrl, stop } = await findDatabase(config, log)
  const database = openDatabase(hubUrl, log, { patient: true })
  const close = async () => {
    await database.close()
    await stop()
  }
  try {
    await migrate(ownerUrl)
    await migrateJobs(ownerUrl)
    const { encryptionKey } = await readOwnSecrets(config)
    const connector = new Connector({
      queries: database.all,
      encryptor: createEncryptor(encryptionKey, config.oldEncryptionKeys),
      dialpad: config.dialpad ?? simulatedAccess(config, `http://localhost:${config.simulatorPort}`),
      environment: config.environment,
      publicUrl: config.publicUrl,
      intake: config.intake,
      log,
      // The database notifies a running hub.
      onSecrets: async () => undefined,
      onConnected: (queries, appId, afterMs) => enqueue(queries, pullContacts, { appId }, { afterMs }),
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

/** The configured database or, without one, the embedded one, which a running hub may have started already. */
async function findDatabase({ databaseUrl, databaseOwnerUrl, dataFolder }: Config, log: Logger) {
  const stop = async () => undefined
  if (databaseUrl !== null) return { hubUrl: databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl, stop }
  const running = await findRunningPostgres(dataFolder)
  return running === null ? startEmbeddedPostgres(dataFolder, log) : { ...running, stop }
}

async function findApp(
  queries: EngineQueries,
  named: string | undefined,
): Promise<{ id: string; name: string }> {
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
    throw new CommandError(named === undefined ? 'There are no apps yet' : `App not found: ${named}`)
  if (found.length > 1) throw new CommandError(`Several apps are named ${named}: use the app id`)
  return app
}
