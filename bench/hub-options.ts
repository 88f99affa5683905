import pino from 'pino'
import type { HubOptions } from '../packages/hub/src/hub-options.ts'

const NO_LIMIT = 1_000_000_000

/** Options as `npm start` gives them. The rate limiter counts every request, with limits that no benchmark reaches. */
export function benchOptions(
  databaseOwnerUrl: string,
  databaseUrl: string,
  port: number,
  sharedWebhookSecret: string,
): HubOptions {
  const publicUrl = `http://127.0.0.1:${port}`
  return {
    environment: 'sandbox',
    host: '127.0.0.1',
    port,
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
  }
}
