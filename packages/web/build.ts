/** Builds the pages, unless what is in dist was built from these very files. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const HERE = import.meta.dirname
const STAMP = join(HERE, 'dist/.built-from')
const SOURCES = [
  'src',
  '../client/src',
  'index.html',
  'vite.config.ts',
  'package.json',
  '../../package-lock.json',
]

const fingerprint = hashOf(SOURCES)
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== fingerprint) {
  const startedAt = performance.now()
  // Loaded only now: most starts have nothing to build.
  const { build } = await import('vite')
  await build({ root: HERE, configFile: join(HERE, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(STAMP, fingerprint)
  console.log(`Built the pages in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf)) hash.update(`${path}\n`).update(readFileSync(join(HERE, path)))
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  const stats = statSync(join(HERE, path), { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(join(HERE, path))
    .sort()
    .flatMap(name => filesOf(`${path}/${name}`))
}
