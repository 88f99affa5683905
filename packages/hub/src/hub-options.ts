import type { Logger } from 'pino'
import type { Limits } from './access/rate-limits.ts'
import type { LiveLimits } from './api/live-connections.ts'
import type { TrustProxy } from './api/server.ts'
import type { Environment } from './config.ts'
import type { DialpadAccess } from './connection/connections.ts'
import type { Intake } from './database/tables.ts'
import type { SingleSignOn } from './staff/sign-in.ts'

export interface HubOptions {
  readonly environment: Environment
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  /** Null: as often as they like. */
  readonly rateLimits: Limits | null
  /** Whose word about a client's address counts. */
  readonly trustProxy: TrustProxy
  readonly databaseUrl: string
  /** Where the owner of the tables logs in: at the start only, to bring them up to date. */
  readonly databaseOwnerUrl: string
  readonly dialpad: DialpadAccess
  /** How events come in, unless an app's own setting says otherwise. */
  readonly intake: Intake
  /** Where, beside this hub's own pages, a browser may be sent after it connected an app. */
  readonly returnOrigins: readonly string[]
  readonly sharedWebhookSecret: string | null
  readonly internalApiSecret: string
  /** 32 bytes. */
  readonly encryptionKey: Buffer
  /** Those that it took the place of. */
  readonly oldEncryptionKeys: readonly Buffer[]
  /** After so many days events move to the archive. */
  readonly eventRetentionDays: number
  /** How long a leg that answered may lag behind those that did not, in ms: `call.missed` waits for it. 0: not at all. */
  readonly missedCallGraceMs: number
  readonly singleSignOn: SingleSignOn | null
  /** Whether webhooks may lead to addresses of this house. */
  readonly allowPrivateWebhooks: boolean
  /** How long a reader of the feed may take for what it was sent, in ms. */
  readonly slowestReaderMs?: number
  /** How many live connections may be open on this hub. */
  readonly liveLimits?: Partial<LiveLimits>
  /** How long a request may take to arrive, in ms. */
  readonly requestTimeoutMs?: number
  readonly log: Logger
}
