import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

export interface OwnSecrets {
  readonly encryptionKey: Buffer
  readonly internalApiSecret: string
  /** Where the internal secret can be read, when it is not in the environment. */
  readonly internalApiSecretFile: string | null
}

/**
 * The hub's own secrets: those of the environment or, where it names none, made once and kept in the data
 * folder, readable by nobody else.
 */
export async function readOwnSecrets(
  config: Pick<Config, 'dataFolder' | 'encryptionKey' | 'internalApiSecret'>,
): Promise<OwnSecrets> {
  const kept = (name: string) => readOrMake(config.dataFolder, name)
  const file = join(config.dataFolder, 'internal-api-secret')
  return {
    encryptionKey: config.encryptionKey ?? Buffer.from(await kept('encryption-key'), 'base64url'),
    internalApiSecret: config.internalApiSecret ?? (await kept('internal-api-secret')),
    internalApiSecretFile: config.internalApiSecret === null ? file : null,
  }
}

async function readOrMake(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}
