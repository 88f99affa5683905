import type { LiveLimits } from './api/live-connections.ts'
import type { LiveReaderOptions } from './api/live-reader.ts'
import type { ServerOptions } from './api/server.ts'
import type { Config } from './config.ts'
import type { Intake } from './database/tables.ts'
import type { RecordKind } from './records/record-kind.ts'

/** Options that `main.ts` fills in where the configuration leaves them open. */
type FilledIn = 'databaseUrl' | 'databaseOwnerUrl' | 'dialpad' | 'internalApiSecret' | 'encryptionKey'
/** Options of the process around the hub. */
type OfProcess = 'dataFolder' | 'logLevel' | 'simulatorPort'

type NeverNull<Options> = { readonly [Name in keyof Options]: NonNullable<Options[Name]> }

/** What a hub is started with: the configuration without what concerns the process around it, and options for tests. */
export interface HubOptions
  extends Omit<Config, FilledIn | OfProcess | 'intake' | 'rateLimits' | 'liveLimits'>,
    NeverNull<Pick<Config, FilledIn>>,
    Pick<ServerOptions, 'requestTimeoutMs' | 'log'> {
  readonly intake: Intake
  /** Null: requests are not limited. */
  readonly rateLimits: Config['rateLimits'] | null
  /** Kinds of records; default: all that the hub knows. */
  readonly kinds?: readonly RecordKind[]
  readonly liveLimits?: Partial<LiveLimits>
  readonly slowestReaderMs?: LiveReaderOptions['slowestMs']
}
