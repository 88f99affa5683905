import pino from 'pino'
import { startHub } from '../packages/hub/src/hub.ts'

/**
 * The hub as `npm start` runs it, in a process of its own: `node hub-process.ts <owner's url> <hub's url> <port>
 * <shared secret>`. The rate limiter counts every request, with limits that no benchmark reaches.
 */
const [databaseOwnerUrl = '', databaseUrl = '', port, sharedWebhookSecret = ''] = process.argv.slice(2)
const NO_LIMIT = 1_000_000_000
const publicUrl = `http://127.0.0.1:${port}`
const hub = await startHub({
  environment: 'sandbox',
  host: '127.0.0.1',
  port: Number(port),
  publicUrl,
  trustProxy: false,
  rateLimits: {
    perKey: NO_LIMIT,
    perAddress: NO_LIMIT,
    perAddressForAccess: NO_LIMIT,
    connections: NO_LIMIT,
  },
  databaseUrl,
  databaseOwnerUrl,
  dialpad: {
    baseUrl: 'http://127.0.0.1:9',
    apiKey: null,
    oauth: {
      baseUrl: 'http://127.0.0.1:9',
      clientId: 'bench',
      clientSecret: 'bench',
      redirectUri: `${publicUrl}/auth/dialpad/callback`,
      scopes: 'offline_access',
    },
  },
  intake: 'webhook',
  returnOrigins: [],
  sharedWebhookSecret,
  internalApiSecret: 'internal secret of the bench',
  encryptionKey: Buffer.alloc(32, 7),
  oldEncryptionKeys: [],
  eventRetentionDays: 3_650,
  feedRetentionDays: 3_650,
  missedCallGraceMs: 300,
  singleSignOn: null,
  allowPrivateWebhooks: true,
  log: pino({ level: 'error' }, pino.destination(2)),
})
process.send?.(hub.firstApp.apiKey)
// Ends by itself, not killed: only then does Node write its CPU profile.
process.once('disconnect', () => hub.stop().finally(() => process.exit(0)))
