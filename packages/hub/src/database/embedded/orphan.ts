import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { HUB_APPLICATION_NAME } from '../database.ts'

const run = promisify(execFile)
const STOP_WITHIN_MS = 60_000

/** The folder is in use by another hub, which must not lose its database. */
export class DataFolderInUse extends Error {}

/**
 * A hub that was killed leaves its PostgreSQL running. Stops the one that still runs on this folder, and
 * clears away what says that one runs when none does: after a restart of the machine or container, the
 * process id in the lock file may by now be anybody's.
 *
 * @throws DataFolderInUse when a living hub is connected to it.
 */
export async function stopOrphan(folder: string, urlOnPort: (port: number) => string): Promise<void> {
  const lockFile = join(folder, 'postmaster.pid')
  const lines = (await readFile(lockFile, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0)) return
  if (!(await isPostgres(pid))) {
    await rm(lockFile, { force: true })
    return
  }
  const others = await countHubs(urlOnPort(Number(lines[3])))
  if (others > 0) {
    throw new DataFolderInUse(
      `Another Trunkline is using ${folder}: stop it first, or set DATA_DIR to another folder`,
    )
  }
  process.kill(pid, 'SIGINT')
  for (const deadline = Date.now() + STOP_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    if (!(await isPostgres(pid))) return
  }
  throw new Error(`Cannot stop the PostgreSQL of an earlier run (process ${pid})`)
}

async function isPostgres(pid: number): Promise<boolean> {
  return /postgres/.test(await commandLine(pid))
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return run('ps', ['-o', 'args=', '-p', String(pid)]).then(
    result => result.stdout,
    () => '',
  )
}

/** A server that takes no connections (still recovering, say) has no hub connected. */
async function countHubs(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const query = 'select count(*)::int as hubs from pg_stat_activity where application_name = $1'
    const { rows } = await client.query<{ hubs: number }>(query, [HUB_APPLICATION_NAME])
    return rows[0]?.hubs ?? 0
  } catch {
    return 0
  } finally {
    await client.end().catch(() => undefined)
  }
}
