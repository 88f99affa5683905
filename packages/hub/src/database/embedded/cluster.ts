import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, open, rename, rm, writeFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { ThrottledLog } from '../../throttled-log.ts'
import { stopWithThisProcess } from './orphan.ts'
import { type Account, makePrivateFolder } from './postgres-account.ts'
import { program } from './programs.ts'

const RESTART_AFTER_MS = 1_000
/** What does not stop by then is frozen, and recovers at the next start from being killed; in ms. */
const STOP_WITHIN_MS = 30_000

export interface Cluster {
  /** The folder of PostgreSQL's programs. */
  readonly programs: string
  readonly dataFolder: string
  readonly logFile: string
  readonly account: Account | null
  readonly superuserPassword: string
  readonly port: number
  /** Settings beside PostgreSQL's own defaults, as `name=value`. */
  readonly settings: readonly string[]
}

/** Fills a new data folder. It gets its name only when it is whole: a start that is cut off leaves none. */
export async function initialise(cluster: Cluster): Promise<void> {
  const unfinished = `${cluster.dataFolder}.new`
  const passwordFile = `${cluster.dataFolder}.password`
  await rm(unfinished, { recursive: true, force: true })
  await makePrivateFolder(unfinished, cluster.account)
  await writeFile(passwordFile, cluster.superuserPassword, { mode: 0o600 })
  if (cluster.account !== null) await chown(passwordFile, cluster.account.uid, cluster.account.gid)
  try {
    await runToEnd(cluster, 'initdb', [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own, so that sorting does not depend on what the machine has installed.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ])
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(unfinished, cluster.dataFolder)
}

async function runToEnd(cluster: Cluster, name: 'initdb', args: string[]): Promise<void> {
  const child = await spawnProgram(cluster, name, args)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${name} exited with code ${code}: see ${cluster.logFile}`)
}

/**
 * In a process group of its own, because Ctrl-C goes to the whole group of the terminal and the hub must
 * finish its work before its database goes; with its output in a file, because a pipe would break when the
 * hub is killed.
 */
async function spawnProgram(
  cluster: Cluster,
  name: 'postgres' | 'initdb',
  args: string[],
): Promise<ChildProcess> {
  const logFile = await open(cluster.logFile, 'a', 0o600)
  try {
    const child = spawn(program(cluster.programs, name), args, {
      ...cluster.account,
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', logFile.fd, logFile.fd],
    })
    await once(child, 'spawn')
    return child
  } finally {
    await logFile.close()
  }
}

export interface Server {
  /** The code it ended with, while it is down; null while it runs. */
  exitCode(): number | null
  stop(): Promise<void>
}

/** Runs the server and restarts it when it exits without having been stopped. */
export async function superviseServer(cluster: Cluster, log: Logger): Promise<Server> {
  let stopping = false
  let child: ChildProcess
  let restart: NodeJS.Timeout | undefined
  let callOff = () => {}
  const ended = new ThrottledLog(log, 'the embedded PostgreSQL exited, restarting it')
  const settings = [
    `port=${cluster.port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    // The hub logs what fails; PostgreSQL would add the whole statement each time.
    'log_min_error_statement=panic',
    ...cluster.settings,
  ]
  const start = async () => {
    child = await spawnProgram(cluster, 'postgres', [
      '-D',
      cluster.dataFolder,
      ...settings.flatMap(s => ['-c', s]),
    ])
    callOff = stopWithThisProcess(child.pid ?? 0)
    child.once('exit', code => {
      callOff()
      if (stopping) return
      ended.add({ code, logFile: cluster.logFile })
      restart = setTimeout(
        () => start().catch(error => log.fatal({ err: error }, 'cannot restart the embedded PostgreSQL')),
        RESTART_AFTER_MS,
      )
    })
  }
  await start()
  return {
    exitCode: () => child.exitCode,
    async stop() {
      stopping = true
      clearTimeout(restart)
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      // SIGINT is PostgreSQL's fast shutdown: roll back what runs, write everything, end.
      child.kill('SIGINT')
      const killing = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
      await exited
      clearTimeout(killing)
    },
  }
}
