import { execFile, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const STOP_WITHIN_MS = 60_000

/**
 * A hub that was killed may leave its PostgreSQL running. Stops the one that still runs on this folder, and clears away
 * what says that one runs when none does: after a restart of the machine or container, the process id in the lock file
 * may by now be anybody's. Only for the hub that holds the lock of the folder, so that no other hub uses this PostgreSQL.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const lockFile = join(folder, 'postmaster.pid')
  const pid = Number((await readFile(lockFile, 'utf8').catch(() => '')).split('\n')[0])
  if (!(pid > 0)) return
  if (!(await isPostgres(pid))) {
    await rm(lockFile, { force: true })
    return
  }
  process.kill(pid, 'SIGINT')
  for (const deadline = Date.now() + STOP_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    if (!(await isPostgres(pid))) return
  }
  throw new Error(`Cannot stop the PostgreSQL of an earlier run (process ${pid})`)
}

/**
 * Has a PostgreSQL stopped (SIGINT: its fast shutdown) as soon as this process ends, however it ends: a shell waits at
 * the other end of a pipe that only this process holds. On Windows there is none, and the next start looks after it.
 *
 * @returns what calls it off
 */
export function stopWithThisProcess(pid: number): () => void {
  if (process.platform === 'win32') return () => undefined
  const waiting = spawn('/bin/sh', ['-c', 'read _ || kill -INT "$0"', String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  waiting.on('error', () => undefined)
  waiting.stdin.on('error', () => undefined)
  waiting.unref()
  return () => waiting.stdin.end('\n')
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
