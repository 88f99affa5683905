import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const MAIN = 'packages/hub/src/main.ts'

test('npm start sets V8’s limit to fit the machine: half of its memory', async () => {
  const text = await readFile(join(import.meta.dirname, '../package.json'), 'utf8')
  const { start } = JSON.parse(text).scripts as { start: string }
  expect(start.endsWith(MAIN)).toBe(true)
  const flags = start.split(' ').slice(1, -1)
  const asked = '[v8.getHeapStatistics().heap_size_limit, process.constrainedMemory()].join()'
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '-p', asked])
  const [limit = 0, constrained = 0] = stdout.split(',').map(Number)
  const machine = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
  expect(limit / machine).toBeGreaterThan(0.4)
  expect(limit / machine).toBeLessThan(0.7)
})
