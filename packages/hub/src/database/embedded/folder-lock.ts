import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/** The folder is in use by another hub, which must not lose its database. */
export class DataFolderInUse extends Error {}

/**
 * Takes a folder for this process, until it lets go or ends. The lock is the operating system's own (SQLite's, on an
 * empty file): a process that is frozen still has it, one that was killed has not, and containers that share the folder
 * see each other's.
 *
 * @returns what lets go
 * @throws DataFolderInUse when another process has it
 */
export function lockFolder(folder: string): () => void {
  const file = new DatabaseSync(join(folder, 'hub.lock'))
  try {
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw error
    throw new DataFolderInUse(`Another Trunkline is running on ${folder}: stop it first, or set DATA_DIR`)
  }
  return () => file.close()
}
