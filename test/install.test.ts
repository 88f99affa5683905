import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { satisfies } from 'semver'
import { describe, expect, test } from 'vitest'

interface LockedPackage {
  readonly engines?: { readonly node?: string; readonly npm?: string }
  readonly deprecated?: string
  readonly optional?: boolean
}

/** The oldest release of each supported line: what installs here, installs on every later one. */
const NODE_VERSIONS = ['20.19.0', '22.13.0', '24.0.0']
/** The npm that comes with the first of them. */
const NPM_VERSION = '10.8.2'

describe('npm ci', () => {
  test('prints no warnings on Node 20, 22 and 24: no package wants another Node, none is deprecated', async () => {
    const lockfile = await readFile(join(import.meta.dirname, '../package-lock.json'), 'utf8')
    const packages: Record<string, LockedPackage> = JSON.parse(lockfile).packages
    const warnings = Object.entries(packages).flatMap(([path, { engines, deprecated, optional }]) => [
      // npm skips an optional package that does not fit, without a word.
      ...NODE_VERSIONS.filter(version => !optional && !satisfies(version, engines?.node ?? '*')).map(
        version => `${path} does not support Node ${version}: ${engines?.node}`,
      ),
      ...(satisfies(NPM_VERSION, engines?.npm ?? '*') ? [] : [`${path} wants npm ${engines?.npm}`]),
      ...(deprecated === undefined ? [] : [`${path} is deprecated: ${deprecated}`]),
    ])
    expect(warnings).toEqual([])
  })
})
