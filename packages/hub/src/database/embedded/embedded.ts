import { createHash, randomBytes } from 'node:crypto'
import { access, chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { type Cluster, initialise, type Server, superviseServer } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { stopOrphan } from './orphan.ts'
import { type Account, canReach, postgresAccount } from './postgres-account.ts'
import { postgresPrograms, program } from './programs.ts'
import { embeddedSettings } from './settings.ts'

/** Recovery after a crash replays what was not yet in the tables; after a large load that takes its time. */
const READY_WITHIN_MS = 5 * 60_000
const OWNER = 'trunkline'
const HUB = 'trunkline_hub'
const SYSTEM_FOLDER = '/var/lib/trunkline'

export interface EmbeddedPostgres {
  /** For the hub's work: a user that owns nothing. */
  readonly hubUrl: string
  /** For migrations: the owner of the database and its tables, who is no superuser. */
  readonly ownerUrl: string
  /** For tests, which make databases of their own. */
  readonly superuserUrl: string
  /** Where the data is: not under the folder asked for when PostgreSQL's user cannot get there. */
  readonly dataFolder: string
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL of our own on a free port of this machine and starts it again should it die. The data
 * folder is made at the first start.
 *
 * @param folder where to keep it all
 * @param settings further settings of PostgreSQL, as `name=value`
 * @throws DataFolderInUse when another hub uses the folder.
 */
export async function startEmbeddedPostgres(
  folder: string,
  log: Logger,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const account = await postgresAccount()
  await makeShelteredFolder(folder)
  const unlock = lockFolder(folder)
  try {
    const postgres = await start(await findPlace(folder, account), account, settings, log)
    return { ...postgres, stop: () => postgres.stop().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

async function start(
  place: Place,
  account: Account | null,
  settings: readonly string[],
  log: Logger,
): Promise<EmbeddedPostgres> {
  const dataFolder = join(place.folder, 'postgres')
  const password = await readPassword(place.folder)
  await stopOrphan(dataFolder)
  const cluster: Cluster = {
    programs: place.programs,
    dataFolder,
    logFile: join(place.folder, 'postgres.log'),
    account,
    superuserPassword: password,
    port: await findFreePort(),
    settings: [...embeddedSettings(), ...settings],
  }
  if (!(await exists(dataFolder))) await initialise(cluster)
  const superuserUrl = `postgres://postgres:${password}@127.0.0.1:${cluster.port}/postgres`
  const server = await superviseServer(cluster, log)
  try {
    await prepareDatabase(superuserUrl, password, server, cluster.logFile)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    ...urlsOf(password, cluster.port),
    superuserUrl,
    dataFolder,
    stop: server.stop,
  }
}

/**
 * The database of a hub that runs on a folder at this moment, for who wants to look into it or to work on it
 * beside the hub; null when none runs.
 */
export async function findRunningPostgres(
  folder: string,
): Promise<Pick<EmbeddedPostgres, 'hubUrl' | 'ownerUrl'> | null> {
  await makeShelteredFolder(folder)
  const place = await findPlace(folder, await postgresAccount())
  const lock = await readFile(join(place.folder, 'postgres/postmaster.pid'), 'utf8').catch(() => '')
  const port = Number(lock.split('\n')[3])
  if (!(port > 0)) return null
  const urls = urlsOf(await readPassword(place.folder), port)
  const client = new pg.Client({ connectionString: urls.ownerUrl, connectionTimeoutMillis: 3_000 })
  client.on('error', () => undefined)
  const isThere = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end().catch(() => undefined)
  return isThere ? urls : null
}

function urlsOf(password: string, port: number): Pick<EmbeddedPostgres, 'hubUrl' | 'ownerUrl'> {
  const urlOf = (user: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${OWNER}`
  return { hubUrl: urlOf(HUB), ownerUrl: urlOf(OWNER) }
}

interface Place {
  readonly folder: string
  readonly programs: string
}

/**
 * The folder asked for or, where PostgreSQL's user cannot get there (the checkout of root, in a private
 * folder), one under /var/lib with a copy of the programs. What once began there stays there.
 */
async function findPlace(folder: string, account: Account | null): Promise<Place> {
  const programs = await postgresPrograms()
  if (account === null) return { folder, programs }
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const elsewhere = { folder: join(SYSTEM_FOLDER, mark), programs: join(SYSTEM_FOLDER, mark, 'programs') }
  const paths = [join(folder, 'postgres'), program(programs, 'postgres')]
  const reachable = (await Promise.all(paths.map(path => canReach(path, account)))).every(Boolean)
  if (reachable && !(await exists(join(elsewhere.folder, 'postgres')))) return { folder, programs }
  await makeShelteredFolder(elsewhere.folder)
  await cp(programs, elsewhere.programs, { recursive: true, verbatimSymlinks: true })
  return elsewhere
}

/** A folder that others may pass through, as PostgreSQL's user must, but not look into. */
async function makeShelteredFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
}

/** The password of the database's users, made at the first start. */
async function readPassword(folder: string): Promise<string> {
  const file = join(folder, 'postgres-password')
  if (!(await exists(file))) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFile(file, 'utf8')
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port found')
  return address.port
}

/** Waits until the server takes connections, then makes the database and its users as far as they are missing. */
async function prepareDatabase(
  url: string,
  password: string,
  server: Server,
  logFile: string,
): Promise<void> {
  const client = await connectWhenReady(url, server, logFile)
  try {
    const isThere = async (query: string, name: string) => (await client.query(query, [name])).rows.length > 0
    const roles = 'select from pg_roles where rolname = $1'
    if (!(await isThere(roles, OWNER)))
      await client.query(`create role ${OWNER} login createrole password '${password}'`)
    if (!(await isThere(roles, HUB))) await client.query(`create role ${HUB}`)
    await client.query(`alter role ${HUB} login noinherit password '${password}'`)
    await client.query(`grant ${HUB} to ${OWNER} with admin option`)
    if (!(await isThere('select from pg_database where datname = $1', OWNER)))
      await client.query(`create database ${OWNER} owner ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function connectWhenReady(url: string, server: Server, logFile: string): Promise<pg.Client> {
  for (const deadline = Date.now() + READY_WITHIN_MS; ; await sleep(50)) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 3_000,
      query_timeout: 60_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      if (server.exitCode() !== null || Date.now() > deadline) {
        throw new Error(`The embedded PostgreSQL failed to start: see ${logFile}`, { cause: error })
      }
    }
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
