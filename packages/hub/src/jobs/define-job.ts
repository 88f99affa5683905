import type { Logger } from 'pino'
import { type Static, type TObject, Type } from 'typebox'
import { Compile } from 'typebox/schema'
import { HubError } from '../errors.ts'

/** A day and a night with graphile-worker's back-off: `exp(min(attempt, 10))` seconds after each attempt. */
const MAX_ATTEMPTS = 14
/** The timedJobs enqueues a timed job again before long. */
const MAX_TIMED_ATTEMPTS = 3

/** What every job is given beside its payload. A job that needs more extends it; `startJobs` supplies the rest. */
export interface JobContext {
  readonly log: Logger
  /** Aborted when the hub stops: a long job throws then, and is run again by the next hub. */
  readonly signal: AbortSignal
}

/** Something that the hub does later. It may run twice, for example after its hub was killed, so it must be idempotent. */
export interface Job<Payload, Context extends JobContext = JobContext> {
  readonly name: string
  readonly maxAttempts: number
  /** Minute, hour, day of the month, month, day of the week; UTC. Null: it runs only when it was enqueued. */
  readonly cron: string | null
  /** Of the jobs with one key, at most one waits. Null: each is a job of its own. */
  keyOf(payload: Payload): string | null
  /** @throws HubError INVALID_JOB_PAYLOAD */
  readonly run: (payload: unknown, context: Context) => Promise<void>
}

interface Definition<Schema extends TObject, Context extends JobContext> {
  readonly name: string
  /** Default: no fields. */
  readonly payload?: Schema
  /** See `Job.keyOf`; timed jobs have their name as key. */
  readonly key?: (payload: Static<Schema>) => string
  /** How often it is tried before it has failed. Default: 14, timed jobs 3. */
  readonly maxAttempts?: number
  readonly cron?: string
  readonly run: (payload: Static<Schema>, context: Context) => Promise<unknown>
}

/**
 * Defines a job. A stored payload is validated when the job runs: an older or newer hub may have written it.
 *
 * ```ts
 * const greet = defineJob({
 *   name: 'greet',
 *   payload: Type.Object({ name: Type.String() }),
 *   key: ({ name }) => `greet:${name}`,
 *   run: async ({ name }, { log }) => log.info({ name }, 'hello'),
 * })
 * await enqueue(transaction, greet, { name: 'Ada' })
 * ```
 */
export function defineJob<
  Schema extends TObject = TObject<Record<never, never>>,
  Context extends JobContext = JobContext,
>(definition: Definition<Schema, Context>): Job<Static<Schema>, Context> {
  const {
    name,
    cron = null,
    key,
    maxAttempts = cron === null ? MAX_ATTEMPTS : MAX_TIMED_ATTEMPTS,
  } = definition
  const validator = Compile(definition.payload ?? Type.Object({}))
  return {
    name,
    maxAttempts,
    cron,
    keyOf: payload => key?.(payload) ?? (cron === null ? null : name),
    run: async (payload, context) => {
      if (!validator.Check(payload)) throw invalidPayload(name, validator.Errors(payload)[1])
      await definition.run(payload as Static<Schema>, context)
    },
  }
}

/** Says which fields are wrong, but not what they hold: the message is stored and logged. */
function invalidPayload(
  name: string,
  problems: readonly { readonly instancePath: string; readonly message: string }[],
): HubError {
  const list = problems.map(({ instancePath, message }) => `${instancePath || 'it'} ${message}`).join(', ')
  return new HubError(500, 'INVALID_JOB_PAYLOAD', `The payload of the job "${name}" is invalid: ${list}`)
}
