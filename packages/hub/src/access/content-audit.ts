import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { RequestQueries } from '../database/database.ts'

/** Content that left the hub in one answer. */
export interface ContentRead {
  readonly appId: string
  /** As the audit log names callers. */
  readonly actor: string
  readonly address: string
  /** The route that answered. */
  readonly route: string
  /** The calls and voicemails whose content was in it. */
  readonly ids: readonly string[]
}

const WRITE_EVERY_MS = 1_000
/** While the database is away, entries wait in memory up to this many; then answers with content are refused. */
const MOST_WAITING = 10_000

/**
 * The audit trail of content in lists and details: which calls' content went to whom, by which route. Written once a
 * second in one statement, because a program that reads page after page would otherwise cost a commit for each.
 */
export class ContentAudit {
  readonly #queries: RequestQueries
  readonly #log: Logger
  #waiting: (ContentRead & { at: string })[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(queries: RequestQueries, log: Logger) {
    this.#queries = queries
    this.#log = log
  }

  start(): void {
    this.#timer = setInterval(() => this.#write(), WRITE_EVERY_MS)
  }

  /** Writes what waits. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#write()
    await this.#writing
  }

  /** @returns false: too much waits to be written, so the content must not be shown */
  record(read: ContentRead): boolean {
    if (this.#waiting.length >= MOST_WAITING) return false
    this.#waiting.push({ ...read, at: new Date().toISOString() })
    return true
  }

  #write(): void {
    const entries = this.#waiting
    if (entries.length === 0) return
    this.#waiting = []
    const rows = entries.map(({ at, appId, actor, address, route, ids }) => ({
      at,
      app_id: appId,
      actor,
      address,
      details: { route, ids },
    }))
    // As one parameter: a statement takes 65,535 of them, which thousands of rows exceed.
    const insert = sql`
      insert into audit_log (at, app_id, actor, action, outcome, address, details)
      select at, app_id, actor, 'content.read', 'done', address, details
      from json_to_recordset(${JSON.stringify(rows)})
        as t (at timestamptz, app_id uuid, actor text, address text, details jsonb)`
    this.#writing = this.#writing
      .then(() => insert.execute(this.#queries))
      .then(
        () => undefined,
        error => {
          this.#waiting = [...entries, ...this.#waiting]
          this.#log.warn(
            { code: (error as { code?: unknown }).code, entries: entries.length },
            'content reads are waiting to be written to the audit log',
          )
        },
      )
  }
}
