import { execFile } from 'node:child_process'
import { chown, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The user and group that PostgreSQL runs as. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const ACCOUNT_NAME = 'postgres'

/**
 * PostgreSQL refuses to run as root. Started by root, the hub runs it as the user `postgres`, whom it makes
 * if there is none; started by anybody else, as that same person (null).
 */
export async function postgresAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  return (await findAccount()) ?? (await makeAccount())
}

async function findAccount(): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', ACCOUNT_NAME]), run('id', ['-g', ACCOUNT_NAME])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

async function makeAccount(): Promise<Account> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', ACCOUNT_NAME])
  const account = await findAccount()
  if (account === null)
    throw new Error(`Cannot create the system user ${ACCOUNT_NAME}: set DATABASE_URL instead`)
  return account
}

/** Makes a private folder that belongs to the account. */
export async function makePrivateFolder(folder: string, account: Account | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account !== null) await chown(folder, account.uid, account.gid)
}

/**
 * Whether the account may walk down to the path. Root can, but the user `postgres` cannot enter a checkout
 * under /root or in a private temporary folder.
 */
export async function canReach(path: string, account: Account): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
