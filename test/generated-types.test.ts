import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generateTypes } from '../packages/client/generate.ts'
import { useTestHub } from '../packages/hub/test/support.ts'

const GENERATED = join(import.meta.dirname, '../packages/client/src/openapi.ts')

/** `npm run generate` runs this, too, and lets it write the file. */
describe('the types of the client', () => {
  const hub = useTestHub()

  test('are generated from what the hub describes', async () => {
    const { body } = await hub.get('/openapi.json')
    const types = await generateTypes(body)
    await expect(types, 'The API has changed: run npm run generate').toMatchFileSnapshot(GENERATED)
  })
})
