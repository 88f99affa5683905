import { createHash } from 'node:crypto'
import pino from 'pino'
import { createEncryptor } from '../packages/hub/src/access/encryption.ts'
import { Connections } from '../packages/hub/src/connection/connections.ts'
import { openDatabase } from '../packages/hub/src/database/database.ts'
import { dialpadAt } from '../packages/hub/test/support.ts'

/**
 * A process of its own that needs Dialpad: `node token-process.ts <database url> <Dialpad's url> <app id>`. Says that it
 * is there, and once it is told to go on, what came of it.
 */
const [databaseUrl = '', dialpadUrl = '', appId = ''] = process.argv.slice(2)
const database = openDatabase(databaseUrl, pino({ level: 'silent' }))
const encryptor = createEncryptor(Buffer.alloc(32, 7))
const connections = new Connections(database.all, encryptor, dialpadAt(dialpadUrl, {}), 'sandbox')
process.once('message', async () => {
  const company = await connections
    .clientOf(appId)
    .then(client => client.company.get())
    .then(
      ({ id }) => createHash('sha256').update(id).digest('hex'),
      error => `failed: ${error}`,
    )
  process.send?.(company)
  await database.close()
  process.disconnect()
})
process.send?.('ready')
